package hiwar.talks.table;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.CaucusCommand.EndInvitation;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.CaucusCommand.LeaveCaucus;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.AskRightOfReply;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.ReorderList;
import hiwar.talks.command.FloorCommand.WithdrawRequest;
import hiwar.talks.command.MotionCommand.AgreeToMotion;
import hiwar.talks.command.MotionCommand.DeclineMotion;
import hiwar.talks.command.MotionCommand.WithdrawMotion;
import hiwar.talks.command.OrderCommand.CanInterpret;
import hiwar.talks.command.OrderCommand.CannotInterpret;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.RuleOnPointOfOrder;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.PreparationCommand.RemoveDelegation;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.CloseCaucus;
import hiwar.talks.command.SittingCommand.CloseSitting;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Motion;
import hiwar.talks.state.Sitting;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Decision;
import hiwar.talks.talk.Rights;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Commands by chance that have some hope: mostly of who may give them, about things that are there. */
public final class RandomCommands {
    /** What stops or empties a talk: seldom, or nothing else would ever happen. */
    private static final Set<Class<? extends Command>> RARE = Set.of(
            CancelTalk.class,
            CloseSitting.class,
            AdjournSitting.class,
            CallRecess.class,
            OpenCaucus.class,
            GoOffRecord.class,
            RaisePointOfOrder.class,
            CannotInterpret.class,
            Leave.class,
            SendOut.class,
            RevokeAccreditation.class);

    private static final List<SeatId> GUESTS = List.of(Table.MEDIATOR, Table.INTERPRETER);

    private final Random random;
    private final int unruly;
    private final int patient;

    /** Every seed is another kind of talk: more or less led, more or less interrupted. */
    public RandomCommands(Random random) {
        this.random = random;
        unruly = 3 + random.nextInt(20);
        patient = 2 + random.nextInt(12);
    }

    /** Who asks for what. */
    public record Wish(SeatId by, Command command) {}

    /** What somebody asks for next: often what is possible, sometimes what sets things right, sometimes anything. */
    public Wish next(Talk talk) {
        if (random.nextInt(unruly) == 0) {
            return right(talk.table());
        }
        for (CaucusState caucus : talk.caucuses()) {
            if (!caucus.guests().isEmpty() && random.nextInt(4) == 0) {
                return new Wish(one(caucus.guests()), asGuest(caucus.delegation()));
            }
        }
        Wish wish = any(talk.table());
        for (int hopes = random.nextInt(24); hopes > 0 && !possible(talk, wish); hopes--) {
            wish = any(talk.table());
        }
        return wish;
    }

    private Command asGuest(DelegationId delegation) {
        return switch (random.nextInt(3)) {
            case 0 -> new EnterCaucus(delegation);
            case 1 -> new NoteInCaucus(delegation, Table.words("Between us"));
            default -> new LeaveCaucus(delegation);
        };
    }

    private static boolean possible(Talk talk, Wish wish) {
        Submission submission =
                new Submission(wish.by, new CommandId("hope"), talk.table().atMillis(), wish.command);
        return talk.decide(submission) instanceof Decision.Accepted;
    }

