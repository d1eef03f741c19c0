package hiwar.sim.check;

import hiwar.media.srtp.JdkCiphers;
import hiwar.media.transport.Fingerprint;
import hiwar.media.transport.TransportId;
import hiwar.room.auth.Grants;
import hiwar.room.id.RequestId;
import hiwar.room.id.SessionId;
import hiwar.room.room.Outputs;
import hiwar.room.room.Shard;
import hiwar.room.room.ShardConfig;
import hiwar.room.room.ShardInput;
import hiwar.room.room.WallClock;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.TalkOutputs;
import hiwar.sim.sim.Network;
import hiwar.sim.sim.Simulation;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/**
 * A real shard in a simulation: its socket is an address of the network, its WebSockets are queues with a delay. Runs
 * on the simulation's thread. What the shard leaves here is never acted on before its call has returned.
 */
public final class ShardHost implements Outputs {
    /** The hash of the node's certificate; nobody checks it here. */
    public static final Fingerprint CERTIFICATE = new Fingerprint("sha-256", "AB:".repeat(31) + "AB");

    /** The wall time at which every simulation begins: the day of the reference talk. */
    public static final WallClock CLOCK = new WallClock(0, 1_624_867_200_000L);

    private static final long WEB_SOCKET_DELAY_NANOS = 15_000_000;
    private static final int BUFFER_BYTES = 4096;
    /** What a browser says of a socket that just broke (RFC 6455 section 7.4.1). */
    private static final int ABNORMAL_CLOSURE = 1006;

    /** One end of a WebSocket, on the client's side. */
    interface SignalSocket {
        void opened(SignalResponse first);

        void refused(Refusal refusal);

        void frame(SignalResponse response);

        void closed(int code);
    }

    private final Simulation simulation;
    private final Network network;
    private final TransportAddress address;
    private final TalkOutputs talks;
    private final ByteBuffer sending = ByteBuffer.allocate(BUFFER_BYTES);
    private final Map<SessionId, SignalSocket> sockets = new LinkedHashMap<>();
    private final List<AdminReply> replies = new ArrayList<>();
    private final Pace pace = new Pace("the shard");
    private Shard shard;
    /** Counts the crashes: what was on its way to a shard that is gone is for nobody. */
    private int life;

    private boolean down;
    private @Nullable TransportAddress claimed;
    private long sessions;
    private long wakeNanos = Long.MAX_VALUE;

    /** A shard at {@code address} of {@code network}, whose talks leave what they have to say in {@code talks}. */
    public ShardHost(Simulation simulation, Network network, TransportAddress address, TalkOutputs talks) {
        this.simulation = simulation;
        this.network = network;
        this.address = address;
        this.talks = talks;
        this.shard = start();
    }

    private Shard start() {
        ShardConfig config = new ShardConfig(
                0, CERTIFICATE, List.of(address), "", "ND_simulated", true, ShardConfig.DEFAULT_MAX_PARTICIPANTS);
        network.attach(address, (from, datagram) -> {
            ByteBuffer buffer = ByteBuffer.wrap(datagram);
            shard.receive(from, buffer, 0, datagram.length, simulation.nowNanos());
            wake();
        });
        return new Shard(config, CLOCK, this, simulation.fork(), new JdkCiphers());
    }

    /** The process dies: everything in memory is gone, and every WebSocket breaks. */
    public void crash() {
        down = true;
        life++;
        wakeNanos = Long.MAX_VALUE;
        network.detach(address);
        List<SignalSocket> broken = List.copyOf(sockets.values());
        sockets.clear();
        later(() -> broken.forEach(socket -> socket.closed(ABNORMAL_CLOSURE)));
    }

    /** Another process takes its place, which knows nothing. */
    public void restart() {
        shard = start();
        down = false;
    }

    /** True between {@link #crash} and {@link #restart}. */
    public boolean isDown() {
        return down;
    }

    /** The shard itself, to read its counters. */
    public Shard shard() {
        return shard;
    }

    /** Where peers reach it. */
    public TransportAddress address() {
        return address;
    }

    /** Carries out an administrator's call; the answer is there when this returns. */
    public AdminReply admin(AdminCall call) {
        replies.clear();
        input(new ShardInput.Admin(new RequestId(++sessions), call));
        if (replies.isEmpty()) {
            throw new IllegalStateException("the shard left " + call + " unanswered");
        }
        return replies.getFirst();
    }

