package hiwar.talks.talk;

import hiwar.talks.command.SeatCommand;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.ChangeSeat;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SeatCommand.TurnAway;
import hiwar.talks.event.SeatEvent.AccreditationRevoked;
import hiwar.talks.event.SeatEvent.SeatAccredited;
import hiwar.talks.event.SeatEvent.SeatAdmitted;
import hiwar.talks.event.SeatEvent.SeatArrived;
import hiwar.talks.event.SeatEvent.SeatChanged;
import hiwar.talks.event.SeatEvent.SeatLeft;
import hiwar.talks.event.SeatEvent.SeatSentOut;
import hiwar.talks.event.SeatEvent.SeatTurnedAway;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Presence;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Accreditation and the door. Heads, the secretary and who presides walk in, because they are the ones who let the
 * others in; everybody else waits until admitted, once per sitting.
 */
final class SeatRules {
    private SeatRules() {}

    static Verdict decide(Asked asked, SeatCommand command) {
        return switch (command) {
            case AccreditSeat accredit -> accredit(asked, accredit.seat());
            case ChangeSeat change -> change(asked, change);
            case RevokeAccreditation revoke -> revoke(asked, revoke.seat());
            case Arrive ignored -> arrive(asked);
            case Admit admit -> admit(asked, admit.seat());
            case TurnAway turn -> turnAway(asked, turn);
            case SendOut send -> sendOut(asked, send);
            case Leave ignored -> leave(asked);
        };
    }

    private static Verdict accredit(Asked asked, Seat seat) {
        if (asked.is(Role.HEAD) && (seat.role() == Role.HEAD || !asked.heads(seat.delegation()))) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        Refusal refusal = refuses(asked.table(), seat);
        return refusal == null ? asked.done(new SeatAccredited(seat)) : Verdict.denied(refusal);
    }

    /** Why a seat cannot be accredited; null when it can. */
    static @Nullable Refusal refuses(TalkState table, Seat seat) {
        if (!seat.id().wellFormed() || seat.id().equals(SeatId.NODE)) {
            return Refusal.of(Reason.BAD_NAME);
        }
        if (table.seats().find(seat.id()) != null) {
            return Refusal.of(Reason.NAME_TAKEN, seat.id());
        }
        if (table.seats().attendees().size() >= Limits.SEATS) {
            return Refusal.limit(Reason.TOO_MANY, Limits.SEATS);
        }
        if (seat.delegation() == null) {
            if (seat.role().needsDelegation()) {
                return Refusal.of(Reason.ROLE_NEEDS_DELEGATION)
                        .with("role", seat.role().name());
            }
        } else if (!seat.role().mayHaveDelegation()) {
            return Refusal.of(Reason.ROLE_WITHOUT_DELEGATION)
                    .with("role", seat.role().name());
        } else if (table.preparation().find(seat.delegation()) == null) {
            return Refusal.of(Reason.UNKNOWN_DELEGATION, seat.delegation());
        }
        return roleTaken(table, seat)
                ? Refusal.of(Reason.ROLE_TAKEN).with("role", seat.role().name())
                : Texts.refuses(seat.languages());
    }

    /** A delegation has one head, and one person presides. */
    private static boolean roleTaken(TalkState table, Seat seat) {
        for (Attendee other : table.seats().attendees()) {
            boolean sameHead = seat.role() == Role.HEAD
                    && other.role() == Role.HEAD
                    && seat.delegation() != null
                    && other.of(seat.delegation());
            if (sameHead || (seat.role().presides() && other.role().presides())) {
                return true;
            }
        }
        return false;
    }

