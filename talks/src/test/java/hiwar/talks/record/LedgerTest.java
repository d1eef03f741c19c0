package hiwar.talks.record;

import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.SetFloorMode;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.ChangeSeat;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.table.Table;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Table table = Table.chaired().onFirstItem();
    private final Ledger ledger = reopened(table);
    private int commands;

    private static Ledger reopened(Table table) {
        Ledger ledger = new Ledger(Talk.empty(Table.TALK));
        table.lines().forEach(ledger::restore);
        return ledger;
    }

    private Submission submission(SeatId by, Command command) {
        commands++;
        return new Submission(by, new CommandId("l" + commands), table.nowMillis(), command);
    }

    private static Reason reason(Answer answer) {
        return ((Answer.Refused) answer).refusal().reason();
    }

    @Test
    void aTalkIsOpenedAgainFromItsLines() {
        assertThat(ledger.stored()).isEqualTo(table.talk());
        assertThat(ledger.head()).isEqualTo(table.talk());
    }

    @Test
    void nothingIsToldBeforeItIsStored() {
        Talk before = ledger.stored();
        Answer answer = ledger.submit(submission(CHAIR, new GiveFloor(HEAD_A)));
        assertThat(answer).isInstanceOf(Answer.ToStore.class);
        assertThat(ledger.stored()).isEqualTo(before);
        assertThat(ledger.head().table().floor().holding()).isNotNull();
        assertThat(ledger.confirm()).isEqualTo(answer);
        assertThat(ledger.stored()).isEqualTo(ledger.head());
        assertThat(ledger.confirm()).isNull();
    }

    @Test
    void furtherCommandsAreDecidedAsIfAllWereStored() {
        ledger.submit(submission(CHAIR, new GiveFloor(HEAD_A)));
        assertThat(reason(ledger.submit(submission(CHAIR, new GiveFloor(HEAD_B)))))
                .isEqualTo(Reason.FLOOR_TAKEN);
        assertThat(ledger.submit(submission(HEAD_A, new YieldFloor()))).isInstanceOf(Answer.ToStore.class);
    }

    @Test
    void whenTheDiskFailsNothingHasHappened() {
        Submission give = submission(CHAIR, new GiveFloor(HEAD_A));
        Submission yield = submission(HEAD_A, new YieldFloor());
        ledger.submit(give);
        ledger.confirm();
        Talk stored = ledger.stored();
        ledger.submit(yield);
        assertThat(ledger.fail()).containsExactly(yield);
        assertThat(ledger.head()).isEqualTo(stored);
        Answer.ToStore again = (Answer.ToStore) ledger.submit(yield);
        assertThat(again.lines().getFirst().previous())
                .isEqualTo(ledger.chain(stored.table().log()).head());
    }

    @Test
    void theSameCommandAgainGetsTheFirstAnswerAgain() {
        Submission give = submission(CHAIR, new GiveFloor(HEAD_A));
        ledger.submit(give);
        long sequence = ledger.head().table().sequence();
        Answer repeated = new Answer.Repeated(ledger.head().table().log(), sequence, sequence);
        assertThat(ledger.submit(give)).isEqualTo(repeated);
        ledger.confirm();
        ledger.submit(submission(HEAD_A, new YieldFloor()));
        assertThat(ledger.submit(give)).isEqualTo(repeated);
    }

    @Test
    void aRefusalIsRepeatedEvenWhenItWouldBeAcceptedNow() {
        ledger.submit(submission(CHAIR, new GiveFloor(HEAD_A)));
        Submission other = submission(CHAIR, new GiveFloor(HEAD_B));
        assertThat(reason(ledger.submit(other))).isEqualTo(Reason.FLOOR_TAKEN);
        ledger.submit(submission(HEAD_A, new YieldFloor()));
        assertThat(reason(ledger.submit(other))).isEqualTo(Reason.FLOOR_TAKEN);
        assertThat(ledger.submit(submission(CHAIR, new GiveFloor(HEAD_B)))).isInstanceOf(Answer.ToStore.class);
    }

    @Test
    void commandsOfDifferentSeatsAreDifferentEvenUnderOneName() {
        CommandId same = new CommandId("same");
        ledger.submit(new Submission(HEAD_A, same, table.nowMillis(), new RequestFloor()));
        assertThat(ledger.submit(new Submission(HEAD_B, same, table.nowMillis(), new RequestFloor())))
                .isInstanceOf(Answer.ToStore.class);
    }

    @Test
    void repetitionIsRememberedOverARestart() {
        Submission give = submission(CHAIR, new GiveFloor(HEAD_A));
        table.submit(give);
        assertThat(reopened(table).submit(give)).isInstanceOf(Answer.Repeated.class);
    }

    @Test
    void theMemoryOfAnswersIsBounded() {
        Submission give = submission(CHAIR, new GiveFloor(HEAD_A));
        Submission other = submission(CHAIR, new GiveFloor(HEAD_B));
        table.submit(give);
        Ledger filled = reopened(table);
        assertThat(filled.submit(other)).isInstanceOf(Answer.Refused.class);
        for (int i = 0; i < Limits.ANSWERS; i++) {
            FloorMode mode = i % 2 == 0 ? FloorMode.OPEN_DISCUSSION : FloorMode.FLOOR_ONLY;
            filled.submit(submission(CHAIR, new SetFloorMode(mode)));
            filled.confirm();
            filled.submit(submission(CHAIR, new SetFloorMode(mode)));
        }
        assertThat(filled.head().table().answered()).hasSize(Limits.ANSWERS);
        assertThat(filled.submit(give)).isInstanceOf(Answer.Refused.class); // decided anew: the floor is taken
        filled.submit(submission(HEAD_A, new YieldFloor()));
        filled.confirm();
        assertThat(filled.submit(other)).isInstanceOf(Answer.ToStore.class);
    }

    @Test
    void aSlowDiskRefusesRatherThanForgets() {
        for (int i = 0; i < Ledger.PENDING; i++) {
            ledger.submit(submission(Table.SECRETARY, new ChangeSeat(HEAD_A, words("Head " + i), List.of())));
        }
        Submission more = submission(CHAIR, new GiveFloor(HEAD_A));
        assertThat(reason(ledger.submit(more))).isEqualTo(Reason.DISK_SLOW);
        ledger.confirm();
        assertThat(ledger.submit(more)).isInstanceOf(Answer.ToStore.class);
    }

    @Test
    void timeNeverGoesBack() {
        long lastMillis = ledger.head().table().atMillis();
        ledger.submit(new Submission(CHAIR, new CommandId("early"), 1, new GiveFloor(HEAD_A)));
        assertThat(ledger.head().table().atMillis()).isEqualTo(lastMillis);
    }

    @Test
    void aCommandNeedsAName() {
        Submission nameless = new Submission(CHAIR, new CommandId(""), 1, new GiveFloor(HEAD_A));
        assertThat(reason(ledger.submit(nameless))).isEqualTo(Reason.BAD_NAME);
    }
}
