package hiwar.talks.talk;

import hiwar.talks.command.FloorCommand;
import hiwar.talks.command.FloorCommand.AskRightOfReply;
import hiwar.talks.command.FloorCommand.CloseList;
import hiwar.talks.command.FloorCommand.ExtendIntervention;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.LimitInterventions;
import hiwar.talks.command.FloorCommand.PassFloor;
import hiwar.talks.command.FloorCommand.ReopenList;
import hiwar.talks.command.FloorCommand.ReorderList;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.SetFloorMode;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.WithdrawFloor;
import hiwar.talks.command.FloorCommand.WithdrawRequest;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.event.FloorEvent.FloorGiven;
import hiwar.talks.event.FloorEvent.FloorModeSet;
import hiwar.talks.event.FloorEvent.FloorPassed;
import hiwar.talks.event.FloorEvent.FloorTaken;
import hiwar.talks.event.FloorEvent.FloorWithdrawn;
import hiwar.talks.event.FloorEvent.FloorYielded;
import hiwar.talks.event.FloorEvent.InterventionExtended;
import hiwar.talks.event.FloorEvent.InterventionsLimited;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Floor;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Item;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Speech;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The floor: one intervention at a time, always on an item, always of a delegation. A chair gives it; without one, the
 * next on the list takes it, and on an item of its own a delegation may speak first.
 */
final class FloorRules {
    private FloorRules() {}

    static Verdict decide(Asked asked, FloorCommand command) {
        return switch (command) {
            case RequestFloor ignored -> ListRules.request(asked);
            case AskRightOfReply ask -> ListRules.reply(asked, ask.intervention());
            case WithdrawRequest withdraw -> ListRules.withdraw(asked, withdraw.request());
            case ReorderList reorder -> ListRules.reorder(asked, reorder.requests());
            case CloseList ignored -> ListRules.close(asked, true);
            case ReopenList ignored -> ListRules.close(asked, false);
            case GiveFloor give -> give(asked, give.seat());
            case TakeFloor ignored -> take(asked);
            case PassFloor pass -> pass(asked, pass.seat());
            case YieldFloor ignored -> hasSpoken(asked);
            case WithdrawFloor withdraw -> withdraw(asked, withdraw);
            case LimitInterventions limit -> limit(asked, limit.millis());
            case ExtendIntervention extend -> extend(asked, extend.extraMillis());
            case SetFloorMode set -> mode(asked, set.mode());
        };
    }

    private static Verdict give(Asked asked, SeatId id) {
        Attendee speaker = asked.table().seats().find(id);
        if (speaker == null) {
            return Verdict.denied(Reason.UNKNOWN_SEAT, id);
        }
        DelegationId delegation = speaker.seat().delegation();
        if (!speaker.role().needsDelegation() || delegation == null) {
            return Verdict.denied(Reason.CANNOT_SPEAK, id);
        }
        if (!speaker.present()) {
            return Verdict.denied(Reason.NOT_HERE, id);
        }
        Item item = asked.table().agenda().current();
        Refusal refusal = refusesFree(asked, item);
        if (refusal != null || item == null) {
            return refusal == null ? Verdict.denied(Reason.NO_ITEM) : Verdict.denied(refusal);
        }
        Request request = asked.table().floor().list().first(id);
        return asked.done(new FloorGiven(
                intervention(asked.table().floor(), speaker, delegation, item, request),
                request == null ? null : request.number()));
    }

    private static Verdict take(Asked asked) {
        if (asked.table().seats().presiding() != null) {
            return Verdict.denied(Reason.CHAIR_PRESIDES);
        }
        Item item = asked.table().agenda().current();
        Refusal refusal = refusesFree(asked, item);
        if (refusal != null || item == null) {
            return refusal == null ? Verdict.denied(Reason.NO_ITEM) : Verdict.denied(refusal);
        }
        Floor floor = asked.table().floor();
        List<Request> waiting = floor.list().requests();
        Request request = floor.list().first(asked.seat());
        boolean next = waiting.isEmpty() || waiting.getFirst().equals(request);
        boolean firstOnOwnItem = floor.lastSpoke() == null
                && asked.delegation().equals(item.plan().owner());
        if (!next && !firstOnOwnItem) {
            return Verdict.denied(Reason.NOT_NEXT, waiting.getFirst().seat());
        }
        return asked.done(new FloorTaken(
                intervention(floor, asked.actor(), asked.delegation(), item, request),
                request == null ? null : request.number()));
    }