    private static Verdict change(Asked asked, ChangeSeat command) {
        Attendee seat = asked.table().seats().find(command.seat());
        if (seat == null) {
            return Verdict.denied(Reason.UNKNOWN_SEAT, command.seat());
        }
        if (notOwn(asked, seat)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        Refusal refusal = Texts.refuses(command.languages());
        return refusal == null
                ? asked.done(new SeatChanged(command.seat(), command.office(), command.languages()))
                : Verdict.denied(refusal);
    }

    private static Verdict revoke(Asked asked, SeatId id) {
        Attendee seat = asked.table().seats().find(id);
        if (seat == null) {
            return Verdict.denied(Reason.UNKNOWN_SEAT, id);
        }
        if (notOwn(asked, seat) || (asked.is(Role.HEAD) && seat.role() == Role.HEAD)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        if (shielded(asked.table(), seat)) {
            return Verdict.denied(Reason.SEAT_PROTECTED);
        }
        if (seat.role() == Role.SECRETARY && secretaries(asked.table()) == 1) {
            return Verdict.denied(Reason.LAST_SECRETARY);
        }
        return Departure.of(asked, seat, Lapse.REVOKED).endingWith(new AccreditationRevoked(id));
    }

    private static Verdict arrive(Asked asked) {
        Attendee actor = asked.actor();
        if (actor.presence() != Presence.AWAY) {
            return Verdict.denied(Reason.ALREADY_HERE);
        }
        return actor.admitted() || actor.role().entersFreely()
                ? asked.done(new SeatAdmitted(asked.seat()))
                : asked.done(new SeatArrived(asked.seat()));
    }

    private static Verdict admit(Asked asked, SeatId id) {
        Attendee seat = asked.table().seats().find(id);
        Refusal refusal = refusesAtDoor(asked, seat, id);
        return refusal == null ? asked.done(new SeatAdmitted(id)) : Verdict.denied(refusal);
    }

    private static Verdict turnAway(Asked asked, TurnAway command) {
        Attendee seat = asked.table().seats().find(command.seat());
        Refusal refusal = refusesAtDoor(asked, seat, command.seat());
        return refusal == null
                ? asked.done(new SeatTurnedAway(command.seat(), command.reason()))
                : Verdict.denied(refusal);
    }

    private static @Nullable Refusal refusesAtDoor(Asked asked, @Nullable Attendee seat, SeatId id) {
        if (seat == null) {
            return Refusal.of(Reason.UNKNOWN_SEAT, id);
        }
        if (notOwn(asked, seat)) {
            return Refusal.of(Reason.NOT_YOURS);
        }
        return seat.presence() == Presence.WAITING ? null : Refusal.of(Reason.NOT_WAITING, id);
    }

    private static Verdict sendOut(Asked asked, SendOut command) {
        Attendee seat = asked.table().seats().find(command.seat());
        if (seat == null) {
            return Verdict.denied(Reason.UNKNOWN_SEAT, command.seat());
        }
        if (notOwn(asked, seat)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        if (!seat.present()) {
            return Verdict.denied(Reason.NOT_HERE, command.seat());
        }
        if (shielded(asked.table(), seat)) {
            return Verdict.denied(Reason.SEAT_PROTECTED);
        }
        return Departure.of(asked, seat, Lapse.SENT_OUT).endingWith(new SeatSentOut(command.seat(), command.reason()));
    }

    private static Verdict leave(Asked asked) {
        return asked.actor().presence() == Presence.AWAY
                ? Verdict.denied(Reason.NOT_HERE)
                : Departure.of(asked, asked.actor(), Lapse.LEFT).endingWith(new SeatLeft(asked.seat()));
    }

    /** A head decides about the own delegation only. */
    private static boolean notOwn(Asked asked, Attendee seat) {
        return asked.is(Role.HEAD) && !asked.heads(seat.seat().delegation());
    }

    /** In an open sitting nobody takes away the head of a side or who leads. */
    private static boolean shielded(TalkState table, Attendee seat) {
        return table.sitting().open()
                && (seat.role() == Role.HEAD || seat.role().presides());
    }

    private static int secretaries(TalkState table) {
        int count = 0;
        for (Attendee attendee : table.seats().attendees()) {
            if (attendee.role() == Role.SECRETARY) {
                count++;
            }
        }
        return count;
    }
}
