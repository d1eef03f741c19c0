package hiwar.talks.record;

import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Entry;
import hiwar.talks.talk.Decision;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A talk while its lines are on their way to the disk. Commands are decided against {@link #head}, which includes what
 * is not stored yet; people are told of {@link #stored} only. When the disk fails, the head falls back to what is
 * stored. Owned by the shard of the talk; not for several threads.
 */
public final class Ledger {
    /** Commands that may wait for the disk: beyond it the disk is too slow for this talk. */
    public static final int PENDING = 64;

    private final Deque<Answer.ToStore> pending = new ArrayDeque<>();
    private final SequencedMap<Asker, Refusal> refusals = new LinkedHashMap<>();
    private final Map<LogId, Chain> headChains = new LinkedHashMap<>();
    private final Map<LogId, Chain> storedChains = new LinkedHashMap<>();
    private Talk head;
    private Talk stored;

    private record Asker(SeatId by, CommandId command) {}

    /** A talk without a line. */
    public Ledger(Talk empty) {
        head = empty;
        stored = empty;
    }

    /** The talk with all that is decided. */
    public Talk head() {
        return head;
    }

    /** The talk with all that is stored: what may be told. */
    public Talk stored() {
        return stored;
    }

    /** The end of a log, as far as it is stored. */
    public Chain chain(LogId log) {
        return storedChains.getOrDefault(log, Chain.empty(log));
    }

    /**
     * One more line from the disk, when the talk is opened again.
     *
     * @throws IllegalArgumentException when it is not the next of its log
     */
    public void restore(Recorded line) {
        Entry entry = line.entry();
        head = head.apply(entry);
        headChains.put(entry.log(), chain(entry.log()).after(line));
        stored = head;
        storedChains.put(entry.log(), chain(entry.log()).after(line));
    }

    /** Decides a command; the same again gets the first answer again. */
    public Answer submit(Submission submission) {
        Asker asker = new Asker(submission.by(), submission.id());
        Refusal before = refusals.get(asker);
        if (before != null) {
            return new Answer.Refused(before);
        }
        if (pending.size() >= PENDING) {
            return new Answer.Refused(Refusal.of(Reason.DISK_SLOW));
        }
        return switch (head.decide(submission)) {
            case Decision.Refused refused -> {
                remember(asker, refused.refusal());
                yield new Answer.Refused(refused.refusal());
            }
            case Decision.Repeated repeated ->
                new Answer.Repeated(repeated.log(), repeated.firstSequence(), repeated.lastSequence());
            case Decision.Accepted accepted -> accept(submission, accepted.entries());
        };
    }

    private Answer accept(Submission submission, List<Entry> entries) {
        List<Recorded> lines = new ArrayList<>();
        for (Entry entry : entries) {
            Chain chain = headChains.getOrDefault(entry.log(), Chain.empty(entry.log()));
            Recorded line = chain.record(entry);
            headChains.put(entry.log(), chain.after(line));
            head = head.apply(entry);
            lines.add(line);
        }
        Answer.ToStore answer = new Answer.ToStore(submission, List.copyOf(lines));
        pending.add(answer);
        return answer;
    }

    /** The oldest waiting command is on the disk: its lines may be told. Null when none waits. */
    public Answer.@Nullable ToStore confirm() {
        Answer.ToStore answer = pending.poll();
        if (answer != null) {
            for (Recorded line : answer.lines()) {
                LogId log = line.entry().log();
                storedChains.put(log, chain(log).after(line));
                stored = stored.apply(line.entry());
            }
        }
        return answer;
    }

    /**
     * The disk has failed: nothing that waits has happened.
     *
     * @return what was taken back, to be refused with {@link Reason#NOT_STORED}; the same command may be tried again
     */
    public List<Submission> fail() {
        List<Submission> lost = new ArrayList<>();
        for (Answer.ToStore answer : pending) {
            lost.add(answer.submission());
        }
        pending.clear();
        head = stored;
        headChains.clear();
        headChains.putAll(storedChains);
        return lost;
    }

    private void remember(Asker asker, Refusal refusal) {
        if (refusals.size() >= Limits.ANSWERS) {
            refusals.pollFirstEntry();
        }
        refusals.put(asker, refusal);
    }
}
