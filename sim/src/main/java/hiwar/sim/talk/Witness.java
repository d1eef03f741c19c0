package hiwar.sim.talk;

import hiwar.room.stage.TalkFrame;
import hiwar.sim.sim.Disk;
import hiwar.sim.sim.SeededEntropy;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Decoded;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Hash;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Entry;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.PublicBoard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sees everything that goes to the disk, comes from it, and is told to anybody, and says what should not have been. It
 * folds the record by itself from what the disk has confirmed: this is the truth to which the shard's talk and every
 * client's view are compared. One for each run; owned by the simulation's thread.
 */
final class Witness {
    private static final int SNAPSHOT_EVERY = 16;

    private final Findings findings;
    private final Disk disk;
    private final StateRules rules;
    private final Map<String, Recorded> submitted = new HashMap<>();
    private final Map<LogId, List<Recorded>> logs = new LinkedHashMap<>();
    /** How many lines of each log somebody was told of: these must never be lost. */
    private final Map<LogId, Long> acknowledged = new LinkedHashMap<>();

    private final Map<LogId, List<Recorded>> before = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private Talk talk = Talk.empty(Cast.TALK);
    private Proceedings proceedings = Proceedings.empty(Cast.TALK);
    private final List<Moment> moments = new ArrayList<>();
    private Consumer<List<Recorded>> listener = lines -> {};
    private long publishedVersion;
    private long version;
    private int lives;
    private long upMillis;
    private long bornMillis;

    /** From when on the talk stood so. */
    private record Moment(long sinceNanos, Talk talk) {}

    Witness(Findings findings, Disk disk) {
        this.findings = findings;
        this.disk = disk;
        this.rules = new StateRules(findings);
    }

    /** The talk as far as the shard has been told that it is on the disk. */
    Talk talk() {
        return talk;
    }

    Proceedings proceedings() {
        return proceedings;
    }

    /** Changes whenever the talk does. */
    long version() {
        return version;
    }

    /** How many times the node has died. */
    int lives() {
        return lives;
    }

    /** All confirmed lines of a log. */
    List<Recorded> lines(LogId log) {
        return logs.getOrDefault(log, List.of());
    }

    /** The logs that have a line. */
    List<LogId> logs() {
        return List.copyOf(logs.keySet());
    }

    // The disk

    /** The shard wants these lines to be stored together. */
    void submitted(List<Recorded> lines) {
        lines.forEach(line -> submitted.put(line.line(), line));
    }

    /** The node starts, and this is what the disk has. */
    void opened(List<Recorded> lines, long nowMillis, long nowNanos) {
        bornMillis = nowMillis;
        before.clear();
        before.putAll(logs);
        logs.clear();
        done.clear();
        talk = Talk.empty(Cast.TALK);
        proceedings = Proceedings.empty(Cast.TALK);
        submitted(lines);
        take(lines);
        acknowledged.forEach((log, count) -> {
            List<Recorded> had = before.getOrDefault(log, List.of()).subList(0, Math.toIntExact(count));
            List<Recorded> has = lines(log);
            boolean kept =
                    has.size() >= had.size() && has.subList(0, had.size()).equals(had);
            findings.require(kept, () -> "of " + had.size() + " lines of " + log + " that were told, not all are left");
            acknowledged.put(log, Math.min(count, has.size()));
        });
        moments.add(new Moment(nowNanos, talk));
    }

    /** The node has died. */
    void died(long nowMillis) {
        lives++;
        upMillis += nowMillis - bornMillis;
    }

    /** The shard is about to hear that these lines are stored. */
    void confirmed(List<Recorded> lines, long nowNanos) {
        for (Recorded line : lines) {
            findings.require(
                    disk.keeps(line.line()), () -> "the disk says that it keeps what it does not: " + line.line());
        }
        take(lines);
        moments.add(new Moment(nowNanos, talk));
        listener.accept(lines);
    }

    /** Lets somebody else hear, too, what has happened, before the shard does. */
    void listen(Consumer<List<Recorded>> other) {
        listener = other;
    }

    private void take(List<Recorded> lines) {
        String last = "";
        for (Recorded line : lines) {
            Entry entry = line.entry();
            boolean next = entry.sequence() == lines(entry.log()).size() + 1;
            findings.require(next, () -> "not the next line: " + line.line());
            if (!next) {
                return;
            }
            String name = entry.by() + " " + entry.command();
            boolean again = !name.equals(last) && !done.add(name);
            findings.require(!again, () -> "done twice: " + line.line());
            last = name;
            logs.computeIfAbsent(entry.log(), log -> new ArrayList<>()).add(line);
            talk = talk.apply(entry);
            if (entry.log().delegation() == null) {
                proceedings = proceedings.apply(entry);
            }
            version++;
        }
    }

    // What is told

    /** Somebody is about to be sent a frame. */
    void told(SeatId seat, String frame) {
        String line = Frames.line(frame);
        if (line != null) {
            told(seat, line, submitted.get(line));
            return;
        }
        switch (Frames.read(frame)) {
            case TalkFrame.You you -> told(seat, you);
            case TalkFrame.Board board ->
                findings.require(
                        board.board().equals(PublicBoard.of(talk.table())), () -> seat + " is shown an old board");
            case TalkFrame.Accepted accepted -> told(seat, accepted);
            case TalkFrame.Misread ignored -> {}
            case TalkFrame.Welcome ignored -> {}
            case TalkFrame.CaughtUp ignored -> {}
            case TalkFrame.Refused ignored -> {}
            case TalkFrame.Pong ignored -> {}
        }
    }