    /** Whoever leads, and what brings the talk on. */
    private Wish right(TalkState state) {
        Attendee presiding = state.seats().presiding();
        boolean first = random.nextBoolean();
        SeatId leader = presiding == null
                ? (first ? Table.HEAD_A : Table.HEAD_B)
                : presiding.seat().id();
        Sitting sitting = state.sitting();
        if (!state.seats().present(leader)) {
            return new Wish(leader, new Arrive());
        }
        if (!sitting.caucuses().isEmpty() && random.nextInt(3) == 0) {
            DelegationId delegation = sitting.caucuses().getFirst();
            SeatId head = delegation.equals(Table.A) ? Table.HEAD_A : Table.HEAD_B;
            return new Wish(head, new CloseCaucus(delegation));
        }
        if (!sitting.open()) {
            return new Wish(leader, new OpenSitting());
        }
        if (sitting.inRecess()) {
            return new Wish(leader, new ResumeSitting());
        }
        if (sitting.offRecord()) {
            return new Wish(leader, new ReturnToRecord());
        }
        if (!state.order().points().isEmpty()) {
            return new Wish(leader, new RuleOnPointOfOrder(Ruling.DISMISSED, Wording.NONE));
        }
        if (!state.order().failures().isEmpty()) {
            return new Wish(
                    leader, new CanInterpret(state.order().failures().getFirst().interpreter()));
        }
        return state.agenda().current() == null
                ? new Wish(leader, new BeginItem(first ? Table.ASSESSMENT : Table.BORDER))
                : new Wish(
                        leader,
                        new GiveFloor(one(state.seats().attendees()).seat().id()));
    }

    /** A kind of command, mostly by somebody who may give it. */
    private Wish any(TalkState state) {
        List<Class<? extends Command>> all = Rights.commands();
        Class<? extends Command> kind = all.get(random.nextInt(all.size()));
        while (RARE.contains(kind) && random.nextInt(patient) != 0) {
            kind = all.get(random.nextInt(all.size()));
        }
        Attendee by = one(state.seats().attendees());
        for (int tries = random.nextInt(40); tries > 0 && !Rights.may(by.role(), kind); tries--) {
            by = one(state.seats().attendees());
        }
        if (!by.present() && random.nextInt(3) == 0) {
            return new Wish(by.seat().id(), new Arrive());
        }
        List<SeatId> seats = new ArrayList<>();
        for (Attendee one : state.seats().attendees()) {
            seats.add(one.seat().id());
        }
        boolean stranger = random.nextInt(60) == 0;
        Samples samples = new Samples(random, seats, random.nextInt(50) == 0)
                .around(by.seat().delegation());
        return new Wish(stranger ? new SeatId("stranger") : by.seat().id(), aimed(state, samples.of(kind)));
    }

    private Command aimed(TalkState state, Command command) {
        List<Request> requests = state.floor().list().requests();
        List<Motion> motions = state.motions().open();
        List<DelegationId> caucuses = state.sitting().caucuses();
        List<Intervention> spoken = state.floor().spoken();
        return switch (command) {
            case ReorderList ignored -> new ReorderList(shuffled(requests));
            case WithdrawRequest any ->
                requests.isEmpty() ? any : new WithdrawRequest(one(requests).number());
            case AskRightOfReply any ->
                spoken.isEmpty() ? any : new AskRightOfReply(one(spoken).number());
            case AgreeToMotion any ->
                motions.isEmpty() ? any : new AgreeToMotion(one(motions).number());
            case DeclineMotion any ->
                motions.isEmpty() ? any : new DeclineMotion(one(motions).number());
            case WithdrawMotion any ->
                motions.isEmpty() ? any : new WithdrawMotion(one(motions).number());
            case InviteToCaucus any -> new InviteToCaucus(any.delegation(), one(GUESTS));
            case EndInvitation any -> new EndInvitation(any.delegation(), one(GUESTS));
            case EnterCaucus any -> caucuses.isEmpty() ? any : new EnterCaucus(one(caucuses));
            case LeaveCaucus any -> caucuses.isEmpty() ? any : new LeaveCaucus(one(caucuses));
            case NoteInCaucus any -> caucuses.isEmpty() ? any : new NoteInCaucus(one(caucuses), any.text());
            case RemoveDelegation ignored -> new RemoveDelegation(new DelegationId("c"));
            default -> command;
        };
    }

    private List<Integer> shuffled(List<Request> requests) {
        List<Integer> numbers = new ArrayList<>();
        for (Request request : requests) {
            numbers.add(request.number());
        }
        Collections.shuffle(numbers, random);
        return List.copyOf(numbers);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
