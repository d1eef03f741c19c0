package hiwar.sim.talk;

import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkFrame.Accepted;
import hiwar.room.stage.TalkFrame.Refused;
import hiwar.room.stage.TalkOutputs;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Decoded;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.CaucusState;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.PublicBoard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One device of a seat: connects, says what it has, folds the lines that come into its view of the talk, and gives
 * commands again until it has heard what became of them. It trusts nothing: every line has to continue the chain that
 * it holds.
 */
final class TalkClient {
    private static final long COMING_BACK_NANOS = 3_000_000_000L;
    private static final int KEPT_ANSWERS = 20;

    private final TalkNode node;
    private final Findings findings;
    private final SeatId seat;
    private final String name;
    private final Map<LogId, Held> held = new LinkedHashMap<>();
    private final Map<CommandId, Command> pending = new LinkedHashMap<>();
    private final Map<CommandId, Accepted> answers = new LinkedHashMap<>();
    private final Map<CommandId, Command> commands = new LinkedHashMap<>();
    private @Nullable Socket socket;
    private TalkFrame.@Nullable You you;
    private @Nullable PublicBoard board;
    private boolean resting;
    private int given;
    private int closedWith;
    private long comparedVersion = -1;

    /** What the device has of one log. */
    private static final class Held {
        private Chain chain;
        private Proceedings proceedings = Proceedings.empty(Cast.TALK);
        private @Nullable CaucusState caucus;

        Held(LogId log) {
            chain = Chain.empty(log);
            caucus = log.delegation() == null ? null : CaucusState.empty(log.talk(), log.delegation());
        }

        void add(Recorded line) {
            chain = chain.after(line);
            if (caucus == null) {
                proceedings = proceedings.apply(line.entry());
            } else {
                caucus = caucus.apply(line.entry());
            }
        }
    }

    /** A device called {@code name} that has not connected yet. */
    TalkClient(TalkNode node, SeatId seat, String name) {
        this.node = node;
        this.findings = node.findings();
        this.seat = seat;
        this.name = name;
    }

    SeatId seat() {
        return seat;
    }

    @Override
    public String toString() {
        return name;
    }

    /** True while it is put away, or was sent away. */
    boolean isResting() {
        return resting;
    }

    /** Where the server says that the seat is; null before it has said so on this connection. */
    TalkFrame.@Nullable You you() {
        return socket == null ? null : you;
    }

    /** The code with which the node ended the last connection; 0 when it did not. */
    int closedWith() {
        return closedWith;
    }

    /** True while there is a connection on which everything has come. */
    boolean isCaughtUp() {
        return socket != null && socket.caughtUp;
    }

    /** Connects, unless it is connected. */
    void connect() {
        resting = false;
        if (socket == null) {
            Socket opened = new Socket();
            socket = opened;
            opened.session = node.connect(seat, opened);
            TreeMap<String, Long> after = new TreeMap<>();
            held.forEach((log, what) -> after.put(log.text(), what.chain.sequence()));
            opened.send(new TalkRequest.Follow(after));
        }
    }

    /**
     * The connection breaks; the node notices after {@code unnoticedNanos}, the device comes back after
     * {@code awayNanos}.
     */
    void cut(long unnoticedNanos, long awayNanos) {
        Socket broken = socket;
        if (broken != null && broken.session != null) {
            node.cut(broken.session, unnoticedNanos);
            socket = null;
            node.world().simulation().after(awayNanos, this::comeBack);
        }
    }

    /** Is put away and does not come back by itself. */
    void rest() {
        cut(0, 0);
        resting = true;
    }

    private void comeBack() {
        if (!resting) {
            connect();
        }
    }

    /** Gives a command, now or when there is a connection. */
    void give(Command command) {
        CommandId id = new CommandId(name + "-" + ++given);
        pending.put(id, command);
        if (isCaughtUp() && socket != null) {
            socket.send(new TalkRequest.Give(id, command));
        }
    }

    /** Gives a command again that was carried out: it must not be done again. */
    void repeat() {
        if (isCaughtUp() && socket != null && !answers.isEmpty()) {
            CommandId id = answers.keySet().iterator().next();
            Command command = commands.get(id);
            if (command != null) {
                pending.put(id, command);
                socket.send(new TalkRequest.Give(id, command));
            }
        }
    }

    /** Commands whose answer has not come. */
    int unanswered() {
        return pending.size();
    }

