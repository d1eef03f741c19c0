package hiwar.talks.table;

import static hiwar.talks.table.Table.*;

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
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.PreparationCommand.ChangeAnnouncement;
import hiwar.talks.command.PreparationCommand.ChangeDelegation;
import hiwar.talks.command.PreparationCommand.PostponeTalk;
import hiwar.talks.command.PreparationCommand.RemoveDelegation;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
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
import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.talk.Submission;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Talks from their beginning to their end, for everybody who folds the log: together they have every event. */
final class WholeTalks {
    private static final DocumentId SPEECH = new DocumentId("speech");
    private static final int RANDOM_STEPS = 500;
    private static final int LOOK_EVERY = 125;

    private WholeTalks() {}

    /** All of them, by name. */
    static Map<String, Fixture> all() {
        Map<String, Fixture> all = new LinkedHashMap<>();
        all.put("prepared", prepared());
        all.put("chaired", chaired());
        all.put("two-heads", twoHeads());
        all.put("points-of-order", pointsOfOrder());
        all.put("interruptions", interruptions());
        all.put("caucus", caucus());
        for (int seed = 1; seed <= 3; seed++) {
            all.put("random-" + seed, random(seed));
        }
        return all;
    }

    /** What the secretariat does before, up to the end of a talk that never takes place. */
    private static Fixture prepared() {
        Fixture told = new Fixture(Table.accredited());
        Table table = told.table();
        DelegationId third = new DelegationId("c");
        table.does(SECRETARY, new AddDelegation(new Delegation(third, words("Cerulea"), "UTC")));
        table.does(SECRETARY, new ChangeDelegation(new Delegation(A, words("Ardenia (new)"), "Europe/Paris")));
        table.does(SECRETARY, new RemoveDelegation(third));
        table.does(SECRETARY, new ChangeSeat(ADVISER_A, words("Legal adviser"), List.of("ru", "en")));
        ItemId extra = new ItemId("extra");
        AgendaItem item = new AgendaItem(extra, words("Other matters"), ItemKind.INTERNATIONAL, A, 0, false);
        table.does(SECRETARY, new AddItem(item)).does(SECRETARY, new MoveItem(extra, 0));
        table.does(
                SECRETARY, new ChangeItem(new AgendaItem(extra, words("Any"), ItemKind.PROTOCOL, null, 60_000, true)));
        table.does(HEAD_A, new AttachDocument(extra, paper(A)));
        told.look();
        table.does(HEAD_A, new WithdrawDocument(extra, SPEECH)).does(SECRETARY, new DropItem(extra));
        Announcement announcement = announcement(table);
        table.waits(60).does(SECRETARY, new AnnounceTalk(announcement));
        told.look();
        Announcement later = announcement.at(announcement.startMillis() + 3_600_000);
        table.waits(60).does(SECRETARY, new ChangeAnnouncement(later, Wording.NONE));
        table.waits(60).does(SECRETARY, new PostponeTalk(later.startMillis() + 86_400_000, B, words("Illness")));
        told.look();
        table.waits(60).does(SECRETARY, new PostponeTalk(null, null, words("Fog")));
        told.look();
        table.does(PRESS, new Arrive()).does(SECRETARY, new TurnAway(PRESS, words("Not yet")));
        table.does(TECHNICIAN, new Arrive()).does(SECRETARY, new Admit(TECHNICIAN));
        table.does(SECRETARY, new RevokeAccreditation(TECHNICIAN));
        table.waits(60).does(SECRETARY, new CancelTalk(A, words("No agreement")));
        return told.look();
    }

    private static Announcement announcement(Table table) {
        return new Announcement(
                words("Talks of the heads")
                        .and("ru", "Переговоры глав")
                        .and("zh", "元首会谈")
                        .and("ar", "محادثات"),
                table.nowMillis() + 86_400_000,
                3_600_000,
                Form.VIDEO,
                new Occasion(words("Twenty years of the treaty"), new Day(2001, 7, 16)),
                List.of("ru", "zh"),
                A);
    }

    private static Document paper(DelegationId from) {
        return new Document(SPEECH, words("Speech “A/1”\n🕊"), "0123456789abcdef".repeat(4), 1_234, from);
    }

