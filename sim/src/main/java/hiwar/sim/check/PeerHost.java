package hiwar.sim.check;

import hiwar.media.srtp.JdkCiphers;
import hiwar.media.transport.Fingerprint;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.room.id.SessionId;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import hiwar.sim.media.ReceivedFrame;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.PeerOptions;
import hiwar.sim.peer.PeerSink;
import hiwar.sim.peer.ReceivedStream;
import hiwar.sim.peer.SendStream;
import hiwar.sim.sim.Network;
import hiwar.sim.sim.SeededEntropy;
import hiwar.sim.sim.Simulation;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/**
 * A client peer in a simulation: it joins a {@link ShardHost}, comes back when it is cut off, and remembers what came.
 */
public final class PeerHost implements PeerSink, PeerEvents {
    private static final Fingerprint CERTIFICATE = new Fingerprint("sha-256", "CD:".repeat(31) + "CD");
    private static final long HELLO_NANOS = 100_000_000;
    private static final int BUFFER_BYTES = 4096;

    private final Simulation simulation;
    private final Network network;
    private final ShardHost shard;
    private final TransportAddress address;
    private final Grants grants;
    private final SeededEntropy entropy;
    private final ClientPeer peer;
    private final ByteBuffer sending = ByteBuffer.allocate(BUFFER_BYTES);
    private final Set<SendStream> keyframesWanted = new LinkedHashSet<>();
    private final Map<String, FrameLog> frames = new LinkedHashMap<>();
    private final List<DataPacket> data = new ArrayList<>();
    private final List<Runnable> pending = new ArrayList<>();
    /** Asked while there was no socket. */
    private final List<SignalRequest> queued = new ArrayList<>();

    private final Pace pace;
    private @Nullable Ear ear;
    private @Nullable TransportAddress claimed;
    private @Nullable SessionId session;
    private @Nullable Refusal refusal;
    private long helloNumber;
    private int closedWith;
    private boolean gone;
    private long wakeNanos = Long.MAX_VALUE;

    /**
     * Who somebody is, and where to.
     *
     * @param expiresEpochSeconds when the token ends
     * @param defiant does not do what the server says
     */
    public record Ticket(String identity, String room, long expiresEpochSeconds, boolean defiant) {}

    /** Hears of everything that comes, as it comes. */
    public interface Ear {
        void packet(ReceivedStream stream, RtpPacket packet);

        void data(DataPacket packet);
    }

    /** The holder of {@code ticket} at {@code address}, who has not joined yet. */
    public PeerHost(World world, Ticket ticket, TransportAddress address) {
        this.simulation = world.simulation();
        this.network = world.network();
        this.shard = world.shard();
        this.address = address;
        this.pace = new Pace(ticket.identity());
        this.grants = grants(ticket);
        this.entropy = simulation.fork();
        PeerOptions options = PeerOptions.usual(CERTIFICATE, ShardHost.CLOCK).assembling();
        this.peer = new ClientPeer(ticket.defiant ? options.defying() : options, this, this, entropy, new JdkCiphers());
        network.attach(address, (from, datagram) -> {
            peer.receive(from, ByteBuffer.wrap(datagram), 0, datagram.length, simulation.nowNanos());
            after();
        });
    }

    private static Grants grants(Ticket ticket) {
        Map<String, ?> video = Map.of("roomJoin", true, "room", ticket.room);
        String name = ticket.identity;
        Claims.Reading reading = Claims.read(
                Map.of("iss", "key", "sub", name, "name", name, "exp", ticket.expiresEpochSeconds, "video", video));
        if (!(reading instanceof Claims.Parsed parsed)) {
            throw new IllegalStateException("claims of " + ticket.identity + " are " + reading);
        }
        return parsed.grants();
    }

    /** Lets {@code listener} hear of everything that comes. */
    public void listen(Ear listener) {
        ear = listener;
    }

    /** Opens the WebSocket and joins. */
    public void join() {
        session = shard.connect(JoinParams.v1(grants, peer.join()), new Socket());
    }

    /** The WebSocket breaks; the peer opens another one after {@code awayNanos}. */
    public void cutSignal(long awayNanos) {
        SessionId broken = session;
        if (broken != null) {
            shard.cut(broken);
            session = null;
            simulation.after(awayNanos, () -> {
                if (!gone && session == null && peer.left() == null) {
                    session = shard.connect(JoinParams.v1(grants, peer.resume()), new Socket());
                }
            });
        }
    }

    /** Says goodbye and closes everything, as a client does that goes. */
    public void leave() {
        act(ClientPeer::leave);
        gone = true;
        network.detach(address);
    }

    /** True while there is a WebSocket to the shard. */
    public boolean isReached() {
        return session != null;
    }

    /** True when only a new session can help: the server has said so, or does not answer any more. */
    public boolean isLost() {
        return peer.left() != null || peer.failure() != null || refusal != null;
    }

    /** Does something with the peer, as its owner would: what it wants to send goes out. */
    public void act(java.util.function.Consumer<ClientPeer> action) {
        action.accept(peer);
        peer.tick(simulation.nowNanos());
        after();
    }