    private void told(SeatId seat, String text, @Nullable Recorded line) {
        if (line == null) {
            findings.require(false, () -> seat + " is told a line that nobody stored: " + text);
            return;
        }
        LogId log = line.entry().log();
        stored(log, line.entry().sequence(), seat);
        findings.require(talk.mayRead(seat, log), () -> seat + " may not read and is told " + text);
    }

    /** A line of this log is told or acknowledged, with all before it. */
    private void stored(LogId log, long sequence, SeatId seat) {
        List<Recorded> lines = lines(log);
        boolean kept = sequence <= lines.size()
                && disk.keeps(lines.get((int) sequence - 1).line());
        findings.require(kept, () -> seat + " is told of line " + sequence + " of " + log + " before it is stored");
        if (kept) {
            acknowledged.merge(log, sequence, Math::max);
        }
    }

    private void told(SeatId seat, TalkFrame.Accepted accepted) {
        LogId log = LogId.parse(accepted.log());
        if (log == null || accepted.first() < 1 || accepted.first() > accepted.last()) {
            findings.require(false, () -> seat + " is told nonsense: " + accepted);
            return;
        }
        stored(log, accepted.last(), seat);
        for (long i = accepted.first();
                i <= Math.min(accepted.last(), lines(log).size());
                i++) {
            Entry entry = lines(log).get((int) i - 1).entry();
            findings.require(
                    entry.by().equals(seat) && entry.command().equals(accepted.id()),
                    () -> accepted + " for " + seat + " is the answer to another command");
        }
    }

    private void told(SeatId seat, TalkFrame.You you) {
        findings.require(you.equals(expected(seat)), () -> seat + " is told " + you + " instead of " + expected(seat));
    }

    /** What a seat is to be told of itself. */
    TalkFrame.You expected(SeatId seat) {
        Senses senses = Senses.of(talk, seat);
        LogId room = senses.room();
        List<String> readable = talk.readableBy(seat).stream().map(LogId::text).toList();
        return new TalkFrame.You(
                senses.presence(),
                readable,
                room == null ? null : room.text(),
                senses.hears(),
                senses.speaks(),
                senses.shows());
    }

    /** The shard publishes its talk, which has to be what its record says, and nothing about it may be impossible. */
    void published(Talk newTalk, Proceedings newProceedings, long nowMillis) {
        publishedVersion = version;
        findings.require(newTalk.equals(talk), () -> "the shard's talk is not what its record says");
        findings.require(
                newProceedings.equals(proceedings), () -> "the shard's proceedings are not what its record says");
        rules.check(newTalk, newProceedings, upMillis + nowMillis - bornMillis);
        if (version % SNAPSHOT_EVERY == 0) {
            rules.snapshot(newTalk, newProceedings);
        }
    }

    /** A turn of the shard is over. */
    void turned() {
        findings.require(publishedVersion == version, () -> "something has happened and was not published");
    }

    /** True when the talk stood so that this holds at some moment of these, the last included. */
    boolean stood(long fromNanos, long toNanos, Predicate<Talk> so) {
        for (int i = moments.size() - 1; i >= 0; i--) {
            Moment moment = moments.get(i);
            if (moment.sinceNanos <= toNanos && so.test(moment.talk)) {
                return true;
            }
            if (moment.sinceNanos < fromNanos) {
                return false;
            }
        }
        return false;
    }

    /** At the end: every log, read by a stranger, verifies; and with one byte changed it does not. */
    void verify(SeededEntropy entropy) {
        logs.forEach((log, lines) -> {
            List<String> texts =
                    new ArrayList<>(lines.stream().map(Recorded::line).toList());
            Hash head = lines.getLast().hash();
            String fault = fault(log, texts, head);
            findings.require(fault.isEmpty(), () -> log + " does not verify: " + fault);
            int at = (int) entropy.below(texts.size());
            texts.set(at, flipped(texts.get(at), entropy));
            findings.require(
                    !fault(log, texts, head).isEmpty(),
                    () -> "nobody sees what was changed in line " + (at + 1) + " of " + log);
        });
        rules.snapshot(talk, proceedings);
    }

    /** What is wrong with a log whose last line has this hash; empty when nothing is. */
    static String fault(LogId log, List<String> texts, Hash head) {
        Chain chain = Chain.empty(log);
        for (String text : texts) {
            Decoded<Recorded> read = chain.read(text);
            if (read instanceof Decoded.Unread<Recorded> unread) {
                return unread.what();
            }
            chain = chain.after(read.orThrow());
        }
        return chain.head().equals(head) ? "" : "the last line is another one";
    }

    /** The text with one bit of one byte changed. */
    static String flipped(String text, SeededEntropy entropy) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[(int) entropy.below(bytes.length)] ^= (byte) (1 << entropy.below(8));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