    /** Opens a WebSocket with a join or a resume. */
    SessionId connect(JoinParams params, SignalSocket socket) {
        SessionId session = new SessionId(++sessions);
        if (down) {
            later(() -> socket.closed(ABNORMAL_CLOSURE));
            return session;
        }
        sockets.put(session, socket);
        inputLater(
                WEB_SOCKET_DELAY_NANOS,
                params.resumes() ? new ShardInput.Resume(session, params) : new ShardInput.Join(session, params));
        return session;
    }

    /** Sends a frame to the shard. */
    void send(SessionId session, SignalRequest request) {
        later(() -> {
            if (sockets.containsKey(session)) {
                input(new ShardInput.Signal(session, request));
            }
        });
    }

    /** Cuts a WebSocket: frames under way are lost, and the shard hears of it. */
    void cut(SessionId session) {
        if (sockets.remove(session) != null) {
            inputLater(WEB_SOCKET_DELAY_NANOS, new ShardInput.SignalLost(session));
        }
    }

    /** Brings something to the shard, now; nobody is there while it is down. */
    public void input(ShardInput input) {
        if (!down) {
            shard.handle(input, simulation.nowNanos());
            wake();
        }
    }

    /** The same in {@code delayNanos}, if the shard has not died by then. */
    public void inputLater(long delayNanos, ShardInput input) {
        int sent = life;
        simulation.after(delayNanos, () -> {
            if (sent == life) {
                input(input);
            }
        });
    }

    private void later(Runnable action) {
        simulation.after(WEB_SOCKET_DELAY_NANOS, action);
    }

    /** Makes sure that the shard is ticked when it wants to be. */
    private void wake() {
        long deadline = shard.deadlineNanos();
        if (deadline == Long.MAX_VALUE || deadline >= wakeNanos) {
            return;
        }
        wakeNanos = Math.max(deadline, simulation.nowNanos());
        long due = wakeNanos;
        int running = life;
        simulation.at(due, () -> {
            if (running == life && wakeNanos == due) {
                wakeNanos = Long.MAX_VALUE;
                pace.tick(due);
                shard.tick(simulation.nowNanos());
                wake();
            }
        });
    }

    @Override
    public ByteBuffer buffer() {
        return sending;
    }

    @Override
    public int claim(TransportAddress to, int maxBytes) {
        claimed = maxBytes <= BUFFER_BYTES ? to : null;
        return claimed == null ? -1 : 0;
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
    public TalkOutputs talks() {
        return talks;
    }

    @Override
    public void accept(SessionId session, SignalResponse first) {
        deliver(session, socket -> socket.opened(first));
    }

    @Override
    public void refuse(SessionId session, Refusal refusal) {
        deliver(session, socket -> socket.refused(refusal));
        later(() -> sockets.remove(session));
    }

    @Override
    public void signal(SessionId session, SignalResponse response) {
        deliver(session, socket -> socket.frame(response));
    }

    @Override
    public void close(SessionId session, int code, String reason) {
        later(() -> {
            SignalSocket socket = sockets.remove(session);
            if (socket != null) {
                socket.closed(code);
                inputLater(WEB_SOCKET_DELAY_NANOS, new ShardInput.SignalLost(session));
            }
        });
    }

    private void deliver(SessionId session, java.util.function.Consumer<SignalSocket> action) {
        later(() -> {
            SignalSocket socket = sockets.get(session);
            if (socket != null) {
                action.accept(socket);
            }
        });
    }

    @Override
    public void answer(RequestId request, AdminReply reply) {
        replies.add(reply);
    }

    @Override
    public void refreshToken(SessionId session, Grants grants) {
        // Simulated peers join with grants, not with tokens.
    }

    @Override
    public void dtlsOpen(TransportId id, Fingerprint expected) {
        // The client speaks first.
    }

    @Override
    public void dtlsReceived(TransportId id, byte[] datagram) {
        Long number = Handshake.number(datagram);
        byte[] data = Handshake.open(datagram);
        if (number != null) {
            inputLater(0, new ShardInput.DtlsConnected(id, Handshake.keys(number)));
            inputLater(0, new ShardInput.DtlsDatagram(id, Handshake.hello(number)));
        } else if (data != null) {
            inputLater(0, new ShardInput.DtlsData(id, data));
        }
    }

    @Override
    public void dtlsSend(TransportId id, byte[] applicationData) {
        inputLater(0, new ShardInput.DtlsDatagram(id, Handshake.seal(applicationData)));
    }

    @Override
    public void dtlsClose(TransportId id) {
        // Nothing was opened.
    }
}
