package hiwar.talks.talk;

import static hiwar.talks.table.Table.ADVISER_A;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.RuleOnPointOfOrder;
import hiwar.talks.command.OrderCommand.WithdrawPointOfOrder;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.event.OrderEvent.PointOfOrderLapsed;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Wording;
import org.junit.jupiter.api.Test;

class PointOfOrderTest {
    private static final RaisePointOfOrder OBJECTION = new RaisePointOfOrder(words("This is not on the agenda"));
    private static final RuleOnPointOfOrder UPHELD = new RuleOnPointOfOrder(Ruling.UPHELD, words("Indeed"));
    private static final RuleOnPointOfOrder DISMISSED = new RuleOnPointOfOrder(Ruling.DISMISSED, Wording.NONE);

    @Test
    void nothingProceedsUntilAPointOfOrderIsRuledOn() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, OBJECTION);
        table.refuses(CHAIR, new GiveFloor(HEAD_B), Reason.POINT_OF_ORDER_OPEN);
        table.refuses(CHAIR, new ConcludeItem(GREETINGS), Reason.POINT_OF_ORDER_OPEN);
        table.refuses(CHAIR, new AdjournSitting(null), Reason.POINT_OF_ORDER_OPEN);
        table.does(CHAIR, UPHELD).does(CHAIR, new GiveFloor(HEAD_B));
        table.refuses(CHAIR, DISMISSED, Reason.NO_POINT_OF_ORDER);
    }

    @Test
    void itInterruptsWhoeverSpeaksWithoutTakingTheFloor() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).does(HEAD_B, OBJECTION);
        assertThat(table.speaker()).isEqualTo(HEAD_A);
        assertThat(table.state().clockRuns()).isFalse();
        table.does(CHAIR, DISMISSED);
        assertThat(table.state().clockRuns()).isTrue();
    }

    @Test
    void meanwhileOneMayStillYieldAskForTheFloorAndShieldOneself() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).does(HEAD_B, OBJECTION);
        table.does(DELEGATE_B, new RequestFloor()).does(HEAD_A, new YieldFloor());
        table.does(HEAD_A, new CallRecess(null, Wording.NONE)).does(HEAD_A, new GoOffRecord());
    }

    @Test
    void pointsAreRuledOnInTheirOrder() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, OBJECTION).does(DELEGATE_B, OBJECTION);
        assertThat(table.state().order().points().getFirst().seat()).isEqualTo(HEAD_A);
        table.does(CHAIR, DISMISSED);
        assertThat(table.state().order().points().getFirst().seat()).isEqualTo(DELEGATE_B);
        table.refuses(CHAIR, new GiveFloor(HEAD_B), Reason.POINT_OF_ORDER_OPEN);
    }

    @Test
    void aDelegationHasOneOpenPoint() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, OBJECTION);
        table.refuses(DELEGATE_A, OBJECTION, Reason.POINT_OF_ORDER_PENDING);
    }

    @Test
    void onlyWhoSpeaksForADelegationRaisesPoints() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(ADVISER_A, OBJECTION, Reason.NOT_YOUR_RIGHT);
        table.refuses(SECRETARY, OBJECTION, Reason.NOT_YOUR_RIGHT);
    }

    @Test
    void whoRaisedAPointWithdrawsIt() {
        Table table = Table.chaired().onFirstItem().does(DELEGATE_A, OBJECTION);
        table.refuses(HEAD_A, new WithdrawPointOfOrder(), Reason.NO_POINT_OF_ORDER);
        table.does(DELEGATE_A, new WithdrawPointOfOrder());
        assertThat(table.state().order().points()).isEmpty();
    }

    @Test
    void aPointEndsWhenWhoRaisedItLeaves() {
        Table table = Table.chaired().onFirstItem().does(DELEGATE_A, OBJECTION).does(DELEGATE_A, new Leave());
        assertThat(table.lastEvents()).contains(new PointOfOrderLapsed(1, Lapse.LEFT));
    }

    @Test
    void withoutAChairTheHeadsRuleTogether() {
        Table table =
                Table.bilateral().onFirstItem().does(DELEGATE_A, OBJECTION).does(HEAD_B, UPHELD);
        assertThat(table.state().order().points()).hasSize(1);
        table.does(HEAD_A, UPHELD);
        assertThat(table.state().order().points()).isEmpty();
    }

    @Test
    void thereIsNoPointWithoutASitting() {
        Table.chaired().refuses(HEAD_A, OBJECTION, Reason.NO_SITTING);
    }
}
