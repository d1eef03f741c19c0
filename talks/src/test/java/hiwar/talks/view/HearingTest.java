package hiwar.talks.view;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.ADVISER_A;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.INTERPRETER;
import static hiwar.talks.table.Table.OBSERVER;
import static hiwar.talks.table.Table.PRESS;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.TECHNICIAN;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.SetFloorMode;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Phase;
import hiwar.talks.table.Table;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static List<SeatId> heard(Table table) {
        return seats(table).stream()
                .filter(seat -> Hearing.mayBeHeard(table.talk(), seat))
                .toList();
    }

    private static List<SeatId> seen(Table table) {
        return seats(table).stream()
                .filter(seat -> Hearing.mayBeSeen(table.talk(), seat))
                .toList();
    }

    private static List<SeatId> deaf(Table table) {
        return seats(table).stream()
                .filter(seat -> !Hearing.mayHear(table.talk(), seat))
                .toList();
    }

    private static List<SeatId> seats(Table table) {
        return table.state().seats().attendees().stream()
                .map(Attendee::seat)
                .map(seat -> seat.id())
                .toList();
    }

    @Test
    void whoIsNotInTheRoomIsNeitherHeardNorHears() {
        Table table = Table.accredited();
        assertThat(heard(table)).isEmpty();
        assertThat(deaf(table)).hasSameSizeAs(seats(table));
    }

    @Test
    void beforeTheSittingAllWhoWorkTryTheirEquipment() {
        Table table = Table.bilateral();
        assertThat(heard(table))
                .contains(HEAD_A, INTERPRETER, TECHNICIAN, SECRETARY)
                .doesNotContain(OBSERVER, PRESS);
        assertThat(deaf(table)).containsExactly(OBSERVER, PRESS);
    }

    @Test
    void onlyWhoHasTheFloorIsHeardAndWhoLeads() {
        Table table = Table.chaired().onFirstItem();
        assertThat(heard(table)).containsExactly(CHAIR);
        table.does(CHAIR, new GiveFloor(ADVISER_A));
        assertThat(heard(table)).containsExactlyInAnyOrder(CHAIR, ADVISER_A);
    }

    @Test
    void withoutAChairTheHeadsAreHeardWhileTheFloorIsFree() {
        Table table = Table.bilateral().onFirstItem();
        assertThat(heard(table)).containsExactly(HEAD_A, HEAD_B);
        table.does(DELEGATE_A, new TakeFloor());
        assertThat(heard(table)).containsExactly(DELEGATE_A);
    }

    @Test
    void whoSitsWithADelegationIsSeenWhoeverHasTheFloorAndSoIsWhoLeads() {
        Table table = Table.chaired().onFirstItem();
        assertThat(seen(table)).containsExactlyInAnyOrder(CHAIR, HEAD_A, HEAD_B, DELEGATE_A, DELEGATE_B, ADVISER_A);
        table.does(CHAIR, new GiveFloor(ADVISER_A));
        assertThat(seen(table)).containsExactlyInAnyOrder(CHAIR, HEAD_A, HEAD_B, DELEGATE_A, DELEGATE_B, ADVISER_A);
        table.does(HEAD_A, new GoOffRecord());
        assertThat(seen(table)).containsExactlyInAnyOrder(CHAIR, HEAD_A, HEAD_B, DELEGATE_A, DELEGATE_B, ADVISER_A);
    }

    @Test
    void beforeTheSittingAllWhoWorkAreSeenAndNobodyFromOutside() {
        assertThat(seen(Table.bilateral()))
                .contains(HEAD_A, INTERPRETER, TECHNICIAN, SECRETARY)
                .doesNotContain(OBSERVER, PRESS);
        assertThat(seen(Table.accredited())).as("not in the room").isEmpty();
    }

    @Test
    void inARecessNobodyIsSeenAndInACaucusOnlyThere() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        assertThat(seen(table)).doesNotContain(HEAD_A).contains(CHAIR, HEAD_B);
        table.does(CHAIR, new CallRecess(null, Wording.NONE));
        assertThat(seen(table)).isEmpty();
    }

    @Test
    void inOpenDiscussionAllDelegationsAreHeard() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new SetFloorMode(FloorMode.OPEN_DISCUSSION));
        assertThat(heard(table)).containsExactlyInAnyOrder(CHAIR, HEAD_A, HEAD_B, DELEGATE_A, DELEGATE_B, ADVISER_A);
    }

    @Test
    void aPointOfOrderIsHeardInsteadOfTheSpeaker() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.does(DELEGATE_B, new RaisePointOfOrder(words("The time!")));
        assertThat(heard(table)).containsExactlyInAnyOrder(CHAIR, DELEGATE_B);
    }

    @Test
    void inARecessNobodyIsHeard() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new CallRecess(null, Wording.NONE));
        assertThat(heard(table)).isEmpty();
        assertThat(deaf(table)).hasSameSizeAs(seats(table));
    }

    @Test
    void observersAndPressHearWhatIsOpenToThePress() {
        Table table = Table.chaired().onFirstItem();
        assertThat(deaf(table)).isEmpty();
        table.does(HEAD_B, new CloseToPress(GREETINGS));
        assertThat(deaf(table)).containsExactly(OBSERVER, PRESS);
    }

    @Test
    void whoConfersInACaucusIsNotAtTheTable() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        assertThat(deaf(table)).containsExactly(HEAD_A, OBSERVER, PRESS);
        assertThat(heard(table)).doesNotContain(HEAD_A);
    }

    @Test
    void offTheRecordTheDelegationsSpeakFreely() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new GoOffRecord());
        assertThat(heard(table)).contains(HEAD_A, DELEGATE_B, ADVISER_A).doesNotContain(SECRETARY, INTERPRETER);
        assertThat(deaf(table)).containsExactly(OBSERVER, PRESS);
    }

    @Test
    void thePublicSeesTheItemAndTheSideWhileTheItemIsOpen() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        assertThat(PublicBoard.of(table.state()))
                .isEqualTo(new PublicBoard(Phase.PREPARED, null, 0, true, true, words("greetings"), A));
        table.does(HEAD_B, new CloseToPress(GREETINGS));
        assertThat(PublicBoard.of(table.state()))
                .isEqualTo(new PublicBoard(Phase.PREPARED, null, 0, true, false, null, null));
    }
}