    /** One sitting under a chair with everything that a chair does, adjourned and closed in a second one. */
    private static Fixture chaired() {
        Fixture told = new Fixture(Table.chaired().onFirstItem());
        Table table = told.table();
        table.does(CHAIR, new LimitInterventions(180_000));
        table.does(HEAD_B, new RequestFloor()).does(HEAD_A, new RequestFloor());
        table.does(DELEGATE_A, new RequestFloor()).does(DELEGATE_B, new RequestFloor());
        table.waits(5).does(CHAIR, new GiveFloor(HEAD_B));
        told.look();
        table.waits(70).does(HEAD_B, new PassFloor(DELEGATE_B)).waits(20);
        table.does(CHAIR, new ExtendIntervention(60_000)).waits(31);
        told.look();
        table.does(DELEGATE_B, new YieldFloor()).does(HEAD_A, new AskRightOfReply(1));
        table.does(CHAIR, new CloseList()).does(CHAIR, new ReorderList(List.of(5, 3, 4, 2)));
        table.waits(3).does(CHAIR, new GiveFloor(HEAD_A)).waits(40);
        told.look();
        table.does(CHAIR, new WithdrawFloor(words("Time")))
                .does(CHAIR, new GiveFloor(HEAD_A))
                .waits(20);
        table.does(HEAD_A, new YieldFloor()).does(DELEGATE_B, new WithdrawRequest(4));
        table.does(CHAIR, new ReopenList())
                .does(CHAIR, new CloseToPress(GREETINGS))
                .waits(10);
        table.does(CHAIR, new OpenToPress(GREETINGS)).does(CHAIR, new ExtendItem(GREETINGS, 120_000));
        table.does(CHAIR, new GiveFloor(ADVISER_A))
                .waits(15)
                .does(ADVISER_A, new Leave())
                .waits(4);
        told.look();
        table.does(CHAIR, new ConcludeItem(GREETINGS)).waits(30).does(CHAIR, new BeginItem(BORDER));
        table.does(CHAIR, new SetFloorMode(FloorMode.OPEN_DISCUSSION)).waits(200);
        table.does(DELEGATE_B, new AttachDocument(BORDER, paper(B))).does(OBSERVER, new Leave());
        table.does(CHAIR, new SendOut(INTERPRETER_A, words("Noise"))).does(ADVISER_A, new Arrive());
        told.look();
        table.does(HEAD_A, new RequestFloor())
                .does(CHAIR, new GiveFloor(HEAD_A))
                .waits(12);
        table.does(HEAD_A, new YieldFloor())
                .does(CHAIR, new SetItemAside(BORDER))
                .waits(9);
        table.does(CHAIR, new BeginItem(ASSESSMENT)).does(HEAD_B, new RequestFloor());
        table.does(CHAIR, new GiveFloor(DELEGATE_A)).waits(50);
        table.does(CHAIR, new AdjournSitting(table.nowMillis() + 7_200_000));
        told.look();
        table.waits(7_200)
                .does(CHAIR, new OpenSitting())
                .does(CHAIR, new BeginItem(BORDER))
                .waits(33);
        table.does(CHAIR, new CloseSitting());
        return told.look();
    }

    /** Nobody presides: the heads take the floor and agree on everything else. */
    private static Fixture twoHeads() {
        Fixture told = new Fixture(Table.bilateral());
        Table table = told.table();
        told.look();
        table.does(HEAD_A, new OpenSitting());
        told.look();
        table.does(HEAD_B, new AgreeToMotion(motion(table))).leads(new BeginItem(BORDER));
        table.does(HEAD_A, new RequestFloor())
                .waits(4)
                .does(HEAD_B, new TakeFloor())
                .waits(60);
        told.look();
        table.does(HEAD_B, new CloseList()).does(HEAD_A, new DeclineMotion(motion(table)));
        table.does(HEAD_A, new SetFloorMode(FloorMode.OPEN_DISCUSSION));
        table.does(HEAD_A, new WithdrawMotion(motion(table))).does(HEAD_B, new YieldFloor());
        table.does(DELEGATE_B, new RequestFloor());
        table.does(HEAD_A, new TakeFloor())
                .waits(100)
                .does(HEAD_A, new PassFloor(ADVISER_A))
                .waits(10);
        table.does(HEAD_A, new YieldFloor()).does(DELEGATE_B, new AskRightOfReply(2));
        table.does(DELEGATE_B, new TakeFloor()).waits(45).does(DELEGATE_B, new YieldFloor());
        told.look();
        table.does(HEAD_A, new CloseList()).does(HEAD_B, new LimitInterventions(120_000));
        table.does(HEAD_A, new ConcludeItem(BORDER)).does(HEAD_B, new ConcludeItem(BORDER));
        told.look();
        table.waits(5).leads(new AdjournSitting(null));
        return told.look();
    }

    private static long motion(Table table) {
        return table.state().motions().open().getLast().number();
    }

