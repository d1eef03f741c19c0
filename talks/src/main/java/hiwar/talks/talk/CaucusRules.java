package hiwar.talks.talk;

import hiwar.talks.command.CaucusCommand;
import hiwar.talks.command.CaucusCommand.EndInvitation;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.CaucusCommand.LeaveCaucus;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.event.CaucusEvent;
import hiwar.talks.event.CaucusEvent.CaucusEntered;
import hiwar.talks.event.CaucusEvent.CaucusInvitationEnded;
import hiwar.talks.event.CaucusEvent.CaucusInvited;
import hiwar.talks.event.CaucusEvent.CaucusLeft;
import hiwar.talks.event.CaucusEvent.CaucusNoted;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Wording;
import java.util.List;

/**
 * A delegation among itself: its own people and interpreters come in freely; of the others only a mediator or an
 * interpreter of the table, when invited. Nobody is in two places.
 */
final class CaucusRules {
    private CaucusRules() {}

    static Verdict decide(Asked asked, CaucusCommand command) {
        if (!asked.table().sitting().caucuses().contains(command.delegation())) {
            return Verdict.denied(Reason.NO_CAUCUS);
        }
        CaucusState caucus = asked.talk().caucus(command.delegation());
        boolean inside = caucus.inside().contains(asked.seat());
        return switch (command) {
            case EnterCaucus ignored -> enter(asked, caucus);
            case LeaveCaucus ignored ->
                inside ? done(asked, caucus, new CaucusLeft(asked.seat())) : Verdict.denied(Reason.NOT_INSIDE);
            case InviteToCaucus invite -> invite(asked, caucus, invite.seat());
            case EndInvitation end -> end(asked, caucus, end.seat());
            case NoteInCaucus note -> note(asked, caucus, note.text());
        };
    }

    private static Verdict enter(Asked asked, CaucusState caucus) {
        if (!asked.actor().of(caucus.delegation()) && !caucus.guests().contains(asked.seat())) {
            return Verdict.denied(Reason.NOT_INVITED);
        }
        return asked.talk().insideCaucus(asked.seat()) == null
                ? done(asked, caucus, new CaucusEntered(asked.seat()))
                : Verdict.denied(Reason.ALREADY_INSIDE);
    }

    private static Verdict note(Asked asked, CaucusState caucus, Wording text) {
        if (!caucus.inside().contains(asked.seat())) {
            return Verdict.denied(Reason.NOT_INSIDE);
        }
        return text.isEmpty()
                ? Verdict.denied(Reason.WORDS_MISSING)
                : done(asked, caucus, new CaucusNoted(asked.seat(), text));
    }

    private static Verdict invite(Asked asked, CaucusState caucus, SeatId id) {
        if (!asked.heads(caucus.delegation())) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        Attendee guest = asked.table().seats().find(id);
        if (guest == null) {
            return Verdict.denied(Reason.UNKNOWN_SEAT, id);
        }
        boolean tableInterpreter = guest.role().interprets() && guest.seat().delegation() == null;
        if (guest.role() != Role.MEDIATOR && !tableInterpreter) {
            return Verdict.denied(Reason.NO_GUEST, id);
        }
        if (caucus.guests().contains(id)) {
            return Verdict.denied(Reason.ALREADY_SO, id);
        }
        return caucus.guests().size() >= Limits.GUESTS
                ? Verdict.tooMany(Limits.GUESTS)
                : done(asked, caucus, new CaucusInvited(id));
    }

    private static Verdict end(Asked asked, CaucusState caucus, SeatId id) {
        if (!asked.heads(caucus.delegation())) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        return caucus.guests().contains(id)
                ? done(asked, caucus, new CaucusInvitationEnded(id))
                : Verdict.denied(Reason.NOT_INVITED, id);
    }

    private static Verdict done(Asked asked, CaucusState caucus, CaucusEvent event) {
        return new Verdict.Done(List.of(asked.inCaucus(caucus.delegation(), event)));
    }
}
