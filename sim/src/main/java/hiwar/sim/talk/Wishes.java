package hiwar.sim.talk;

import hiwar.sim.sim.SeededEntropy;
import hiwar.talks.command.AgendaCommand;
import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.AgendaCommand.AttachDocument;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ChangeItem;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.AgendaCommand.DropItem;
import hiwar.talks.command.AgendaCommand.ExtendItem;
import hiwar.talks.command.AgendaCommand.MoveItem;
import hiwar.talks.command.AgendaCommand.OpenToPress;
import hiwar.talks.command.AgendaCommand.SetItemAside;
import hiwar.talks.command.AgendaCommand.WithdrawDocument;
import hiwar.talks.command.CaucusCommand.EndInvitation;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.CaucusCommand.LeaveCaucus;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.Command;
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
import hiwar.talks.command.MotionCommand.AgreeToMotion;
import hiwar.talks.command.MotionCommand.DeclineMotion;
import hiwar.talks.command.MotionCommand.WithdrawMotion;
import hiwar.talks.command.OrderCommand.CanInterpret;
import hiwar.talks.command.OrderCommand.CannotInterpret;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.RuleOnPointOfOrder;
import hiwar.talks.command.OrderCommand.WithdrawPointOfOrder;
import hiwar.talks.command.PreparationCommand;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.PreparationCommand.ChangeAnnouncement;
import hiwar.talks.command.PreparationCommand.ChangeDelegation;
import hiwar.talks.command.PreparationCommand.PostponeTalk;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.PreparationCommand.RemoveDelegation;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.ChangeSeat;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SeatCommand.TurnAway;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.CloseCaucus;
import hiwar.talks.command.SittingCommand.CloseSitting;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Failure;
import hiwar.talks.state.Motion;
import hiwar.talks.state.Presence;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Decision;
import hiwar.talks.talk.Rights;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who asks for what, by chance: often what is possible, now and then what sets things right, sometimes anything. */
final class Wishes {
    /** What ends, empties or pauses a talk: seldom, or nothing else would ever happen. */
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
            PostponeTalk.class,
            RevokeAccreditation.class);

    /** After these there is little or nothing left to see. */
    private static final Set<Class<? extends Command>> LAST = Set.of(CancelTalk.class, CloseSitting.class);

    private static final int MOST_HOPES = 60;

    private static final Map<Class<? extends Command>, Function<Aim, Command>> MAKERS = makers();
    private static final List<Class<? extends Command>> ALL = List.copyOf(MAKERS.keySet());
    private static final List<Class<? extends Command>> SPEAKING =
            ALL.stream().filter(FloorCommand.class::isAssignableFrom).toList();

    /** What has to do with who is where and may be heard. */
    private static final List<Class<? extends Command>> MOVING = ALL.stream()
            .filter(kind -> !PreparationCommand.class.isAssignableFrom(kind)
                    && (!AgendaCommand.class.isAssignableFrom(kind)
                            || List.of(BeginItem.class, OpenToPress.class, CloseToPress.class)
                                    .contains(kind)))
            .toList();

    private final SeededEntropy entropy;
    private final List<Class<? extends Command>> wanted;
    private final long unruly;
    private final long patience;

    /**
     * A seed decides how orderly the talk is, too.
     *
     * @param moving whether people ask mostly for what changes who may be heard
     */
    Wishes(SeededEntropy entropy, boolean moving) {
        this.entropy = entropy;
        this.wanted = moving ? MOVING : ALL;
        this.unruly = 3 + entropy.below(12);
        this.patience = moving ? 2 : 3 + entropy.below(12);
    }

    /** Who asks for what. */
    record Wish(SeatId by, Command command) {}

    private static Map<Class<? extends Command>, Function<Aim, Command>> makers() {
        Map<Class<? extends Command>, Function<Aim, Command>> makers = new LinkedHashMap<>();
        prepare(makers);
        attend(makers);
        proceed(makers);
        speak(makers);
        confer(makers);
        return makers;
    }

    /** The kinds of commands that somebody may ask for. */
    static Set<Class<? extends Command>> kinds() {
        return MAKERS.keySet();
    }

    private static void prepare(Map<Class<? extends Command>, Function<Aim, Command>> makers) {
        makers.put(PrepareTalk.class, aim -> new PrepareTalk(aim.words(), Cast.seat("usurper", Role.SECRETARY, null)));
        makers.put(AddDelegation.class, aim -> new AddDelegation(delegation("east", aim)));
        makers.put(
                ChangeDelegation.class,
                aim -> new ChangeDelegation(delegation(aim.side().value(), aim)));
        makers.put(RemoveDelegation.class, aim -> new RemoveDelegation(new DelegationId("east")));
        makers.put(AnnounceTalk.class, aim -> new AnnounceTalk(aim.announcement()));
        makers.put(ChangeAnnouncement.class, aim -> new ChangeAnnouncement(aim.announcement(), aim.remark()));
        makers.put(PostponeTalk.class, aim -> new PostponeTalk(1_625_100_000_000L, aim.own(), aim.remark()));
        makers.put(CancelTalk.class, aim -> new CancelTalk(aim.own(), aim.remark()));
        makers.put(AddItem.class, aim -> new AddItem(item(new ItemId(aim.name()), aim)));
        makers.put(ChangeItem.class, aim -> new ChangeItem(item(aim.item(), aim)));
        makers.put(
                MoveItem.class,
                aim -> new MoveItem(aim.item(), (int) aim.entropy().below(4)));
        makers.put(DropItem.class, aim -> new DropItem(aim.item()));
        makers.put(AttachDocument.class, aim -> new AttachDocument(aim.item(), aim.document()));
        makers.put(
                WithdrawDocument.class,
                aim -> new WithdrawDocument(aim.item(), aim.document().id()));
    }

    private static Delegation delegation(String name, Aim aim) {
        return new Delegation(new DelegationId(name), aim.words(), "Asia/Shanghai");
    }

    private static AgendaItem item(ItemId id, Aim aim) {
        return new AgendaItem(
                id,
                aim.words(),
                ItemKind.INTERNATIONAL,
                aim.own(),
                aim.seconds(),
                aim.entropy().chance(500));
    }

    private static void attend(Map<Class<? extends Command>, Function<Aim, Command>> makers) {
        makers.put(
                AccreditSeat.class,
                aim -> new AccreditSeat(Cast.seat(aim.name(), aim.one(List.of(Role.values())), aim.own())));
        makers.put(ChangeSeat.class, aim -> new ChangeSeat(aim.seat(), aim.words(), List.of("zh")));
        makers.put(RevokeAccreditation.class, aim -> new RevokeAccreditation(aim.seat()));
        makers.put(Arrive.class, aim -> new Arrive());
        makers.put(Admit.class, aim -> new Admit(aim.seat()));
        makers.put(TurnAway.class, aim -> new TurnAway(aim.seat(), aim.remark()));
        makers.put(SendOut.class, aim -> new SendOut(aim.seat(), aim.remark()));
        makers.put(Leave.class, aim -> new Leave());
        makers.put(ReportOutage.class, aim -> new ReportOutage(0));
    }

    private static void proceed(Map<Class<? extends Command>, Function<Aim, Command>> makers) {
        makers.put(OpenSitting.class, aim -> new OpenSitting());
        makers.put(CallRecess.class, aim -> new CallRecess(null, aim.remark()));
        makers.put(ResumeSitting.class, aim -> new ResumeSitting());
        makers.put(AdjournSitting.class, aim -> new AdjournSitting(null));
        makers.put(CloseSitting.class, aim -> new CloseSitting());
        makers.put(BeginItem.class, aim -> new BeginItem(aim.item()));
        makers.put(SetItemAside.class, aim -> new SetItemAside(aim.current()));
        makers.put(ConcludeItem.class, aim -> new ConcludeItem(aim.current()));
        makers.put(ExtendItem.class, aim -> new ExtendItem(aim.current(), aim.seconds()));
        makers.put(OpenToPress.class, aim -> new OpenToPress(aim.current()));
        makers.put(CloseToPress.class, aim -> new CloseToPress(aim.current()));
        makers.put(RaisePointOfOrder.class, aim -> new RaisePointOfOrder(aim.remark()));
        makers.put(WithdrawPointOfOrder.class, aim -> new WithdrawPointOfOrder());
        makers.put(RuleOnPointOfOrder.class, aim -> new RuleOnPointOfOrder(Ruling.UPHELD, aim.remark()));
        makers.put(CannotInterpret.class, aim -> new CannotInterpret(Difficulty.SOUND));
        makers.put(CanInterpret.class, aim -> new CanInterpret(failing(aim)));
        makers.put(AgreeToMotion.class, aim -> new AgreeToMotion(aim.motion()));
        makers.put(DeclineMotion.class, aim -> new DeclineMotion(aim.motion()));
        makers.put(WithdrawMotion.class, aim -> new WithdrawMotion(aim.motion()));
        makers.put(GoOffRecord.class, aim -> new GoOffRecord());
        makers.put(ReturnToRecord.class, aim -> new ReturnToRecord());
    }

    private static SeatId failing(Aim aim) {
        List<Failure> failures = aim.table().order().failures();
        return failures.isEmpty() ? aim.seat() : failures.getFirst().interpreter();
    }

    private static void speak(Map<Class<? extends Command>, Function<Aim, Command>> makers) {
        makers.put(RequestFloor.class, aim -> new RequestFloor());
        makers.put(AskRightOfReply.class, aim -> new AskRightOfReply(aim.intervention()));
        makers.put(WithdrawRequest.class, aim -> new WithdrawRequest(aim.request()));
        makers.put(ReorderList.class, aim -> new ReorderList(aim.reordered()));
        makers.put(CloseList.class, aim -> new CloseList());
        makers.put(ReopenList.class, aim -> new ReopenList());
        makers.put(GiveFloor.class, aim -> new GiveFloor(aim.seat()));
        makers.put(TakeFloor.class, aim -> new TakeFloor());
        makers.put(PassFloor.class, aim -> new PassFloor(aim.seat()));
        makers.put(YieldFloor.class, aim -> new YieldFloor());
        makers.put(WithdrawFloor.class, aim -> new WithdrawFloor(aim.remark()));
        makers.put(LimitInterventions.class, aim -> new LimitInterventions(30_000 + aim.seconds()));
        makers.put(ExtendIntervention.class, aim -> new ExtendIntervention(aim.seconds()));
        makers.put(SetFloorMode.class, aim -> new SetFloorMode(aim.one(List.of(FloorMode.values()))));
    }

    private static void confer(Map<Class<? extends Command>, Function<Aim, Command>> makers) {
        makers.put(OpenCaucus.class, aim -> new OpenCaucus(aim.side()));
        makers.put(CloseCaucus.class, aim -> new CloseCaucus(aim.conferring()));
        makers.put(EnterCaucus.class, aim -> new EnterCaucus(aim.conferring()));
        makers.put(LeaveCaucus.class, aim -> new LeaveCaucus(aim.conferring()));
        makers.put(InviteToCaucus.class, aim -> new InviteToCaucus(aim.side(), aim.seat()));
        makers.put(EndInvitation.class, aim -> new EndInvitation(aim.side(), aim.seat()));
        makers.put(NoteInCaucus.class, aim -> new NoteInCaucus(aim.conferring(), aim.words()));
    }

    /** The next wish in a talk that stands like this. */
    Wish next(Talk talk) {
        if (entropy.below(unruly) == 0) {
            return onward(talk.table());
        }
        List<DelegationId> conferring = talk.table().sitting().caucuses();
        if (!conferring.isEmpty() && entropy.chance(400)) {
            return inside(talk, conferring.get((int) entropy.below(conferring.size())));
        }
        List<Motion> motions = talk.table().motions().open();
        if (!motions.isEmpty() && entropy.chance(250)) {
            Motion motion = motions.getLast();
            boolean north = motion.movedBy().equals(Cast.SOUTH);
            return new Wish(new SeatId(north ? "head-north" : "head-south"), new AgreeToMotion(motion.number()));
        }
        Wish wish = any(talk.table());
        for (long hopes = entropy.below(MOST_HOPES); hopes > 0 && !possible(talk, wish); hopes--) {
            wish = any(talk.table());
        }
        return wish;
    }

    /** What is done in a caucus: mostly by the side itself, sometimes by whom it has asked in. */
    private Wish inside(Talk talk, DelegationId side) {
        List<SeatId> guests = talk.caucus(side).guests();
        List<SeatId> own = new ArrayList<>(guests);
        List<SeatId> welcome = new ArrayList<>();
        for (Attendee attendee : talk.table().seats().attendees()) {
            SeatId seat = attendee.seat().id();
            if (attendee.of(side) && attendee.present()) {
                own.add(seat);
            } else if (attendee.role() == Role.INTERPRETER || attendee.role() == Role.MEDIATOR) {
                welcome.add(seat);
            }
        }
        Aim aim = new Aim(entropy, talk.table(), side);
        SeatId by = own.isEmpty() ? aim.seat() : aim.one(own);
        SeatId head = new SeatId("head-" + side.value());
        return switch ((int) entropy.below(6)) {
            case 0 -> new Wish(head, new InviteToCaucus(side, welcome.isEmpty() ? head : aim.one(welcome)));
            case 1 -> new Wish(head, new EndInvitation(side, guests.isEmpty() ? head : aim.one(guests)));
            case 2 -> new Wish(by, new NoteInCaucus(side, aim.words()));
            case 3 -> new Wish(by, new LeaveCaucus(side));
            default -> new Wish(by, new EnterCaucus(side));
        };
    }

    private static boolean possible(Talk talk, Wish wish) {
        Submission submission =
                new Submission(wish.by, new CommandId("hope"), talk.table().atMillis(), wish.command);
        return talk.decide(submission) instanceof Decision.Accepted;
    }

    private Wish any(TalkState table) {
        List<Class<? extends Command>> kinds = entropy.chance(300) ? SPEAKING : wanted;
        Class<? extends Command> kind = kinds.get((int) entropy.below(kinds.size()));
        while ((RARE.contains(kind) && entropy.below(patience) != 0)
                || (LAST.contains(kind) && entropy.below(4) != 0)) {
            kind = kinds.get((int) entropy.below(kinds.size()));
        }
        List<Attendee> seats = table.seats().attendees();
        Attendee by = seats.get((int) entropy.below(seats.size()));
        for (long tries = entropy.below(40); tries > 0 && !Rights.may(by.role(), kind); tries--) {
            by = seats.get((int) entropy.below(seats.size()));
        }
        if (!by.present() && entropy.chance(300)) {
            return new Wish(by.seat().id(), new Arrive());
        }
        Function<Aim, Command> maker = MAKERS.get(kind);
        Aim aim = new Aim(entropy, table, by.seat().delegation());
        return new Wish(by.seat().id(), maker == null ? new Arrive() : maker.apply(aim));
    }

    /** What brings the talk on: whoever leads does it. */
    private Wish onward(TalkState table) {
        Attendee presiding = table.seats().presiding();
        SeatId leader = presiding == null
                ? new SeatId(entropy.chance(500) ? "head-north" : "head-south")
                : presiding.seat().id();
        for (Attendee attendee : table.seats().attendees()) {
            if (!attendee.present() && entropy.chance(300)) {
                boolean waits = attendee.presence() == Presence.WAITING;
                SeatId seat = attendee.seat().id();
                return waits ? new Wish(Cast.SECRETARY, new Admit(seat)) : new Wish(seat, new Arrive());
            }
        }
        return new Wish(leader, lead(table));
    }

    private Command lead(TalkState table) {
        if (!table.sitting().open()) {
            return new OpenSitting();
        }
        if (table.sitting().inRecess()) {
            return new ResumeSitting();
        }
        if (!table.sitting().caucuses().isEmpty()) {
            return new CloseCaucus(table.sitting().caucuses().getFirst());
        }
        if (table.sitting().offRecord()) {
            return new ReturnToRecord();
        }
        if (!table.order().points().isEmpty()) {
            return new RuleOnPointOfOrder(Ruling.DISMISSED, Wording.NONE);
        }
        if (!table.order().failures().isEmpty()) {
            return new CanInterpret(table.order().failures().getFirst().interpreter());
        }
        Aim aim = new Aim(entropy, table, null);
        return table.agenda().current() == null
                ? new BeginItem(aim.item())
                : new GiveFloor(new SeatId(entropy.chance(500) ? "delegate-north" : "head-south"));
    }
}
