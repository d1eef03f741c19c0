package hiwar.talks.view;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.ADVISER_A;
import static hiwar.talks.table.Table.ASSESSMENT;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.INTERPRETER;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.AgendaCommand.ExtendItem;
import hiwar.talks.command.AgendaCommand.SetItemAside;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.CloseList;
import hiwar.talks.command.FloorCommand.ExtendIntervention;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.LimitInterventions;
import hiwar.talks.command.FloorCommand.PassFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.WithdrawFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.OrderCommand.CanInterpret;
import hiwar.talks.command.OrderCommand.CannotInterpret;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.RuleOnPointOfOrder;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.CloseCaucus;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Halt;
import hiwar.talks.state.Item.Progress;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Speech;
import hiwar.talks.terms.Wording;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static Table speaking() {
        return Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).waits(10);
    }

    /** Whatever happens between the two commands is nobody's time. */
    private static void stops(SeatId stops, Command stop, SeatId resumes, Command resume) {
        Table table = speaking().does(stops, stop).waits(1_000);
        assertThat(table.netSeconds(A)).isEqualTo(10);
        table.does(resumes, resume).waits(5);
        assertThat(table.netSeconds(A)).isEqualTo(15);
        assertThat(table.proceedings()
                        .clocks()
                        .at(table.state(), table.nowMillis())
                        .elapsedMillis(GREETINGS))
                .isEqualTo(15_000);
    }

    @Test
    void speakingTimeRunsForTheDelegationThatHasTheFloor() {
        Table table = speaking().does(HEAD_A, new YieldFloor()).waits(100);
        table.does(CHAIR, new GiveFloor(HEAD_B)).waits(20);
        assertThat(table.netSeconds(A)).isEqualTo(10);
        assertThat(table.netSeconds(B)).isEqualTo(20);
    }

    @Test
    void aRecessIsNobodysTime() {
        stops(CHAIR, new CallRecess(null, Wording.NONE), CHAIR, new ResumeSitting());
    }

    @Test
    void aPointOfOrderIsNobodysTime() {
        stops(
                HEAD_B,
                new RaisePointOfOrder(Wording.NONE),
                CHAIR,
                new RuleOnPointOfOrder(Ruling.DISMISSED, Wording.NONE));
    }

    @Test
    void whatCannotBeInterpretedIsNobodysTime() {
        stops(INTERPRETER, new CannotInterpret(Difficulty.SPEED), INTERPRETER, new CanInterpret(INTERPRETER));
    }

    @Test
    void whatIsOffTheRecordIsNobodysTime() {
        stops(HEAD_B, new GoOffRecord(), CHAIR, new ReturnToRecord());
    }

    @Test
    void aCaucusIsNobodysTime() {
        stops(HEAD_B, new OpenCaucus(B), HEAD_B, new CloseCaucus(B));
    }

    @Test
    void anOutageIsNobodysTime() {
        Table table = speaking();
        long lostAtMillis = table.nowMillis();
        table.waits(3_600).does(SeatId.NODE, new ReportOutage(lostAtMillis)).waits(5);
        assertThat(table.netSeconds(A)).isEqualTo(15);
    }

    @Test
    void theClockIsRightAlthoughOthersActMeanwhile() {
        Table table = speaking()
                .does(HEAD_B, new RequestFloor())
                .waits(3)
                .does(CHAIR, new CloseList())
                .waits(4);
        assertThat(table.netSeconds(A)).isEqualTo(17);
    }

    @Test
    void timeIsCountedByItemToo() {
        Table table = speaking().does(HEAD_A, new YieldFloor()).does(CHAIR, new ConcludeItem(GREETINGS));
        table.waits(60)
                .does(CHAIR, new BeginItem(ASSESSMENT))
                .waits(7)
                .does(CHAIR, new GiveFloor(HEAD_A))
                .waits(20);
        table.does(HEAD_A, new YieldFloor());
        Clocks clocks = table.proceedings().clocks();
        assertThat(clocks.netMillis(A)).isEqualTo(30_000);
        assertThat(clocks.netMillis(GREETINGS)).isEqualTo(10_000);
        assertThat(clocks.netMillis(ASSESSMENT, A)).isEqualTo(20_000);
        assertThat(clocks.netMillis(ASSESSMENT, B)).isZero();
        assertThat(clocks.elapsedMillis(ASSESSMENT)).isEqualTo(27_000);
    }

    @Test
    void anItemThatWasSetAsideGoesOnWhereItStopped() {
        Table table = Table.chaired()
                .onFirstItem()
                .waits(10)
                .does(CHAIR, new SetItemAside(GREETINGS))
                .waits(500);
        table.does(CHAIR, new BeginItem(GREETINGS)).waits(5).does(CHAIR, new AdjournSitting(null));
        table.waits(86_400).does(CHAIR, new OpenSitting());
        assertThat(table.proceedings().clocks().elapsedMillis(GREETINGS)).isEqualTo(15_000);
    }

    @Test
    void everyInterventionIsKeptWithItsNetTimeAndItsSpeakers() {
        Table table = speaking().does(HEAD_A, new PassFloor(ADVISER_A)).waits(10);
        table.does(CHAIR, new CallRecess(null, Wording.NONE))
                .waits(100)
                .does(CHAIR, new ResumeSitting())
                .waits(1);
        table.does(ADVISER_A, new YieldFloor());
        table.does(CHAIR, new GiveFloor(HEAD_B)).waits(2).does(CHAIR, new WithdrawFloor(words("Time")));
        table.does(CHAIR, new GiveFloor(ADVISER_A)).waits(3).does(ADVISER_A, new Leave());
        List<Spoken> spoken = table.proceedings().spoken();
        assertThat(spoken).extracting(Spoken::netMillis).containsExactly(21_000L, 2_000L, 3_000L);
        assertThat(spoken)
                .extracting(Spoken::end)
                .containsExactly(Spoken.End.YIELDED, Spoken.End.WITHDRAWN, Spoken.End.LAPSED);
        assertThat(spoken.getFirst().speakers()).containsExactly(HEAD_A, ADVISER_A);
        assertThat(spoken.getFirst().endedAtMillis() - spoken.getFirst().begunAtMillis())
                .isEqualTo(121_000);
    }

    @Test
    void theBoardShowsWhoSpeaksWhoIsNextAndWhyClocksStand() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new LimitInterventions(60_000));
        table.does(CHAIR, new GiveFloor(HEAD_A)).waits(90).does(HEAD_B, new RequestFloor());
        FloorBoard board = FloorBoard.at(table.proceedings(), table.nowMillis());
        FloorBoard.Speaking speaking = Objects.requireNonNull(board.speaking());
        assertThat(speaking).isEqualTo(new FloorBoard.Speaking(HEAD_A, A, Speech.INTERVENTION, 90_000, 60_000));
        assertThat(speaking.leftMillis()).isEqualTo(-30_000);
        assertThat(board.waiting()).hasSize(1);
        assertThat(board.sides()).containsExactly(new FloorBoard.Side(A, 90_000), new FloorBoard.Side(B, 0));
        assertThat(board.halts()).isEmpty();
        table.does(CHAIR, new ExtendIntervention(60_000))
                .does(HEAD_B, new OpenCaucus(B))
                .does(INTERPRETER, new CannotInterpret(Difficulty.SOUND));
        table.does(HEAD_B, new RaisePointOfOrder(Wording.NONE)).does(CHAIR, new GoOffRecord());
        table.does(CHAIR, new CallRecess(null, Wording.NONE)).waits(50);
        FloorBoard halted = FloorBoard.at(table.proceedings(), table.nowMillis());
        assertThat(halted.halts()).containsExactly(Halt.values());
        assertThat(Objects.requireNonNull(halted.speaking()).leftMillis()).isEqualTo(30_000);
        assertThat(halted.points()).hasSize(1);
    }

    @Test
    void theBoardOfAFreeFloorHasNoSpeaker() {
        Table table = Table.chaired().onFirstItem();
        assertThat(FloorBoard.at(table.proceedings(), table.nowMillis()).speaking())
                .isNull();
        table.does(CHAIR, new GiveFloor(HEAD_A));
        FloorBoard board = FloorBoard.at(table.proceedings(), table.nowMillis());
        assertThat(Objects.requireNonNull(board.speaking()).leftMillis()).isNull();
    }

    @Test
    void theAgendaShowsWhatIsLeft() {
        Table table = Table.chaired()
                .onFirstItem()
                .does(CHAIR, new ExtendItem(GREETINGS, 60_000))
                .waits(700);
        AgendaProgress progress = AgendaProgress.at(table.proceedings(), table.nowMillis());
        assertThat(progress.lines().getFirst())
                .isEqualTo(new AgendaProgress.Line(GREETINGS, Progress.CURRENT, 660_000, 700_000, 0));
        assertThat(progress.lines().getFirst().leftMillis()).isEqualTo(-40_000);
        assertThat(progress.lines().getLast().leftMillis()).isNull();
        assertThat(progress.leftMillis()).isEqualTo(3_600_000);
        table.does(CHAIR, new ConcludeItem(GREETINGS));
        table.does(CHAIR, new BeginItem(ASSESSMENT)).waits(600).does(CHAIR, new ConcludeItem(ASSESSMENT));
        assertThat(AgendaProgress.at(table.proceedings(), table.nowMillis()).leftMillis())
                .isZero();
    }
}
