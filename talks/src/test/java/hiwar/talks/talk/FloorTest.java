package hiwar.talks.talk;

import static hiwar.talks.table.Table.ADVISER_A;
import static hiwar.talks.table.Table.ASSESSMENT;
import static hiwar.talks.table.Table.BORDER;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.OBSERVER;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.FloorCommand.ExtendIntervention;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.LimitInterventions;
import hiwar.talks.command.FloorCommand.PassFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.SetFloorMode;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.WithdrawFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.FloorEvent.FloorTaken;
import hiwar.talks.event.SeatEvent.SeatLeft;
import hiwar.talks.table.Table;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Limits;
import org.junit.jupiter.api.Test;

class FloorTest {
    @Test
    void theChairGivesTheFloorAndTheSpeakerYieldsIt() {
        Table table = Table.chaired().onFirstItem();
        table.does(HEAD_A, new RequestFloor()).does(CHAIR, new GiveFloor(HEAD_A));
        assertThat(table.speaker()).isEqualTo(HEAD_A);
        assertThat(table.listed()).isEmpty();
        table.does(HEAD_A, new YieldFloor());
        assertThat(table.speaker()).isNull();
    }

    @Test
    void theChairMayGiveTheFloorToWhoDidNotAskForIt() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(ADVISER_A));
        assertThat(table.speaker()).isEqualTo(ADVISER_A);
    }

    @Test
    void onlyOneHasTheFloor() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        assertThat(table.refusal(CHAIR, new GiveFloor(HEAD_B)).arguments()).containsEntry("seat", "head-a");
        table.does(CHAIR, new WithdrawFloor(words("Time is up"))).does(CHAIR, new GiveFloor(HEAD_B));
        assertThat(table.speaker()).isEqualTo(HEAD_B);
    }

    @Test
    void onlyDelegationsHaveTheFloor() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(CHAIR, new GiveFloor(OBSERVER), Reason.CANNOT_SPEAK);
        table.refuses(CHAIR, new GiveFloor(CHAIR), Reason.CANNOT_SPEAK);
    }

    @Test
    void onlyWhoIsInTheRoomHasTheFloor() {
        Table table = Table.chaired().onFirstItem().does(DELEGATE_B, new Leave());
        table.refuses(CHAIR, new GiveFloor(DELEGATE_B), Reason.NOT_HERE);
        table.refuses(DELEGATE_B, new RequestFloor(), Reason.NOT_IN_ROOM);
    }

    @Test
    void theFloorBelongsToAnItem() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new ConcludeItem(GREETINGS));
        table.refuses(HEAD_A, new RequestFloor(), Reason.NO_ITEM);
        table.refuses(CHAIR, new GiveFloor(HEAD_A), Reason.NO_ITEM);
    }

    @Test
    void anItemEndsOnlyWhenNobodySpeaks() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.refuses(CHAIR, new ConcludeItem(GREETINGS), Reason.FLOOR_TAKEN);
        table.does(HEAD_A, new YieldFloor()).does(CHAIR, new ConcludeItem(GREETINGS));
    }

    @Test
    void nobodyTakesTheFloorWhileAChairLeads() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new RequestFloor());
        table.refuses(HEAD_A, new TakeFloor(), Reason.CHAIR_PRESIDES);
    }

    @Test
    void withoutAChairTheNextOnTheListTakesTheFloor() {
        Table table = Table.bilateral().onFirstItem();
        table.does(HEAD_A, new RequestFloor()).does(HEAD_B, new RequestFloor());
        table.refuses(HEAD_B, new TakeFloor(), Reason.NOT_NEXT);
        table.does(HEAD_A, new TakeFloor());
        table.refuses(HEAD_B, new TakeFloor(), Reason.FLOOR_TAKEN);
        table.does(HEAD_A, new YieldFloor()).does(HEAD_B, new TakeFloor());
        assertThat(table.speaker()).isEqualTo(HEAD_B);
    }

    @Test
    void withoutAChairAFreeFloorThatNobodyWaitsForIsTaken() {
        Table table = Table.bilateral().onFirstItem().does(DELEGATE_A, new TakeFloor());
        assertThat(table.lastEvents()).hasExactlyElementsOfTypes(FloorTaken.class);
    }

    @Test
    void whoseItemItIsMaySpeakFirst() {
        Table table = Table.bilateral()
                .onFirstItem()
                .leads(new ConcludeItem(GREETINGS))
                .leads(new BeginItem(BORDER));
        table.does(HEAD_A, new RequestFloor());
        table.does(DELEGATE_B, new TakeFloor()).does(DELEGATE_B, new YieldFloor());
        table.refuses(DELEGATE_B, new TakeFloor(), Reason.NOT_NEXT);
        table.does(HEAD_A, new TakeFloor());
    }

    @Test
    void bothHeadsTogetherGiveTheFloorOutOfTurn() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new RequestFloor());
        table.does(HEAD_A, new GiveFloor(DELEGATE_B));
        assertThat(table.speaker()).isNull();
        table.does(HEAD_B, new GiveFloor(DELEGATE_B));
        assertThat(table.speaker()).isEqualTo(DELEGATE_B);
    }

    @Test
    void aSpeakerPassesTheFloorWithinTheDelegation() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.does(HEAD_A, new PassFloor(ADVISER_A));
        assertThat(table.speaker()).isEqualTo(ADVISER_A);
        table.refuses(ADVISER_A, new PassFloor(HEAD_B), Reason.CANNOT_SPEAK);
        table.refuses(DELEGATE_A, new PassFloor(DELEGATE_A), Reason.NOT_YOUR_FLOOR);
        table.refuses(HEAD_B, new PassFloor(HEAD_B), Reason.NOT_YOUR_FLOOR);
        table.refuses(HEAD_A, new PassFloor(ADVISER_A), Reason.ALREADY_SO);
        table.does(HEAD_A, new PassFloor(HEAD_A));
        assertThat(table.speaker()).isEqualTo(HEAD_A);
        table.does(HEAD_A, new YieldFloor());
        table.refuses(HEAD_A, new PassFloor(ADVISER_A), Reason.FLOOR_FREE);
    }

    @Test
    void aHeadMayEndTheInterventionOfTheOwnDelegationOnly() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(DELEGATE_A));
        table.refuses(HEAD_B, new YieldFloor(), Reason.NOT_YOUR_FLOOR);
        table.does(HEAD_A, new YieldFloor());
    }

    @Test
    void theFloorFallsFreeWhenTheSpeakerLeaves() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(DELEGATE_A));
        table.does(DELEGATE_A, new Leave());
        assertThat(table.lastEvents()).containsExactly(new FloorLapsed(Lapse.LEFT), new SeatLeft(DELEGATE_A));
    }

    @Test
    void interventionsAreLimitedAndExtended() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(CHAIR, new LimitInterventions(Limits.SHORTEST_SPEECH_MILLIS - 1), Reason.BAD_TIME);
        table.refuses(CHAIR, new LimitInterventions(Limits.LONGEST_MILLIS + 1), Reason.BAD_TIME);
        table.refuses(CHAIR, new LimitInterventions(0), Reason.ALREADY_SO);
        table.does(CHAIR, new LimitInterventions(180_000)).does(CHAIR, new GiveFloor(HEAD_A));
        table.does(CHAIR, new ExtendIntervention(60_000));
        assertThat(table.holding().allottedMillis()).isEqualTo(240_000);
        table.refuses(CHAIR, new ExtendIntervention(0), Reason.BAD_TIME);
        table.refuses(CHAIR, new ExtendIntervention(Long.MAX_VALUE), Reason.BAD_TIME);
        table.does(CHAIR, new LimitInterventions(0)).does(HEAD_A, new YieldFloor());
        table.refuses(CHAIR, new ExtendIntervention(60_000), Reason.FLOOR_FREE);
        table.does(CHAIR, new GiveFloor(HEAD_B));
        table.refuses(CHAIR, new ExtendIntervention(60_000), Reason.NO_LIMIT);
    }

    @Test
    void theChairChoosesWhetherAllMayBeHeard() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(CHAIR, new SetFloorMode(FloorMode.FLOOR_ONLY), Reason.ALREADY_SO);
        table.does(CHAIR, new SetFloorMode(FloorMode.OPEN_DISCUSSION));
        assertThat(table.state().floor().mode()).isEqualTo(FloorMode.OPEN_DISCUSSION);
    }

    @Test
    void theListBelongsToTheItem() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new RequestFloor());
        table.does(CHAIR, new ConcludeItem(GREETINGS)).does(CHAIR, new BeginItem(ASSESSMENT));
        assertThat(table.listed()).isEmpty();
    }
}
