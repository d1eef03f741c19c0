package hiwar.room.room;

import hiwar.media.transport.Fingerprint;
import hiwar.media.transport.TransportId;
import hiwar.room.auth.Grants;
import hiwar.room.id.RequestId;
import hiwar.room.id.SessionId;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.TalkOutputs;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/** Keeps everything that a shard lets out. */
final class Recorder implements Outputs {
    /** RFC 5761 section 4: the second byte of RTCP, without its highest bit. */
    private static final int FIRST_RTCP = 64;

    private static final int LAST_RTCP = 95;

    final Map<SessionId, List<SignalResponse>> frames = new LinkedHashMap<>();
    final Map<SessionId, Integer> closeCodes = new LinkedHashMap<>();
    final Map<SessionId, Refusal> refusals = new LinkedHashMap<>();
    final Map<RequestId, AdminReply> replies = new LinkedHashMap<>();
    final Map<SessionId, List<Grants>> tokens = new LinkedHashMap<>();
    final Map<TransportId, Fingerprint> handshakes = new LinkedHashMap<>();
    final Map<TransportId, List<byte[]>> sctpPackets = new LinkedHashMap<>();
    final List<TransportId> dtlsClosed = new ArrayList<>();
    final List<RuntimeException> bugs = new ArrayList<>();
    final Map<TransportId, Integer> dtlsDatagrams = new LinkedHashMap<>();
    int datagrams;
    /** Media packets to each address; reports are not counted. */
    final Map<TransportAddress, Integer> mediaPackets = new LinkedHashMap<>();

    final TalkRecorder talks = new TalkRecorder();

    /** The next frame for this session throws, as a bug would. */
    @Nullable
    SessionId breaking;
    /** And so does the one after. */
    boolean breakingTwice;
    /** Every datagram throws. */
    boolean breakingDatagrams;

    private @Nullable TransportAddress claimed;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    @Override
    public TalkOutputs talks() {
        return talks;
    }

    @Override
    public void accept(SessionId session, SignalResponse first) {
        if (frames.containsKey(session) || refusals.containsKey(session)) {
            throw new IllegalStateException(session + " was answered already");
        }
        frames.put(session, new ArrayList<>(List.of(first)));
    }

    @Override
    public void refuse(SessionId session, Refusal refusal) {
        refusals.put(session, refusal);
    }

    @Override
    public void signal(SessionId session, SignalResponse response) {
        if (session.equals(breaking)) {
            breaking = breakingTwice ? session : null;
            breakingTwice = false;
            throw new IllegalStateException("broken on purpose");
        }
        if (!frames.containsKey(session) || closeCodes.containsKey(session)) {
            throw new IllegalStateException(session + " is not open");
        }
        frames.get(session).add(response);
    }

    @Override
    public void close(SessionId session, int code, String reason) {
        if (closeCodes.put(session, code) != null) {
            throw new IllegalStateException(session + " is closed twice");
        }
    }

    @Override
    public void answer(RequestId request, AdminReply reply) {
        replies.put(request, reply);
    }

    @Override
    public void refreshToken(SessionId session, Grants grants) {
        tokens.computeIfAbsent(session, ignored -> new ArrayList<>()).add(grants);
    }

    @Override
    public void bug(String where, RuntimeException exception) {
        bugs.add(exception);
    }

    @Override
    public void dtlsOpen(TransportId id, Fingerprint expected) {
        handshakes.put(id, expected);
    }

    @Override
    public void dtlsReceived(TransportId id, byte[] datagram) {
        dtlsDatagrams.merge(id, 1, Integer::sum);
    }

    @Override
    public void dtlsSend(TransportId id, byte[] applicationData) {
        sctpPackets.computeIfAbsent(id, ignored -> new ArrayList<>()).add(applicationData);
    }

    @Override
    public void dtlsClose(TransportId id) {
        dtlsClosed.add(id);
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim(TransportAddress to, int maxBytes) {
        if (breakingDatagrams) {
            throw new IllegalStateException("broken on purpose");
        }
        claimed = to;
        return 0;
    }

    @Override
    public void commit(int lengthBytes) {
        datagrams++;
        boolean rtp = (buffer.get(0) & 0xC0) == 0x80;
        int type = buffer.get(1) & 0x7F;
        if (rtp && (type < FIRST_RTCP || type > LAST_RTCP)) {
            mediaPackets.merge(Objects.requireNonNull(claimed), 1, Integer::sum);
        }
    }
}