    /** Objections of both sides, upheld, dismissed, withdrawn and ended by leaving. */
    private static Fixture pointsOfOrder() {
        Fixture told = new Fixture(Table.chaired().onFirstItem());
        Table table = told.table();
        table.does(CHAIR, new GiveFloor(HEAD_A)).waits(30);
        table.does(DELEGATE_B, new RaisePointOfOrder(words("The agenda"))).waits(20);
        table.does(DELEGATE_A, new RaisePointOfOrder(Wording.NONE)).waits(5);
        told.look();
        table.does(CHAIR, new RuleOnPointOfOrder(Ruling.DISMISSED, words("It was agreed")))
                .waits(5);
        told.look();
        table.does(DELEGATE_A, new WithdrawPointOfOrder()).waits(30);
        table.does(DELEGATE_B, new RaisePointOfOrder(words("Again"))).waits(3).does(DELEGATE_B, new Leave());
        told.look();
        table.does(HEAD_B, new RaisePointOfOrder(words("And again"))).waits(8);
        table.does(CHAIR, new RuleOnPointOfOrder(Ruling.UPHELD, Wording.NONE)).waits(8);
        table.does(DELEGATE_A, new RaisePointOfOrder(words("Last"))).does(HEAD_B, new CallRecess(null, Wording.NONE));
        table.does(SECRETARY, new RevokeAccreditation(DELEGATE_A));
        table.waits(5).does(SECRETARY, new AdjournSitting(null));
        return told.look();
    }

    /** What is nobody's time: a recess, off the record, no interpretation, an outage; nested in each other. */
    private static Fixture interruptions() {
        Fixture told = new Fixture(Table.chaired().onFirstItem());
        Table table = told.table();
        table.does(CHAIR, new GiveFloor(HEAD_A)).waits(10);
        table.does(INTERPRETER, new CannotInterpret(Difficulty.SPEED)).waits(10);
        told.look();
        table.does(INTERPRETER_A, new CannotInterpret(Difficulty.SOUND))
                .does(INTERPRETER, new CanInterpret(INTERPRETER));
        table.does(CHAIR, new CanInterpret(INTERPRETER_A)).waits(10);
        table.does(HEAD_B, new CallRecess(table.nowMillis() + 600_000, words("Prayer")))
                .waits(300);
        told.look();
        table.does(HEAD_B, new GoOffRecord())
                .waits(10)
                .does(CHAIR, new ResumeSitting())
                .waits(60);
        told.look();
        table.does(CHAIR, new ReturnToRecord()).waits(10);
        long lostAtMillis = table.nowMillis();
        table.waits(90).does(SeatId.NODE, new ReportOutage(lostAtMillis)).waits(10);
        told.look();
        table.does(HEAD_A, new CallRecess(null, Wording.NONE)).waits(10);
        table.does(SeatId.NODE, new ReportOutage(lostAtMillis)).does(CHAIR, new AdjournSitting(null));
        return told.look();
    }

    /** Both delegations withdraw; a mediator goes from one to the other. */
    private static Fixture caucus() {
        Fixture told = new Fixture(Table.mediated().onFirstItem());
        Table table = told.table();
        table.does(MEDIATOR, new GiveFloor(HEAD_B))
                .waits(15)
                .does(HEAD_A, new OpenCaucus(A))
                .waits(15);
        table.does(ADVISER_A, new EnterCaucus(A)).does(INTERPRETER_A, new EnterCaucus(A));
        table.does(ADVISER_A, new NoteInCaucus(A, words("Concede the fishery").and("ar", "نقطة")));
        table.does(HEAD_A, new InviteToCaucus(A, MEDIATOR)).does(MEDIATOR, new EnterCaucus(A));
        told.look();
        table.does(HEAD_B, new OpenCaucus(B)).does(HEAD_B, new InviteToCaucus(B, MEDIATOR));
        table.does(MEDIATOR, new LeaveCaucus(A))
                .does(MEDIATOR, new EnterCaucus(B))
                .waits(60);
        table.does(ADVISER_A, new LeaveCaucus(A)).does(HEAD_A, new EndInvitation(A, MEDIATOR));
        told.look();
        table.does(HEAD_B, new EndInvitation(B, MEDIATOR))
                .does(HEAD_A, new CloseCaucus(A))
                .waits(5);
        told.look();
        table.does(MEDIATOR, new CloseCaucus(B)).waits(20).does(HEAD_B, new YieldFloor());
        return told.look();
    }

    /** Everybody asks for anything. */
    private static Fixture random(int seed) {
        Fixture told = new Fixture(
                seed % 2 == 0
                        ? Table.bilateral().onFirstItem()
                        : Table.mediated().onFirstItem());
        Table table = told.table();
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random);
        for (int step = 1; step <= RANDOM_STEPS; step++) {
            table.waits(random.nextInt(40));
            RandomCommands.Wish wish = commands.next(table.talk());
            submit(table, step, wish.by(), wish.command());
            if (step % LOOK_EVERY == 0) {
                told.look();
            }
        }
        return told;
    }

    private static void submit(Table table, int step, SeatId by, Command command) {
        table.submit(new Submission(by, new CommandId("r" + step), table.nowMillis(), command));
    }
}
