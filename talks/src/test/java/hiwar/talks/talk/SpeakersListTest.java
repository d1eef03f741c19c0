package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.FloorCommand.AskRightOfReply;
import hiwar.talks.command.FloorCommand.CloseList;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.ReopenList;
import hiwar.talks.command.FloorCommand.ReorderList;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.WithdrawRequest;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.event.FloorEvent.RequestLapsed;
import hiwar.talks.id.SeatId;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Speech;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakersListTest {
    @Test
    void underAChairTheListIsInTheOrderOfAsking() {
        Table table = Table.chaired().onFirstItem();
        table.does(HEAD_A, new RequestFloor()).does(DELEGATE_A, new RequestFloor());
        table.does(HEAD_B, new RequestFloor());
        assertThat(table.listed()).containsExactly(HEAD_A, DELEGATE_A, HEAD_B);
    }

    @Test
    void withoutAChairTheListAlternates() {
        Table table = Table.bilateral().onFirstItem();
        table.does(HEAD_A, new RequestFloor()).does(DELEGATE_A, new RequestFloor());
        table.does(HEAD_B, new RequestFloor()).does(DELEGATE_B, new RequestFloor());
        assertThat(table.listed()).containsExactly(HEAD_A, HEAD_B, DELEGATE_A, DELEGATE_B);
    }

    @Test
    void whoHasJustSpokenComesAfterTheOtherSide() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new TakeFloor());
        table.does(DELEGATE_A, new RequestFloor()).does(DELEGATE_B, new RequestFloor());
        assertThat(table.listed()).containsExactly(DELEGATE_B, DELEGATE_A);
    }

    @Test
    void nobodyIsListedTwice() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new RequestFloor());
        table.refuses(HEAD_A, new RequestFloor(), Reason.ALREADY_LISTED);
    }

    @Test
    void oneMayAskAgainWhileSpeaking() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.does(HEAD_A, new RequestFloor());
        assertThat(table.listed()).containsExactly(HEAD_A);
    }

    @Test
    void aClosedListTakesRepliesOnly() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.refuses(CHAIR, new ReopenList(), Reason.ALREADY_SO);
        table.does(CHAIR, new CloseList());
        table.refuses(HEAD_B, new RequestFloor(), Reason.LIST_CLOSED);
        table.does(HEAD_B, new AskRightOfReply(1));
        table.does(CHAIR, new ReopenList()).does(HEAD_B, new RequestFloor());
    }

    @Test
    void repliesComeFirst() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.does(DELEGATE_A, new RequestFloor()).does(HEAD_B, new AskRightOfReply(1));
        assertThat(table.listed()).containsExactly(HEAD_B, DELEGATE_A);
    }

    @Test
    void aReplyAnswersAnInterventionOfTheOtherSideOnThisItem() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.refuses(DELEGATE_A, new AskRightOfReply(1), Reason.OWN_INTERVENTION);
        table.refuses(HEAD_B, new AskRightOfReply(7), Reason.UNKNOWN_INTERVENTION);
    }

    @Test
    void aReplyHasAnAllottedTimeAndTheSecondIsShorter() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).does(HEAD_A, new YieldFloor());
        replies(table, Limits.FIRST_REPLY_MILLIS);
        replies(table, Limits.SECOND_REPLY_MILLIS);
        table.refuses(HEAD_B, new AskRightOfReply(1), Reason.REPLIES_USED);
    }

    private static void replies(Table table, long allottedMillis) {
        table.does(HEAD_B, new AskRightOfReply(1));
        table.refuses(DELEGATE_B, new AskRightOfReply(1), Reason.ALREADY_LISTED);
        table.does(CHAIR, new GiveFloor(HEAD_B));
        assertThat(table.holding().intervention().speech()).isEqualTo(Speech.RIGHT_OF_REPLY);
        assertThat(table.holding().allottedMillis()).isEqualTo(allottedMillis);
        table.does(HEAD_B, new YieldFloor());
    }

    @Test
    void withoutAChairAReplyIsTakenByRight() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new TakeFloor());
        table.does(DELEGATE_A, new RequestFloor())
                .does(HEAD_B, new AskRightOfReply(1))
                .does(HEAD_A, new YieldFloor());
        table.does(HEAD_B, new TakeFloor());
        assertThat(table.state().floor().replies()).containsExactly(Table.B);
    }

    @Test
    void oneWithdrawsOnesOwnRequestAndAHeadThoseOfTheDelegation() {
        Table table = Table.chaired().onFirstItem();
        table.does(DELEGATE_A, new RequestFloor())
                .does(DELEGATE_B, new RequestFloor())
                .does(HEAD_B, new RequestFloor());
        table.refuses(DELEGATE_B, new WithdrawRequest(1), Reason.NOT_YOURS);
        table.refuses(HEAD_B, new WithdrawRequest(1), Reason.NOT_YOURS);
        table.refuses(DELEGATE_B, new WithdrawRequest(3), Reason.NOT_YOURS);
        table.does(DELEGATE_A, new WithdrawRequest(1)).does(HEAD_B, new WithdrawRequest(2));
        table.refuses(HEAD_B, new WithdrawRequest(2), Reason.UNKNOWN_REQUEST);
        table.does(CHAIR, new WithdrawRequest(3));
        assertThat(table.listed()).isEmpty();
    }

    @Test
    void theChairReordersTheListAndLosesNobody() {
        Table table = Table.chaired().onFirstItem();
        table.does(HEAD_A, new RequestFloor())
                .does(DELEGATE_A, new RequestFloor())
                .does(HEAD_B, new RequestFloor());
        table.refuses(CHAIR, new ReorderList(List.of(3, 1)), Reason.LIST_CHANGED);
        table.refuses(CHAIR, new ReorderList(List.of(3, 1, 1)), Reason.LIST_CHANGED);
        table.refuses(CHAIR, new ReorderList(List.of(3, 1, 4)), Reason.LIST_CHANGED);
        table.does(CHAIR, new ReorderList(List.of(3, 1, 2)));
        assertThat(table.listed()).containsExactly(HEAD_B, HEAD_A, DELEGATE_A);
    }

    @Test
    void noOrderPutsAReplyBehindAnIntervention() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.does(DELEGATE_A, new RequestFloor()).does(HEAD_B, new AskRightOfReply(1));
        table.refuses(CHAIR, new ReorderList(List.of(1, 2)), Reason.BAD_POSITION);
    }

    @Test
    void whoLeavesIsOffTheList() {
        Table table = Table.chaired()
                .onFirstItem()
                .does(DELEGATE_A, new RequestFloor())
                .does(DELEGATE_A, new Leave());
        assertThat(table.lastEvents()).contains(new RequestLapsed(1, Lapse.LEFT));
        assertThat(table.listed()).isEmpty();
    }

    @Test
    void theListHasALimit() {
        Table table = Table.chaired();
        for (int i = 0; i <= Limits.SPEAKERS; i++) {
            SeatId seat = new SeatId("speaker-" + i);
            table.accredit(seat, Role.DELEGATE, A).enters(seat);
        }
        table.onFirstItem();
        for (int i = 0; i < Limits.SPEAKERS; i++) {
            table.does(new SeatId("speaker-" + i), new RequestFloor());
        }
        assertThat(table.refusal(new SeatId("speaker-" + Limits.SPEAKERS), new RequestFloor())
                        .arguments())
                .containsEntry("limit", Integer.toString(Limits.SPEAKERS));
    }
}
