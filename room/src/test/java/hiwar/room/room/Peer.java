package hiwar.room.room;

import hiwar.media.sctp.DataChannel;
import hiwar.media.sctp.DataChannelSink;
import hiwar.media.sctp.DataChannels;
import hiwar.media.sctp.Reliability;
import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.srtp.SrtpSession;
import hiwar.media.transport.TransportId;
import hiwar.room.signal.DataPackets;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.RtpWriter;
import hiwar.wire.stun.Stun;
import hiwar.wire.stun.StunKey;
import hiwar.wire.stun.StunWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livekit.LivekitModels.DataPacket;
import org.jspecify.annotations.Nullable;

/** The far end of one transport: real ICE checks and data channels; DTLS is as if it had been. */
final class Peer implements DataChannelSink {
    private static final String UFRAG = "clientUfrag";
    private static final String PASSWORD = "clientPasswordOf24Letters";
    private static int lastPort = 20_000;

    private final VirtualShard stage;
    private final TransportAddress address = TransportAddress.ipv4(0xC633_6401, ++lastPort);
    private final String ufrag;
    private final String password;
    private final DataChannels data;
    private final Map<String, DataChannel> channels = new LinkedHashMap<>();
    private final List<DataPacket> packets = new ArrayList<>();
    private TransportId id = new TransportId(-1);
    private int taken;
    private int sequence;
    private int pictures;
    private @Nullable SrtpSession srtp;

    /** The far end of the transport that {@code theirs} describes. */
    Peer(VirtualShard stage, String theirs) {
        this.stage = stage;
        this.ufrag = attribute(theirs, "ice-ufrag");
        this.password = attribute(theirs, "ice-pwd");
        this.data = new DataChannels(true, 0, stage.entropy, this);
    }

    static String attribute(String sdp, String name) {
        Matcher line = Pattern.compile("(?m)^a=" + name + ":(\\S+)").matcher(sdp);
        if (!line.find()) {
            throw new AssertionError("no a=" + name + " in\n" + sdp);
        }
        return line.group(1);
    }

    /** An answer that takes everything in {@code offer}. */
    static String answerTo(String offer) {
        return offer.replaceAll("(?m)^a=(candidate|end-of-candidates|ssrc|ssrc-group|msid|ice-lite)\\b.*\r\n", "")
                .replaceAll("(?m)^a=ice-ufrag:.*", "a=ice-ufrag:" + UFRAG)
                .replaceAll("(?m)^a=ice-pwd:.*", "a=ice-pwd:" + PASSWORD)
                .replaceAll("(?m)^a=fingerprint:.*", "a=fingerprint:sha-256 CC" + ":DD".repeat(31))
                .replace("a=setup:actpass", "a=setup:active")
                .replace("a=sendonly", "a=recvonly");
    }

    /** Checks, and shakes hands. */
    void connect() {
        Set<TransportId> before = new LinkedHashSet<>(stage.out.handshakes.keySet());
        check();
        List<TransportId> fresh = stage.out.handshakes.keySet().stream()
                .filter(handshake -> !before.contains(handshake))
                .toList();
        if (fresh.size() != 1) {
            throw new AssertionError("a valid check began " + fresh.size() + " handshakes");
        }
        id = fresh.getFirst();
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        SrtpKeys keys = SrtpKeys.fromExporter(profile, new byte[2 * (profile.keyBytes() + profile.saltBytes())]);
        srtp = new SrtpSession(keys, false, new JdkCiphers());
        stage.handle(new ShardInput.DtlsConnected(id, keys));
        data.start(stage.now);
        exchange();
    }

    /** A packet of the microphone in {@code chromium-publisher}, so loud: 0 (loudest) to 127. */
    void speak(int minusDbov) {
        SrtpSession session = Objects.requireNonNull(srtp, "connected");
        ByteBuffer packet = ByteBuffer.allocate(200);
        int header = new RtpWriter()
                .begin(packet, 0, false, 111, ++sequence)
                .source(sequence * 960, 1488842080)
                .extension(1, minusDbov, 1)
                .end();
        int length = session.protectRtp(packet, 0, header + 50);
        stage.shard.receive(address, packet, 0, length, stage.now);
        stage.pass(20 * VirtualShard.MILLISECOND);
    }

