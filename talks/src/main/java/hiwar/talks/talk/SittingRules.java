package hiwar.talks.talk;

import hiwar.talks.command.RecordCommand;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
import hiwar.talks.command.SittingCommand;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.CloseCaucus;
import hiwar.talks.command.SittingCommand.CloseSitting;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.event.AgendaEvent.ItemSetAside;
import hiwar.talks.event.CaucusEvent.CaucusEnded;
import hiwar.talks.event.CaucusEvent.CaucusEntered;
import hiwar.talks.event.Event;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.RecordEvent.ReturnedToRecord;
import hiwar.talks.event.RecordEvent.WentOffRecord;
import hiwar.talks.event.SittingEvent.CaucusClosed;
import hiwar.talks.event.SittingEvent.CaucusOpened;
import hiwar.talks.event.SittingEvent.RecessCalled;
import hiwar.talks.event.SittingEvent.SittingAdjourned;
import hiwar.talks.event.SittingEvent.SittingClosed;
import hiwar.talks.event.SittingEvent.SittingOpened;
import hiwar.talks.event.SittingEvent.SittingResumed;
import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Item;
import hiwar.talks.state.Phase;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opening, recess, adjournment, closing; withdrawing into caucus; the record switch. */
final class SittingRules {
    private SittingRules() {}

    static Verdict decide(Asked asked, SittingCommand command) {
        return switch (command) {
            case OpenSitting ignored -> open(asked);
            case CallRecess recess -> recess(asked, recess);
            case ResumeSitting ignored -> resume(asked);
            case AdjournSitting adjourn -> adjourn(asked, adjourn.untilMillis());
            case CloseSitting ignored -> end(asked, new SittingClosed());
            case OpenCaucus caucus -> openCaucus(asked, caucus.delegation());
            case CloseCaucus caucus -> closeCaucus(asked, caucus.delegation());
        };
    }

    static Verdict decide(Asked asked, RecordCommand command) {
        boolean offRecord = asked.table().sitting().offRecord();
        return switch (command) {
            case GoOffRecord ignored -> offRecord ? Verdict.denied(Reason.ALREADY_SO) : asked.done(new WentOffRecord());
            case ReturnToRecord ignored ->
                offRecord ? asked.done(new ReturnedToRecord()) : Verdict.denied(Reason.ON_RECORD);
        };
    }

    private static Verdict open(Asked asked) {
        TalkState table = asked.table();
        if (table.sitting().open()) {
            return Verdict.denied(Reason.ALREADY_SO);
        }
        if (table.preparation().phase() == Phase.POSTPONED) {
            return Verdict.denied(Reason.POSTPONED);
        }
        if (table.preparation().delegations().size() < 2) {
            return Verdict.denied(Reason.ONE_DELEGATION);
        }
        for (Delegation delegation : table.preparation().delegations()) {
            if (!table.seats().represented(delegation.id())) {
                return Verdict.denied(Reason.DELEGATION_MISSING, delegation.id());
            }
        }
        return table.sitting().caucuses().isEmpty()
                ? asked.done(new SittingOpened(table.sitting().number() + 1))
                : Verdict.denied(Reason.CAUCUS_OPEN);
    }

    private static Verdict recess(Asked asked, CallRecess command) {
        if (asked.table().sitting().inRecess()) {
            return Verdict.denied(Reason.ALREADY_SO);
        }
        return isPast(asked, command.untilMillis())
                ? Verdict.denied(Refusal.limit(Reason.BAD_TIME, Limits.LAST_MILLIS))
                : asked.done(new RecessCalled(command.untilMillis(), command.reason()));
    }

    private static Verdict resume(Asked asked) {
        if (!asked.table().sitting().inRecess()) {
            return Verdict.denied(Reason.NOT_IN_RECESS);
        }
        return asked.table().sitting().caucuses().isEmpty()
                ? asked.done(new SittingResumed())
                : Verdict.denied(Reason.CAUCUS_OPEN);
    }

    /**
     * The secretary may do it in a recess: when one side's line is dead, nobody else can end the sitting in good form.
     */
    private static Verdict adjourn(Asked asked, @Nullable Long untilMillis) {
        if (asked.is(Role.SECRETARY) && !asked.table().sitting().inRecess()) {
            return Verdict.denied(Reason.NOT_IN_RECESS);
        }
        return isPast(asked, untilMillis)
                ? Verdict.denied(Refusal.limit(Reason.BAD_TIME, Limits.LAST_MILLIS))
                : end(asked, new SittingAdjourned(untilMillis));
    }

    /** What is under way ends with the sitting, and the log says so before it says that the sitting ended. */
    private static Verdict end(Asked asked, Event ended) {
        TalkState table = asked.table();
        if (!table.order().points().isEmpty()) {
            return Verdict.denied(Reason.POINT_OF_ORDER_OPEN);
        }
        List<Event> events = new ArrayList<>();
        if (table.floor().holding() != null) {
            events.add(new FloorLapsed(Lapse.SITTING_ENDED));
        }
        Item current = table.agenda().current();
        if (current != null) {
            events.add(new ItemSetAside(current.id()));
        }
        events.add(ended);
        return asked.done(events);
    }

    /** The head who opens it is inside at once. */
    private static Verdict openCaucus(Asked asked, DelegationId delegation) {
        if (!asked.heads(delegation)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        if (asked.table().sitting().caucuses().contains(delegation)) {
            return Verdict.denied(Reason.ALREADY_SO);
        }
        if (asked.talk().insideCaucus(asked.seat()) != null) {
            return Verdict.denied(Reason.ALREADY_INSIDE);
        }
        return new Verdict.Done(List.of(
                new Verdict.Outcome(asked.table().log(), new CaucusOpened(delegation)),
                asked.inCaucus(delegation, new CaucusEntered(asked.seat()))));
    }

    private static Verdict closeCaucus(Asked asked, DelegationId delegation) {
        if (asked.is(Role.HEAD) && !asked.heads(delegation)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        if (!asked.table().sitting().caucuses().contains(delegation)) {
            return Verdict.denied(Reason.NO_CAUCUS);
        }
        return new Verdict.Done(List.of(
                new Verdict.Outcome(asked.table().log(), new CaucusClosed(delegation)),
                asked.inCaucus(delegation, new CaucusEnded())));
    }

    private static boolean isPast(Asked asked, @Nullable Long millis) {
        return millis != null && (millis < asked.table().atMillis() || !PreparationRules.isMoment(millis));
    }
}
