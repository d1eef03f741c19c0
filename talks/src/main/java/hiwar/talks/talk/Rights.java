package hiwar.talks.talk;

import static hiwar.talks.talk.Moment.ALWAYS;
import static hiwar.talks.talk.Moment.PRESENT;
import static hiwar.talks.talk.Moment.PROCEEDING;
import static hiwar.talks.talk.Moment.RUNNING;
import static hiwar.talks.talk.Moment.SITTING;

import hiwar.talks.command.AgendaCommand;
import hiwar.talks.command.CaucusCommand;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand;
import hiwar.talks.command.MotionCommand;
import hiwar.talks.command.OrderCommand;
import hiwar.talks.command.PreparationCommand;
import hiwar.talks.command.RecordCommand;
import hiwar.talks.command.SeatCommand;
import hiwar.talks.command.ServiceCommand;
import hiwar.talks.command.SittingCommand;
import hiwar.talks.terms.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may do what, and when: the only table of rights there is. {@code docs/rights.md} is printed from it.
 *
 * <p><b>Who leads.</b> Two kinds of talks have to work with the same rules. In a mediation or a hearing one person
 * leads whom both sides trust; in a bilateral talk nobody stands above the two heads, and nothing may favour the side
 * that happens to be the host. So the chair or mediator leads <i>while in the room</i>; otherwise the heads lead
 * together, and then three principles decide each line of the table.
 *
 * <ol>
 *   <li><i>One's own affairs, alone.</i> Whom one accredits, when one speaks, who of one's own people goes on speaking,
 *       one's papers, one's caucus: each head decides without the other.
 *   <li><i>What stops or shields, either head alone and at once.</i> A recess, going off the record, shutting out the
 *       press, calling the talk off. Nobody can be kept at the table, on the record or before the cameras against their
 *       will, and a sudden need is no time to ask for consent.
 *   <li><i>What moves the talk on or exposes somebody, only together.</i> Opening, resuming and closing, coming to an
 *       item, ordering the list, more time, a ruling, returning to the record, letting the press in. The first head's
 *       command becomes a motion, the other's consent carries it out.
 * </ol>
 *
 * <p>The floor needs no motion in the ordinary run of such a talk: whoever is next takes it when it is free, and the
 * list alternates between the delegations by itself ({@link FloorRules}). When the heads cannot agree on a ruling, the
 * point can be withdrawn or either of them calls a recess: as in a real room, the way out is to talk, not a casting
 * vote.
 *
 * <p>A seat whose role has no right is refused before anything else is looked at. The other conditions, for example
 * that the floor must be free, are in the rules of each area.
 */
public final class Rights {
    private static final List<Role> ROLES = List.of(Role.values());
    private static final Map<Class<? extends Command>, Row> TABLE = new LinkedHashMap<>();