    /** Who it is. */
    public String identity() {
        return grants.identity().value();
    }

    /** The peer. */
    public ClientPeer peer() {
        return peer;
    }

    /** Frames that came, by track. */
    public Map<String, FrameLog> frames() {
        return frames;
    }

    /** Data packets that came, in order. */
    public List<DataPacket> data() {
        return data;
    }

    /** Why the shard did not let the peer in; null when it did. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** The code with which the shard closed the WebSocket; 0 when it did not. */
    public int closedWith() {
        return closedWith;
    }

    /** True once for each time that the server asked for a keyframe of {@code stream}. */
    public boolean takeKeyframeRequest(SendStream stream) {
        return keyframesWanted.remove(stream);
    }

    /** Does what the peer asked for during the call that has just returned, and sees to its deadline. */
    private void after() {
        while (!pending.isEmpty()) {
            List<Runnable> actions = List.copyOf(pending);
            pending.clear();
            actions.forEach(Runnable::run);
        }
        long deadline = peer.deadlineNanos();
        if (gone || deadline == Long.MAX_VALUE || deadline >= wakeNanos) {
            return;
        }
        wakeNanos = Math.max(deadline, simulation.nowNanos());
        long due = wakeNanos;
        simulation.at(due, () -> {
            if (wakeNanos == due) {
                wakeNanos = Long.MAX_VALUE;
                if (gone) {
                    return;
                }
                pace.tick(due);
                peer.tick(simulation.nowNanos());
                after();
            }
        });
    }

    @Override
    public void signal(SignalRequest request) {
        SessionId current = session;
        if (current != null) {
            shard.send(current, request);
        } else if (waits(request)) {
            queued.add(request);
        }
    }

    /** LiveKit's JS client keeps requests for the next socket, except for those that only make sense at once. */
    private static boolean waits(SignalRequest request) {
        return switch (request.getMessageCase()) {
            case OFFER, ANSWER, TRICKLE, SYNC_STATE, SIMULATE, LEAVE, PING, PING_REQ -> false;
            default -> true;
        };
    }

    @Override
    public ByteBuffer buffer() {
        return sending;
    }

    @Override
    public int claim(TransportAddress to, int maxBytes) {
        claimed = to;
        return maxBytes <= BUFFER_BYTES ? 0 : -1;
    }

    @Override
    public void commit(int lengthBytes) {
        TransportAddress to = claimed;
        if (to == null) {
            throw new IllegalStateException("nothing is claimed");
        }
        byte[] datagram = new byte[lengthBytes];
        sending.get(0, datagram);
        network.send(address, to, datagram);
    }

    @Override
    public void dtlsOpen(Fingerprint expected) {
        helloNumber = entropy.nextLong();
        pending.add(this::hello);
    }

    /** Says hello again until the shard has answered. */
    private void hello() {
        if (!gone && !peer.isConnected() && peer.failure() == null) {
            peer.dtlsDatagram(Handshake.hello(helloNumber));
            simulation.after(HELLO_NANOS, this::hello);
        }
    }

    @Override
    public void dtlsReceived(byte[] datagram) {
        Long number = Handshake.number(datagram);
        byte[] sctp = Handshake.open(datagram);
        pending.add(() -> {
            if (number != null && number == helloNumber && !peer.isConnected()) {
                peer.dtlsConnected(Handshake.keys(number), simulation.nowNanos());
            } else if (sctp != null && peer.isConnected()) {
                peer.dtlsData(sctp, simulation.nowNanos());
            }
        });
    }

    @Override
    public void dtlsSend(byte[] applicationData) {
        pending.add(() -> peer.dtlsDatagram(Handshake.seal(applicationData)));
    }

    @Override
    public void dtlsClose() {
        // Nothing was opened.
    }

    @Override
    public void keyframeWanted(SendStream stream) {
        keyframesWanted.add(stream);
    }

    @Override
    public void frame(ReceivedStream stream, ReceivedFrame frame) {
        frames.computeIfAbsent(stream.trackSid(), sid -> new FrameLog()).add(frame, simulation.nowNanos());
    }

    @Override
    public void packet(ReceivedStream stream, RtpPacket packet) {
        if (ear != null) {
            ear.packet(stream, packet);
        }
    }

    @Override
    public void data(String label, DataPacket packet) {
        data.add(packet);
        if (ear != null) {
            ear.data(packet);
        }
    }

    /** Frames of the shard reach the peer only while this is its latest socket. */
    private final class Socket implements ShardHost.SignalSocket {
        @Override
        public void opened(SignalResponse first) {
            frame(first);
            List<SignalRequest> requests = List.copyOf(queued);
            queued.clear();
            requests.forEach(PeerHost.this::signal);
        }

        @Override
        public void refused(Refusal why) {
            refusal = why;
            session = null;
        }

        @Override
        public void frame(SignalResponse response) {
            if (gone) {
                return;
            }
            peer.handle(response, simulation.nowNanos());
            after();
        }

        @Override
        public void closed(int code) {
            closedWith = code;
            session = null;
        }
    }
}
