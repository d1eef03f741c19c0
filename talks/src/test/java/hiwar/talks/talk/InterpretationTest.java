package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.CHECKER_B;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.INTERPRETER;
import static hiwar.talks.table.Table.INTERPRETER_A;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.OrderCommand.CanInterpret;
import hiwar.talks.command.OrderCommand.CannotInterpret;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.event.OrderEvent.InterpretationFailed;
import hiwar.talks.event.OrderEvent.InterpretationRestored;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.Wording;
import org.junit.jupiter.api.Test;

class InterpretationTest {
    private static final CannotInterpret SOUND = new CannotInterpret(Difficulty.SOUND);

    @Test
    void aFailingBoothHaltsTheClockAndIsMinuted() {
        Table table = Table.chaired()
                .onFirstItem()
                .does(CHAIR, new GiveFloor(HEAD_A))
                .waits(30)
                .does(INTERPRETER, SOUND);
        assertThat(table.lastEvents()).containsExactly(new InterpretationFailed(INTERPRETER, Difficulty.SOUND));
        table.waits(100).does(INTERPRETER, new CanInterpret(INTERPRETER)).waits(5);
        assertThat(table.netSeconds(A)).isEqualTo(35);
    }

    @Test
    void theClockStandsUntilTheLastBoothIsBack() {
        Table table = Table.chaired().onFirstItem().does(INTERPRETER, SOUND).does(INTERPRETER_A, SOUND);
        table.does(INTERPRETER, new CanInterpret(INTERPRETER));
        assertThat(table.state().clockRuns()).isFalse();
        table.does(INTERPRETER_A, new CanInterpret(INTERPRETER_A));
        assertThat(table.state().clockRuns()).isTrue();
    }

    @Test
    void aBoothFailsOnceAndAnswersForItselfOnly() {
        Table table = Table.chaired().onFirstItem().does(INTERPRETER, SOUND);
        table.refuses(INTERPRETER, SOUND, Reason.ALREADY_FAILING);
        table.refuses(INTERPRETER_A, new CanInterpret(INTERPRETER), Reason.NOT_YOURS);
        table.refuses(INTERPRETER_A, new CanInterpret(INTERPRETER_A), Reason.NOT_FAILING);
    }

    @Test
    void whoLeadsMayGoOnWithoutABooth() {
        Table table = Table.bilateral().onFirstItem().does(INTERPRETER, SOUND);
        table.does(HEAD_A, new CanInterpret(INTERPRETER));
        assertThat(table.state().clockRuns()).isFalse();
        table.does(HEAD_B, new CanInterpret(INTERPRETER));
        assertThat(table.state().clockRuns()).isTrue();
    }

    @Test
    void aBoothComesBackEvenInARecess() {
        Table table =
                Table.chaired().onFirstItem().does(INTERPRETER, SOUND).does(CHAIR, new CallRecess(null, Wording.NONE));
        table.does(INTERPRETER, new CanInterpret(INTERPRETER));
        assertThat(table.state().order().failures()).isEmpty();
    }

    @Test
    void whoLeavesTheBoothHaltsNothing() {
        Table table = Table.chaired().onFirstItem().does(INTERPRETER, SOUND).does(INTERPRETER, new Leave());
        assertThat(table.lastEvents()).contains(new InterpretationRestored(INTERPRETER));
        assertThat(table.state().clockRuns()).isTrue();
    }

    @Test
    void onlyInterpretersFail() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(HEAD_A, SOUND, Reason.NOT_YOUR_RIGHT);
        table.refuses(CHECKER_B, SOUND, Reason.NOT_YOUR_RIGHT);
    }
}