    /**
     * A packet of the lowest encoding of the camera in {@code chromium-publisher}: one picture in VP8.
     *
     * @param keyframe the decoder can begin with it
     */
    void film(boolean keyframe) {
        SrtpSession session = Objects.requireNonNull(srtp, "connected");
        ByteBuffer packet = ByteBuffer.allocate(200);
        pictures++;
        int header = new RtpWriter()
                .begin(packet, 0, true, 96, pictures)
                .source(pictures * 3000, 777)
                .extension(4, '1', 1)
                .extension(10, 'q', 1)
                .end();
        packet.put(header, new byte[] {(byte) 0x90, (byte) 0x80, (byte) (pictures & 0x7F), (byte) (keyframe ? 0 : 1)});
        int length = session.protectRtp(packet, 0, header + 50);
        stage.shard.receive(address, packet, 0, length, stage.now);
        stage.pass(33 * VirtualShard.MILLISECOND);
    }

    /** One valid check, which keeps the transport alive too. */
    void check() {
        checkAs(address);
    }

    TransportAddress address() {
        return address;
    }

    /** A valid check whose source address is {@code from}. */
    void checkAs(TransportAddress from) {
        StunWriter check = new StunWriter()
                .begin(Stun.BINDING_REQUEST, stage.entropy.nextLong(), 7)
                .username(ufrag + ":" + UFRAG)
                .priority(1)
                .controlling(5)
                .useCandidate()
                .integrity(new StunKey(password))
                .fingerprint();
        ByteBuffer buffer = ByteBuffer.allocate(Stun.MAX_BYTES);
        int length = check.copyTo(buffer, 0);
        stage.shard.receive(from, buffer, 0, length, stage.now);
    }

    /** Time passes; the client goes on checking. */
    void live(long nanos) {
        long end = stage.now + nanos;
        while (stage.now < end) {
            check();
            stage.pass(Math.min(VirtualShard.SECOND, end - stage.now));
            exchange();
        }
    }

    TransportId id() {
        return id;
    }

    /** Opens the channels that clients open on their publishing connection. */
    Peer openChannels() {
        channels.put(DataPackets.LOSSY_LABEL, data.open(DataPackets.LOSSY_LABEL, Reliability.LOSSY, stage.now));
        channels.put(
                DataPackets.RELIABLE_LABEL, data.open(DataPackets.RELIABLE_LABEL, Reliability.RELIABLE, stage.now));
        exchange();
        return this;
    }

    void send(String label, DataPacket packet) {
        send(label, packet.toByteArray());
    }

    void send(String label, byte[] message) {
        DataChannel channel = channels.get(label);
        if (channel == null) {
            channel = data.open(label, Reliability.RELIABLE, stage.now);
            channels.put(label, channel);
        }
        if (!data.send(channel, message, true, stage.now)) {
            throw new AssertionError(channel + " takes nothing");
        }
        exchange();
    }

    /** Carries SCTP both ways until there is no more. */
    void exchange() {
        List<byte[]> theirs = stage.out.sctpPackets.getOrDefault(id, List.of());
        while (taken < theirs.size()) {
            data.handle(theirs.get(taken++), stage.now);
            theirs = stage.out.sctpPackets.getOrDefault(id, List.of());
        }
    }

    /** All packets that came on any channel. */
    List<DataPacket> packets() {
        exchange();
        return packets;
    }

    @Override
    public void sctpPacket(byte[] packet) {
        stage.handle(new ShardInput.DtlsData(id, packet));
    }

    @Override
    public void opened(DataChannel channel) {
        channels.put(channel.label(), channel);
    }

    @Override
    public void message(DataChannel channel, byte[] bytes, boolean binary) {
        packets.add(Objects.requireNonNull(DataPackets.parse(bytes), "a data packet"));
    }

    @Override
    public void closed(DataChannel channel) {}

    @Override
    public void down(String reason) {}
}
