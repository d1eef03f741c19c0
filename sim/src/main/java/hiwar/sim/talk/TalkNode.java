package hiwar.sim.talk;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.room.ShardInput;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkInput;
import hiwar.room.stage.TalkOutputs;
import hiwar.room.stage.TalkRequest;
import hiwar.sim.check.ShardHost;
import hiwar.sim.check.World;
import hiwar.sim.sim.Disk;
import hiwar.sim.sim.Link;
import hiwar.sim.sim.SeededEntropy;
import hiwar.sim.sim.Simulation;
import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Decoded;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A node with one talk in a simulation: the real shard, the disk, the connections of clients, and what happens when all
 * of it dies and comes back. It shows everything that the shard says to a {@link Witness} before anybody else hears it.
 */
final class TalkNode implements TalkOutputs {
    private static final long BEAT_NANOS = 2_000_000_000L;
    private static final int ABNORMAL_CLOSURE = 1006;

    private final World world;
    private final Disk disk;
    private final Witness witness;
    private final Findings findings;
    private final SeededEntropy entropy;
    private final Map<TalkSessionId, Connection> connections = new LinkedHashMap<>();
    private final Map<RequestId, SeatId> orders = new LinkedHashMap<>();
    private final Deque<List<Recorded>> storing = new ArrayDeque<>();
    private final Readings readings = new Readings();
    private final CRC32C digest = new CRC32C();
    private @Nullable Writer writer;
    private long lastAliveMillis;
    private long numbers;

    /** One client's connection; frames keep their order. */
    private final class Connection {
        private final SeatId seat;
        private final TalkSocket socket;
        private final long delayNanos = 2_000_000 + entropy.below(80_000_000);
        private boolean broken;
        private int underWay;

        Connection(SeatId seat, TalkSocket socket) {
            this.seat = seat;
            this.socket = socket;
        }

        void deliver(Runnable arrival) {
            underWay++;
            world.simulation().after(delayNanos, () -> {
                underWay--;
                if (!broken) {
                    arrival.run();
                }
            });
        }
    }

    /**
     * A node that starts with this record on its disk.
     *
     * @param interposed between the shard and everybody else: what a broken shard would say
     */
    TalkNode(long seed, Link link, List<Recorded> record, UnaryOperator<TalkOutputs> interposed) {
        this.world = new World(seed, link, interposed.apply(this));
        Simulation simulation = world.simulation();
        this.findings = new Findings(simulation);
        this.disk = new Disk(simulation);
        this.entropy = simulation.fork();
        this.witness = new Witness(findings, disk);
        disk.write(record.stream().map(Recorded::line).toList(), kept -> {});
        simulation.run(BEAT_NANOS);
        begin(ShardHost.CLOCK.epochMillis(), null);
        beat();
    }

    World world() {
        return world;
    }

    Disk disk() {
        return disk;
    }

    Witness witness() {
        return witness;
    }

    Readings readings() {
        return readings;
    }

    Findings findings() {
        return findings;
    }

    /** Of every frame that was told. */
    long digest() {
        return digest.getValue();
    }

    long nowMillis() {
        return ShardHost.CLOCK.epochMillis(world.simulation().nowNanos());
    }

    // Life and death

    private void begin(long sinceMillis, @Nullable Long lostAtMillis) {
        Writer starting = new Writer(world.simulation(), disk, Cast.TALK, this::reply);
        writer = starting;
        List<Recorded> lines = starting.found();
        witness.opened(lines, sinceMillis, world.simulation().nowNanos());
        boolean sitting = witness.talk().table().sitting().open();
        input(new TalkInput.Open(Cast.TALK, lines, sitting ? lostAtMillis : null));
    }

    private void beat() {
        boolean writes = disk.health() == Disk.Health.WELL || disk.health() == Disk.Health.SLOW;
        if (!isDown() && writes) {
            lastAliveMillis = nowMillis();
        }
        world.simulation().after(BEAT_NANOS, this::beat);
    }

    boolean isDown() {
        return world.shard().isDown();
    }

    /** The power is cut. */
    void crash() {
        findings.tell("the node dies");
        world.shard().crash();
        disk.crash();
        if (writer != null) {
            writer.stop();
        }
        storing.clear();
        orders.clear();
        witness.died(nowMillis());
        List<Connection> broken = List.copyOf(connections.values());
        connections.clear();
        for (Connection connection : broken) {
            if (!connection.broken) {
                connection.broken = true;
                world.simulation().after(connection.delayNanos, () -> connection.socket.closed(ABNORMAL_CLOSURE));
            }
        }
    }

    /** The power is back. */
    void restart() {
        findings.tell("the node starts again");
        world.shard().restart();
        begin(nowMillis(), lastAliveMillis);
    }