    private static @Nullable Refusal refusesFree(Asked asked, @Nullable Item current) {
        Holding holding = asked.table().floor().holding();
        if (holding != null) {
            return Refusal.of(Reason.FLOOR_TAKEN, holding.speaker());
        }
        return current == null ? Refusal.of(Reason.NO_ITEM) : null;
    }

    private static Intervention intervention(
            Floor floor, Attendee speaker, DelegationId delegation, Item item, @Nullable Request request) {
        Speech speech = request == null ? Speech.INTERVENTION : request.speech();
        boolean second = Collections.frequency(floor.replies(), delegation) > 0;
        long allottedMillis = switch (speech) {
            case INTERVENTION -> floor.limitMillis();
            case RIGHT_OF_REPLY -> second ? Limits.SECOND_REPLY_MILLIS : Limits.FIRST_REPLY_MILLIS;
        };
        return new Intervention(
                floor.interventionsBegun() + 1, speaker.seat().id(), delegation, item.id(), speech, allottedMillis);
    }

    /** Whoever speaks, or the head of the same delegation, decides who of their own goes on. */
    private static Verdict pass(Asked asked, SeatId id) {
        Refusal refusal = refusesNotMine(asked);
        if (refusal != null) {
            return Verdict.denied(refusal);
        }
        Attendee next = asked.table().seats().find(id);
        if (next == null) {
            return Verdict.denied(Reason.UNKNOWN_SEAT, id);
        }
        Holding holding = asked.table().floor().holding();
        if (holding == null || !next.role().needsDelegation() || !next.of(holding.delegation())) {
            return Verdict.denied(Reason.CANNOT_SPEAK, id);
        }
        if (!next.present()) {
            return Verdict.denied(Reason.NOT_HERE, id);
        }
        return holding.speaker().equals(id) ? Verdict.denied(Reason.ALREADY_SO, id) : asked.done(new FloorPassed(id));
    }

    private static Verdict hasSpoken(Asked asked) {
        Refusal refusal = refusesNotMine(asked);
        return refusal == null ? asked.done(new FloorYielded()) : Verdict.denied(refusal);
    }

    private static @Nullable Refusal refusesNotMine(Asked asked) {
        Holding holding = asked.table().floor().holding();
        if (holding == null) {
            return Refusal.of(Reason.FLOOR_FREE);
        }
        boolean mine = holding.speaker().equals(asked.seat()) || asked.heads(holding.delegation());
        return mine ? null : Refusal.of(Reason.NOT_YOUR_FLOOR, holding.speaker());
    }

    private static Verdict withdraw(Asked asked, WithdrawFloor command) {
        return asked.table().floor().holding() == null
                ? Verdict.denied(Reason.FLOOR_FREE)
                : asked.done(new FloorWithdrawn(command.reason()));
    }

    private static Verdict limit(Asked asked, long millis) {
        if (millis == asked.table().floor().limitMillis()) {
            return Verdict.denied(Reason.ALREADY_SO);
        }
        if (millis != 0 && (millis < Limits.SHORTEST_SPEECH_MILLIS || millis > Limits.LONGEST_MILLIS)) {
            return Verdict.denied(Refusal.limit(Reason.BAD_TIME, Limits.SHORTEST_SPEECH_MILLIS));
        }
        return asked.done(new InterventionsLimited(millis));
    }

    private static Verdict extend(Asked asked, long extraMillis) {
        Holding holding = asked.table().floor().holding();
        if (holding == null) {
            return Verdict.denied(Reason.FLOOR_FREE);
        }
        if (holding.intervention().allottedMillis() == 0) {
            return Verdict.denied(Reason.NO_LIMIT);
        }
        return isExtension(holding.allottedMillis(), extraMillis)
                ? asked.done(new InterventionExtended(extraMillis))
                : Verdict.denied(Refusal.limit(Reason.BAD_TIME, Limits.LONGEST_MILLIS));
    }

    /** True when adding this to what is allotted already stays a time that can be allotted. */
    static boolean isExtension(long allottedMillis, long extraMillis) {
        return extraMillis > 0 && extraMillis <= Limits.LONGEST_MILLIS - allottedMillis;
    }

    private static Verdict mode(Asked asked, FloorMode mode) {
        return asked.table().floor().mode() == mode
                ? Verdict.denied(Reason.ALREADY_SO)
                : asked.done(new FloorModeSet(mode));
    }
}
