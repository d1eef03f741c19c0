package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.ASSESSMENT;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.AgendaCommand.ExtendItem;
import hiwar.talks.command.FloorCommand.CloseList;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.MotionCommand.AgreeToMotion;
import hiwar.talks.command.MotionCommand.DeclineMotion;
import hiwar.talks.command.MotionCommand.WithdrawMotion;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.event.FloorEvent.ListClosed;
import hiwar.talks.event.MotionEvent.MotionAgreed;
import hiwar.talks.event.MotionEvent.MotionCarried;
import hiwar.talks.event.MotionEvent.MotionMade;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Wording;
import org.junit.jupiter.api.Test;

class MotionTest {
    private static long last(Table table) {
        return table.state().motions().open().getLast().number();
    }

    @Test
    void whatMovesTheTalkOnIsMovedByOneHeadAndCarriedByTheOther() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new CloseList());
        long motion = table.state().sequence();
        assertThat(table.lastEvents()).containsExactly(new MotionMade(motion, A, new CloseList()));
        assertThat(table.state().floor().list().closed()).isFalse();
        table.does(HEAD_B, new AgreeToMotion(motion));
        assertThat(table.lastEvents())
                .containsExactly(new MotionAgreed(motion, B), new MotionCarried(motion), new ListClosed());
        assertThat(table.state().motions().open()).isEmpty();
    }

    @Test
    void theSameCommandIsConsentToo() {
        Table table =
                Table.bilateral().onFirstItem().does(HEAD_A, new CloseList()).does(HEAD_B, new CloseList());
        assertThat(table.state().floor().list().closed()).isTrue();
    }

    @Test
    void anotherCommandIsAnotherMotion() {
        Table table = Table.bilateral().onFirstItem();
        table.does(HEAD_A, new ExtendItem(GREETINGS, 60_000)).does(HEAD_B, new ExtendItem(GREETINGS, 120_000));
        assertThat(table.state().motions().open()).hasSize(2);
    }

    @Test
    void nobodyConsentsTwice() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new CloseList());
        table.refuses(HEAD_A, new CloseList(), Reason.ALREADY_MOVED);
        table.refuses(HEAD_A, new AgreeToMotion(last(table)), Reason.ALREADY_MOVED);
    }

    @Test
    void theMoverWithdrawsAndTheOtherDeclines() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new CloseList());
        table.refuses(HEAD_B, new WithdrawMotion(last(table)), Reason.NOT_YOURS);
        table.refuses(HEAD_A, new DeclineMotion(last(table)), Reason.ALREADY_MOVED);
        table.does(HEAD_B, new DeclineMotion(last(table))).does(HEAD_A, new CloseList());
        long motion = last(table);
        table.does(HEAD_A, new WithdrawMotion(motion));
        table.refuses(HEAD_B, new AgreeToMotion(motion), Reason.UNKNOWN_MOTION);
    }

    @Test
    void nobodyMovesWhatIsImpossible() {
        Table table = Table.bilateral().onFirstItem();
        table.refuses(HEAD_A, new ConcludeItem(ASSESSMENT), Reason.ITEM_NOT_CURRENT);
        table.does(DELEGATE_A, new TakeFloor());
        table.refuses(HEAD_A, new ConcludeItem(GREETINGS), Reason.FLOOR_TAKEN);
    }

    @Test
    void aMotionThatHasBecomeImpossibleIsNotCarried() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new ConcludeItem(GREETINGS));
        long motion = last(table);
        table.does(DELEGATE_A, new TakeFloor());
        table.refuses(HEAD_B, new AgreeToMotion(motion), Reason.FLOOR_TAKEN);
        assertThat(table.state().motions().open()).hasSize(1);
    }

    @Test
    void aDelegateDoesNotConsent() {
        Table table = Table.bilateral().onFirstItem();
        Refusal refusal = table.refusal(DELEGATE_A, new CloseList());
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_YOUR_RIGHT);
        assertThat(refusal.remedy()).isEqualTo(Remedy.ASK_HEAD);
    }

    @Test
    void nothingIsMovedWhileAChairLeads() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new CloseList());
        long motion = last(table);
        table.accredit(CHAIR, Role.CHAIR, null).does(CHAIR, new Arrive());
        table.refuses(HEAD_B, new AgreeToMotion(motion), Reason.CHAIR_PRESIDES);
        table.does(CHAIR, new CloseList());
    }

    @Test
    void motionsEndWithTheSitting() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_A, new CloseList());
        table.does(HEAD_B, new CallRecess(null, Wording.NONE)).does(SECRETARY, new AdjournSitting(null));
        assertThat(table.state().motions().open()).isEmpty();
    }

    @Test
    void ofThreeDelegationsAllConsent() {
        DelegationId c = new DelegationId("c");
        SeatId headC = new SeatId("head-c");
        Table table = Table.accredited().does(SECRETARY, new AddDelegation(new Delegation(c, words("Cedonia"), "UTC")));
        table.accredit(headC, Role.HEAD, c).enters(HEAD_A).enters(HEAD_B).enters(headC);
        table.does(HEAD_A, new OpenSitting()).does(headC, new OpenSitting());
        assertThat(table.state().sitting().open()).isFalse();
        table.does(HEAD_B, new OpenSitting());
        assertThat(table.state().sitting().open()).isTrue();
        table.does(HEAD_B, new BeginItem(GREETINGS)).does(HEAD_A, new AgreeToMotion(last(table)));
        table.does(headC, new AgreeToMotion(last(table)));
        assertThat(table.state().agenda().current()).isNotNull();
    }

    @Test
    void thereIsALimitOfMotions() {
        Table table = Table.bilateral().onFirstItem();
        for (int i = 1; i <= Limits.MOTIONS; i++) {
            table.does(HEAD_A, new ExtendItem(GREETINGS, i));
        }
        table.refuses(HEAD_A, new ExtendItem(GREETINGS, 60_000), Reason.TOO_MANY);
        table.does(HEAD_B, new ExtendItem(GREETINGS, 1));
    }

    @Test
    void oneDelegationAloneMovesNothing() {
        Table table = Table.prepared().does(SECRETARY, new AddDelegation(new Delegation(A, words("Ardenia"), "UTC")));
        table.accredit(HEAD_A, Role.HEAD, A).enters(HEAD_A);
        table.refuses(HEAD_A, new OpenSitting(), Reason.ONE_DELEGATION);
    }
}