    static {
        // chair, mediator, head, delegate, adviser, interpreter, check interpreter, secretary, technician, observer,
        // press:
        // F fully, J jointly, O for one's own
        row("- - - - - - - - - - -", ALWAYS, PreparationCommand.PrepareTalk.class);
        row("- - - - - - - F - - -", ALWAYS, PreparationCommand.AddDelegation.class);
        row("- - O - - - - F - - -", ALWAYS, PreparationCommand.ChangeDelegation.class);
        row("- - - - - - - F - - -", ALWAYS, PreparationCommand.RemoveDelegation.class);
        row("F F J - - - - F - - -", ALWAYS, PreparationCommand.AnnounceTalk.class);
        row("F F J - - - - F - - -", ALWAYS, PreparationCommand.ChangeAnnouncement.class);
        row("F F O - - - - F - - -", ALWAYS, PreparationCommand.PostponeTalk.class);
        row("F F O - - - - F - - -", ALWAYS, PreparationCommand.CancelTalk.class);

        row("- - O - - - - F - - -", ALWAYS, SeatCommand.AccreditSeat.class);
        row("- - O - - - - F - - -", ALWAYS, SeatCommand.ChangeSeat.class);
        row("- - O - - - - F - - -", ALWAYS, SeatCommand.RevokeAccreditation.class);
        row("F F F F F F F F F F F", ALWAYS, SeatCommand.Arrive.class);
        row("F F O - - - - F - - -", ALWAYS, SeatCommand.Admit.class);
        row("F F O - - - - F - - -", ALWAYS, SeatCommand.TurnAway.class);
        row("F F O - - - - F - - -", ALWAYS, SeatCommand.SendOut.class);
        row("F F F F F F F F F F F", ALWAYS, SeatCommand.Leave.class);

        row("F F J - - - - - - - -", PRESENT, SittingCommand.OpenSitting.class);
        row("F F F - - - - F - - -", SITTING, SittingCommand.CallRecess.class);
        row("F F J - - - - - - - -", SITTING, SittingCommand.ResumeSitting.class);
        row("F F J - - - - F - - -", SITTING, SittingCommand.AdjournSitting.class);
        row("F F J - - - - - - - -", SITTING, SittingCommand.CloseSitting.class);
        row("- - O - - - - - - - -", PRESENT, SittingCommand.OpenCaucus.class);
        row("F F O - - - - - - - -", PRESENT, SittingCommand.CloseCaucus.class);

        row("F F J - - - - F - - -", ALWAYS, AgendaCommand.AddItem.class);
        row("F F J - - - - F - - -", ALWAYS, AgendaCommand.ChangeItem.class);
        row("F F J - - - - F - - -", ALWAYS, AgendaCommand.MoveItem.class);
        row("F F J - - - - F - - -", ALWAYS, AgendaCommand.DropItem.class);
        row("- - O O O - - F - - -", ALWAYS, AgendaCommand.AttachDocument.class);
        row("- - O O O - - O - - -", ALWAYS, AgendaCommand.WithdrawDocument.class);
        row("F F J - - - - - - - -", PROCEEDING, AgendaCommand.BeginItem.class);
        row("F F J - - - - - - - -", PROCEEDING, AgendaCommand.SetItemAside.class);
        row("F F J - - - - - - - -", PROCEEDING, AgendaCommand.ConcludeItem.class);
        row("F F J - - - - - - - -", PROCEEDING, AgendaCommand.ExtendItem.class);
        row("F F J - - - - - - - -", PROCEEDING, AgendaCommand.OpenToPress.class);
        row("F F F - - - - - - - -", SITTING, AgendaCommand.CloseToPress.class);

        row("- - F F - - - - - - -", RUNNING, FloorCommand.RequestFloor.class);
        row("- - F F - - - - - - -", RUNNING, FloorCommand.AskRightOfReply.class);
        row("F F O O - - - - - - -", RUNNING, FloorCommand.WithdrawRequest.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.ReorderList.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.CloseList.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.ReopenList.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.GiveFloor.class);
        row("- - F F - - - - - - -", PROCEEDING, FloorCommand.TakeFloor.class);
        row("- - O O O - - - - - -", PROCEEDING, FloorCommand.PassFloor.class);
        row("- - O O O - - - - - -", RUNNING, FloorCommand.YieldFloor.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.WithdrawFloor.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.LimitInterventions.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.ExtendIntervention.class);
        row("F F J - - - - - - - -", PROCEEDING, FloorCommand.SetFloorMode.class);

        row("- - F F - - - - - - -", RUNNING, OrderCommand.RaisePointOfOrder.class);
        row("- - O O - - - - - - -", RUNNING, OrderCommand.WithdrawPointOfOrder.class);
        row("F F J - - - - - - - -", RUNNING, OrderCommand.RuleOnPointOfOrder.class);
        row("- - - - - F - - - - -", RUNNING, OrderCommand.CannotInterpret.class);
        row("F F J - - O - - - - -", SITTING, OrderCommand.CanInterpret.class);

        row("- - F - - - - - - - -", ALWAYS, MotionCommand.AgreeToMotion.class);
        row("- - F - - - - - - - -", ALWAYS, MotionCommand.DeclineMotion.class);
        row("- - O - - - - - - - -", ALWAYS, MotionCommand.WithdrawMotion.class);

        row("F F F - - - - - - - -", SITTING, RecordCommand.GoOffRecord.class);
        row("F F J - - - - - - - -", SITTING, RecordCommand.ReturnToRecord.class);

        row("- O O O O O O - - - -", PRESENT, CaucusCommand.EnterCaucus.class);
        row("- O O O O O O - - - -", PRESENT, CaucusCommand.LeaveCaucus.class);
        row("- - O - - - - - - - -", PRESENT, CaucusCommand.InviteToCaucus.class);
        row("- - O - - - - - - - -", PRESENT, CaucusCommand.EndInvitation.class);
        row("- O O O O - - - - - -", PRESENT, CaucusCommand.NoteInCaucus.class);

        row("- - - - - - - - - - -", ALWAYS, ServiceCommand.ReportOutage.class);
    }

    private Rights() {}

    private record Row(Moment moment, List<Right> rights) {}

    /** How far a role may give a command. */
    public static Right of(Role role, Class<? extends Command> command) {
        return row(command).rights.get(role.ordinal());
    }

    /** True when a role may give a command at all. */
    public static boolean may(Role role, Class<? extends Command> command) {
        return of(role, command) != Right.NONE;
    }

    /** When a command may be given. */
    public static Moment moment(Class<? extends Command> command) {
        return row(command).moment;
    }

    /** Every command, area by area. */
    public static List<Class<? extends Command>> commands() {
        return List.copyOf(TABLE.keySet());
    }

    private static Row row(Class<? extends Command> command) {
        Row row = TABLE.get(command);
        if (row == null) {
            throw new IllegalStateException("no line in the table of rights for " + command.getSimpleName());
        }
        return row;
    }

    private static void row(String letters, Moment moment, Class<? extends Command> command) {
        List<Right> rights = letters.chars()
                .filter(letter -> letter != ' ')
                .mapToObj(Rights::right)
                .toList();
        if (rights.size() != ROLES.size() || TABLE.put(command, new Row(moment, rights)) != null) {
            throw new IllegalStateException("the line of " + command.getSimpleName() + " is wrong");
        }
    }

    private static Right right(int letter) {
        return switch (letter) {
            case '-' -> Right.NONE;
            case 'O' -> Right.OWN;
            case 'J' -> Right.JOINT;
            case 'F' -> Right.FULL;
            default -> throw new IllegalStateException("no such right: " + (char) letter);
        };
    }
}