    /**
     * Compares its view with the record, when nothing is on its way that could change it.
     *
     * @param closely everything that it shows, not only that its logs end with the same hash
     */
    void compare(Witness witness, boolean closely) {
        Socket current = socket;
        if (current == null
                || !current.caughtUp
                || current.session == null
                || !node.isQuiet(current.session)
                || comparedVersion == witness.version()) {
            return;
        }
        comparedVersion = closely ? witness.version() : comparedVersion;
        findings.require(witness.expected(seat).equals(you), () -> name + " believes " + you);
        List<LogId> readable = witness.talk().readableBy(seat);
        for (LogId log : readable) {
            List<Recorded> lines = witness.lines(log);
            Held mine = held.getOrDefault(log, new Held(log));
            boolean same = mine.chain.sequence() == lines.size()
                    && (lines.isEmpty()
                            || mine.chain.head().equals(lines.getLast().hash()));
            findings.require(same, () -> name + " has caught up with another " + log + " at " + mine.chain.sequence());
            if (!closely) {
                continue;
            }
            boolean view = mine.caucus == null
                    ? mine.proceedings.equals(witness.proceedings())
                    : mine.caucus.equals(witness.talk().caucus(mine.caucus.delegation()));
            findings.require(view, () -> name + " sees another talk in " + log);
        }
        if (!readable.contains(LogId.table(Cast.TALK))) {
            findings.require(
                    PublicBoard.of(witness.talk().table()).equals(board), () -> name + " sees another board: " + board);
        }
    }

    /** One connection; what comes on an old one is for nobody. */
    private final class Socket implements TalkSocket {
        private @Nullable TalkSessionId session;
        private boolean welcome;
        private boolean caughtUp;

        void send(TalkRequest request) {
            if (session != null) {
                node.send(session, Frames.write(request));
            }
        }

        @Override
        public void closed(int code) {
            if (socket != this) {
                return;
            }
            socket = null;
            closedWith = code;
            if (code == TalkOutputs.REPLACED || code == TalkOutputs.BARRED) {
                resting = true;
            }
            node.world().simulation().after(COMING_BACK_NANOS, TalkClient.this::comeBack);
        }

        @Override
        public void frame(String text) {
            if (socket != this) {
                return;
            }
            String line = Frames.line(text);
            if (line != null) {
                read(line);
                return;
            }
            TalkFrame frame = Frames.read(text);
            findings.require(welcome || frame instanceof TalkFrame.Welcome, () -> name + " is not welcomed: " + text);
            switch (frame) {
                case TalkFrame.Welcome ignored -> welcome = true;
                case TalkFrame.You now -> {
                    you = now;
                    held.keySet().removeIf(log -> !now.logs().contains(log.text()));
                }
                case TalkFrame.Board now -> board = now.board();
                case TalkFrame.CaughtUp now -> caughtUp(now);
                case Accepted accepted -> accepted(accepted);
                case Refused refused ->
                    findings.require(
                            pending.remove(refused.id()) != null, () -> name + " never asked for " + refused.id());
                case TalkFrame.Misread misread ->
                    findings.require(false, () -> name + " is not understood: " + misread.what());
                case TalkFrame.Pong ignored -> {}
            }
        }

        private void read(String text) {
            for (LogId log : LOGS) {
                if (text.contains("\"log\":\"" + log + "\"")) {
                    boolean readable = you != null && you.logs().contains(log.text());
                    findings.require(readable, () -> name + " is told of " + log + " unasked");
                    Held mine = held.computeIfAbsent(log, Held::new);
                    switch (node.readings().read(mine.chain, text)) {
                        case Decoded.Read<Recorded> read -> mine.add(read.value());
                        case Decoded.Unread<Recorded> unread ->
                            findings.require(false, () -> name + " cannot follow " + log + ": " + unread.what());
                    }
                    return;
                }
            }
            findings.require(false, () -> name + " is told of a log that is none: " + text);
        }

        private void caughtUp(TalkFrame.CaughtUp now) {
            now.last().forEach((log, sequence) -> {
                LogId id = LogId.parse(log);
                long has = id == null || !held.containsKey(id)
                        ? 0
                        : held.get(id).chain.sequence();
                findings.require(has == sequence, () -> name + " has " + has + " lines and not " + now);
            });
            caughtUp = true;
            comparedVersion = -1;
            pending.forEach((id, command) -> send(new TalkRequest.Give(id, command)));
        }

        private void accepted(Accepted accepted) {
            Command command = pending.remove(accepted.id());
            Accepted first = answers.get(accepted.id());
            findings.require(
                    command != null || accepted.equals(first), () -> name + " never asked for " + accepted.id());
            findings.require(
                    first == null || first.equals(accepted), () -> name + " hears " + accepted + " after " + first);
            LogId log = LogId.parse(accepted.log());
            boolean reads = you != null && you.logs().contains(accepted.log());
            Held mine = log == null ? null : held.get(log);
            findings.require(
                    !reads || (mine != null && mine.chain.sequence() >= accepted.last()),
                    () -> name + " is answered before it is told: " + accepted);
            if (command != null) {
                answers.putIfAbsent(accepted.id(), accepted);
                commands.putIfAbsent(accepted.id(), command);
            }
            if (answers.size() > KEPT_ANSWERS) {
                CommandId oldest = answers.keySet().iterator().next();
                answers.remove(oldest);
                commands.remove(oldest);
            }
        }
    }

    private static final List<LogId> LOGS =
            List.of(LogId.table(Cast.TALK), LogId.caucus(Cast.TALK, Cast.NORTH), LogId.caucus(Cast.TALK, Cast.SOUTH));
}
