package hiwar.talks.command;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Wording;

/** Inside the caucus of one delegation, while it is open: written to that delegation's own log. */
public sealed interface CaucusCommand extends Command {
    /** Whose caucus it is. */
    DelegationId delegation();

    /** Goes in. */
    record EnterCaucus(DelegationId delegation) implements CaucusCommand {}

    /** Goes back to the table. */
    record LeaveCaucus(DelegationId delegation) implements CaucusCommand {}

    /** Asks a mediator or an interpreter of the table in. */
    record InviteToCaucus(DelegationId delegation, SeatId seat) implements CaucusCommand {}

    /** Sees a guest out. */
    record EndInvitation(DelegationId delegation, SeatId seat) implements CaucusCommand {}

    /** Writes something down that only this delegation and its guests can read. */
    record NoteInCaucus(DelegationId delegation, Wording text) implements CaucusCommand {}
}
