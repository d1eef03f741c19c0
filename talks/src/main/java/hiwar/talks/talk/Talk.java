package hiwar.talks.talk;

import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.event.PreparationEvent.TalkPrepared;
import hiwar.talks.event.SittingEvent.OutageReported;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Answered;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Phase;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole talk: the table, and the caucus of each delegation that ever had one. Immutable and pure: {@link #decide}
 * says what a command leads to, the caller stores the entries, and {@link #apply} is the talk after each of them. If
 * they cannot be stored, nothing has happened.
 */
public record Talk(TalkState table, List<CaucusState> caucuses) {
    /** A talk of which nothing is known yet. */
    public static Talk empty(TalkId id) {
        return new Talk(TalkState.empty(id), List.of());
    }

    public TalkId id() {
        return table.talk();
    }

    /** The caucus of a delegation, empty when there has been none. */
    public CaucusState caucus(DelegationId delegation) {
        for (CaucusState caucus : caucuses) {
            if (caucus.delegation().equals(delegation)) {
                return caucus;
            }
        }
        return CaucusState.empty(id(), delegation);
    }

    /** The delegation in whose open caucus somebody is; null when at the table or away. */
    public @Nullable DelegationId insideCaucus(SeatId seat) {
        for (CaucusState caucus : caucuses) {
            if (caucus.inside().contains(seat)) {
                return caucus.delegation();
            }
        }
        return null;
    }

    /** What a command leads to. */
    public Decision decide(Submission submission) {
        Decision before = answerTo(submission);
        if (before != null) {
            return before;
        }
        return switch (verdict(submission)) {
            case Verdict.Denied denied -> new Decision.Refused(denied.refusal());
            case Verdict.Done done -> new Decision.Accepted(entries(submission, done.outcomes()));
        };
    }

    private @Nullable Decision answerTo(Submission submission) {
        Answered answered = table.answerTo(submission.by(), submission.id());
        if (answered != null) {
            return new Decision.Repeated(table.log(), answered.firstSequence(), answered.lastSequence());
        }
        for (CaucusState caucus : caucuses) {
            answered = caucus.answerTo(submission.by(), submission.id());
            if (answered != null) {
                return new Decision.Repeated(caucus.log(), answered.firstSequence(), answered.lastSequence());
            }
        }
        return null;
    }

    private Verdict verdict(Submission submission) {
        if (!submission.id().wellFormed()) {
            return Verdict.denied(Reason.BAD_NAME);
        }
        if (submission.by().equals(SeatId.NODE)) {
            return ofNode(submission.command());
        }
        if (table.preparation().phase() == Phase.NONE) {
            return Verdict.denied(Reason.NO_TALK);
        }
        Attendee actor = table.seats().find(submission.by());
        return actor == null
                ? Verdict.denied(Reason.NOT_ACCREDITED)
                : Rules.decide(new Asked(this, actor), submission.command());
    }

    /** The node makes talks and says when it was down; it has no other rights. */
    private Verdict ofNode(Command command) {
        if (command instanceof PrepareTalk prepare) {
            return prepare(prepare);
        }
        if (!(command instanceof ReportOutage outage)) {
            return Verdict.denied(Reason.NOT_YOUR_RIGHT);
        }
        if (table.preparation().phase() == Phase.NONE) {
            return Verdict.denied(Reason.NO_TALK);
        }
        long lostAtMillis = Math.max(outage.lostAtMillis(), table.atMillis());
        return new Verdict.Done(List.of(new Verdict.Outcome(table.log(), new OutageReported(lostAtMillis))));
    }

    private Verdict prepare(PrepareTalk command) {
        if (table.preparation().phase() != Phase.NONE) {
            return Verdict.denied(Reason.TALK_EXISTS);
        }
        if (!id().wellFormed() || command.secretary().role() != Role.SECRETARY) {
            return Verdict.denied(Reason.BAD_NAME);
        }
        Refusal refusal = Texts.refuses(command);
        if (refusal == null) {
            refusal = SeatRules.refuses(table, command.secretary());
        }
        return refusal == null
                ? new Verdict.Done(List.of(
                        new Verdict.Outcome(table.log(), new TalkPrepared(command.title(), command.secretary()))))
                : Verdict.denied(refusal);
    }

    /** Each outcome in its place. Time never goes back, whatever the clock of the node does. */
    private List<Entry> entries(Submission submission, List<Verdict.Outcome> outcomes) {
        List<Entry> entries = new ArrayList<>();
        long atMillis = Math.max(submission.atMillis(), table.atMillis());
        for (CaucusState caucus : caucuses) {
            atMillis = Math.max(atMillis, caucus.atMillis());
        }
        for (Verdict.Outcome outcome : outcomes) {
            long sequence = sequence(outcome.log()) + 1;
            for (Entry before : entries) {
                sequence += before.log().equals(outcome.log()) ? 1 : 0;
            }
            entries.add(
                    new Entry(outcome.log(), sequence, atMillis, submission.by(), submission.id(), outcome.event()));
        }
        return Collections.unmodifiableList(entries);
    }

    private long sequence(LogId log) {
        DelegationId delegation = log.delegation();
        return delegation == null ? table.sequence() : caucus(delegation).sequence();
    }

    /**
     * The talk after one more entry.
     *
     * @throws IllegalArgumentException when the entry is not the next one of its log
     */
    public Talk apply(Entry entry) {
        DelegationId delegation = entry.log().delegation();
        if (delegation == null) {
            return new Talk(table.apply(entry), caucuses);
        }
        CaucusState changed = caucus(delegation).apply(entry);
        List<CaucusState> others = new ArrayList<>(caucuses);
        int at = others.indexOf(caucus(delegation));
        if (at < 0) {
            others.add(changed);
        } else {
            others.set(at, changed);
        }
        return new Talk(table, Collections.unmodifiableList(others));
    }

    /** The talk after more entries, in this order. */
    public Talk apply(List<Entry> entries) {
        Talk talk = this;
        for (Entry entry : entries) {
            talk = talk.apply(entry);
        }
        return talk;
    }

    /** The logs that a seat may read now: what it sees of the talk is a fold over these and nothing else. */
    public List<LogId> readableBy(SeatId seat) {
        List<LogId> logs = new ArrayList<>();
        if (mayRead(seat, table.log())) {
            logs.add(table.log());
        }
        for (CaucusState caucus : caucuses) {
            if (mayRead(seat, caucus.log())) {
                logs.add(caucus.log());
            }
        }
        return logs;
    }

    /**
     * True when a seat may read a log, now. The table's is read by all who work at the talk, and by observers once they
     * have been admitted to the sitting; by the press pool never. A caucus's is read by the delegation, and by
     * interpreters and guests while they are inside.
     */
    public boolean mayRead(SeatId id, LogId log) {
        Attendee seat = table.seats().find(id);
        if (seat == null || !log.talk().equals(id())) {
            return false;
        }
        DelegationId delegation = log.delegation();
        if (delegation != null) {
            return (seat.of(delegation) && seat.role().needsDelegation())
                    || caucus(delegation).inside().contains(id);
        }
        return switch (seat.role()) {
            case CHAIR, MEDIATOR, HEAD, DELEGATE, ADVISER -> true;
            case INTERPRETER, CHECK_INTERPRETER, SECRETARY, TECHNICIAN -> true;
            case OBSERVER -> seat.present();
            case PRESS -> false;
        };
    }
}