    private void input(TalkInput input) {
        world.shard().input(new ShardInput.Talk(input));
        witness.turned();
    }

    private void reply(TalkInput reply) {
        switch (reply) {
            case TalkInput.Stored ignored ->
                witness.confirmed(storing.remove(), world.simulation().nowNanos());
            case TalkInput.StoreFailed ignored -> {
                findings.tell("the disk failed");
                storing.clear();
            }
            case TalkInput.StoreRecovered recovered -> {
                findings.tell("the disk works again, with " + recovered.lines().size() + " lines unheard");
                witness.confirmed(recovered.lines(), world.simulation().nowNanos());
            }
            default -> throw new IllegalStateException("a disk does not say " + reply);
        }
        input(reply);
    }

    // Clients

    /** Opens a connection; it is closed at once while the node is down. */
    TalkSessionId connect(SeatId seat, TalkSocket socket) {
        TalkSessionId session = new TalkSessionId(++numbers);
        Connection connection = new Connection(seat, socket);
        if (isDown()) {
            connection.deliver(() -> socket.closed(ABNORMAL_CLOSURE));
        } else {
            connections.put(session, connection);
            later(connection, new TalkInput.Connected(Cast.TALK, session, seat));
        }
        return session;
    }

    private void later(Connection connection, TalkInput input) {
        int lives = witness.lives();
        world.simulation().after(connection.delayNanos, () -> {
            if (lives == witness.lives()) {
                input(input);
            }
        });
    }

    /** Sends a frame. */
    void send(TalkSessionId session, String frame) {
        Connection connection = connections.get(session);
        if (connection == null || connection.broken) {
            return;
        }
        switch (TalkRequest.read(frame)) {
            case Decoded.Unread<TalkRequest> unread ->
                findings.require(false, () -> "what a client wrote is misread: " + unread.what());
            case Decoded.Read<TalkRequest> read ->
                later(connection, new TalkInput.Asked(Cast.TALK, session, read.value()));
        }
    }

    /** The connection breaks: frames under way are lost, and the node hears of it after {@code unnoticedNanos}. */
    void cut(TalkSessionId session, long unnoticedNanos) {
        Connection connection = connections.get(session);
        if (connection != null && !connection.broken) {
            connection.broken = true;
            world.simulation().after(unnoticedNanos, () -> gone(session));
        }
    }

    private void gone(TalkSessionId session) {
        if (connections.remove(session) != null && !isDown()) {
            input(new TalkInput.Disconnected(Cast.TALK, session));
        }
    }

    /** True while the connection stands and nothing is on its way to the client. */
    boolean isQuiet(TalkSessionId session) {
        Connection connection = connections.get(session);
        return connection != null && !connection.broken && connection.underWay == 0;
    }

    /** How many connections a seat has, as far as the node knows. */
    long connections(SeatId seat) {
        return connections.values().stream()
                .filter(connection -> connection.seat.equals(seat))
                .count();
    }

    /** The invitation of a seat ends. */
    void bar(SeatId seat) {
        if (!isDown()) {
            input(new TalkInput.Barred(Cast.TALK, seat));
        }
    }

    /** A command by another way than a connection. */
    void order(SeatId by, CommandId id, Command command) {
        if (!isDown()) {
            RequestId request = new RequestId(++numbers);
            orders.put(request, by);
            input(new TalkInput.Ordered(Cast.TALK, request, by, id, command));
        }
    }

    /** Orders that were not answered yet. */
    int unanswered() {
        return orders.size();
    }

    // What the shard leaves

    @Override
    public void tell(TalkSessionId session, String frame) {
        Connection connection = connections.get(session);
        if (connection != null) {
            digest.update(frame.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            witness.told(connection.seat, frame);
            connection.deliver(() -> connection.socket.frame(frame));
        }
    }

    @Override
    public void hangUp(TalkSessionId session, int code, String reason) {
        Connection connection = connections.remove(session);
        if (connection != null) {
            connection.deliver(() -> connection.socket.closed(code));
            later(connection, new TalkInput.Disconnected(Cast.TALK, session));
        }
    }

    @Override
    public void answer(RequestId request, TalkFrame answer) {
        SeatId by = orders.remove(request);
        findings.require(by != null, () -> "an answer to nobody: " + answer);
        if (by != null) {
            witness.told(by, answer.text());
        }
    }

    @Override
    public void store(TalkId talk, int era, List<Recorded> lines) {
        witness.submitted(lines);
        storing.add(lines);
        if (writer != null) {
            writer.submit(era, lines);
        }
    }

    @Override
    public void published(Talk talk, Proceedings proceedings) {
        witness.published(talk, proceedings, nowMillis());
    }

    @Override
    public void closed(TalkId talk) {
        findings.require(false, () -> "the shard has closed the talk");
    }
}
