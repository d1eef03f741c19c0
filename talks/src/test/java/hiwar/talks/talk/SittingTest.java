package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.PostponeTalk;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.CloseSitting;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.event.AgendaEvent.ItemSetAside;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.SittingEvent.OutageReported;
import hiwar.talks.event.SittingEvent.SittingAdjourned;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Item;
import hiwar.talks.state.Phase;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Wording;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SittingTest {
    private static final CallRecess RECESS = new CallRecess(null, Wording.NONE);

    @Test
    void aSittingOpensWhenEveryDelegationIsRepresented() {
        Table table = Table.chaired().does(HEAD_B, new Leave()).does(DELEGATE_B, new Leave());
        Refusal refusal = table.refusal(CHAIR, new OpenSitting());
        assertThat(refusal.reason()).isEqualTo(Reason.DELEGATION_MISSING);
        assertThat(refusal.arguments()).containsEntry("delegation", "b");
        table.enters(DELEGATE_B).does(CHAIR, new OpenSitting());
        table.refuses(CHAIR, new OpenSitting(), Reason.ALREADY_SO);
    }

    @Test
    void aTalkHasAtLeastTwoDelegations() {
        Table table = Table.prepared().accredit(CHAIR, Role.CHAIR, null).enters(CHAIR);
        table.refuses(CHAIR, new OpenSitting(), Reason.ONE_DELEGATION);
    }

    @Test
    void bothHeadsOpenTheSittingWhenNobodyPresides() {
        Table table = Table.bilateral().does(HEAD_B, new OpenSitting());
        assertThat(table.state().sitting().open()).isFalse();
        table.does(HEAD_A, new OpenSitting());
        assertThat(table.state().sitting().open()).isTrue();
        assertThat(table.state().sitting().number()).isEqualTo(1);
    }

    @Test
    void aRecessStopsEverythingAndKeepsFloorAndList() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).does(HEAD_B, new RequestFloor());
        table.does(CHAIR, RECESS);
        table.refuses(DELEGATE_A, new RequestFloor(), Reason.IN_RECESS);
        table.refuses(CHAIR, RECESS, Reason.ALREADY_SO);
        table.does(CHAIR, new ResumeSitting());
        assertThat(table.speaker()).isEqualTo(HEAD_A);
        assertThat(table.listed()).containsExactly(HEAD_B);
        table.refuses(CHAIR, new ResumeSitting(), Reason.NOT_IN_RECESS);
    }

    @Test
    void eitherHeadCallsARecessAloneButBothResume() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_B, RECESS);
        assertThat(table.state().sitting().inRecess()).isTrue();
        table.does(HEAD_B, new ResumeSitting());
        assertThat(table.state().sitting().inRecess()).isTrue();
        table.does(HEAD_A, new ResumeSitting());
        assertThat(table.state().sitting().inRecess()).isFalse();
    }

    @Test
    void aRecessEndsInTheFuture() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(CHAIR, new CallRecess(table.nowMillis() - 1, Wording.NONE), Reason.BAD_TIME);
        table.does(CHAIR, new CallRecess(table.nowMillis() + 600_000, words("Lunch")));
        assertThat(table.state().sitting().untilMillis()).isEqualTo(table.nowMillis() + 600_000);
    }

    @Test
    void anAdjournedTalkGoesOnInTheNextSitting() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A));
        table.does(CHAIR, new AdjournSitting(null));
        assertThat(table.lastEvents())
                .containsExactly(
                        new FloorLapsed(Lapse.SITTING_ENDED), new ItemSetAside(GREETINGS), new SittingAdjourned(null));
        assertThat(Objects.requireNonNull(table.state().agenda().find(GREETINGS))
                        .progress())
                .isEqualTo(Item.Progress.SET_ASIDE);
        table.refuses(HEAD_A, new RequestFloor(), Reason.NO_SITTING);
        table.does(CHAIR, new OpenSitting());
        assertThat(table.state().sitting().number()).isEqualTo(2);
    }

    @Test
    void theSecretaryAdjournsOnlyInARecess() {
        Table table = Table.bilateral().onFirstItem();
        table.refuses(SECRETARY, new AdjournSitting(null), Reason.NOT_IN_RECESS);
        table.does(SECRETARY, RECESS).does(SECRETARY, new AdjournSitting(null));
        assertThat(table.state().sitting().open()).isFalse();
    }

    @Test
    void aClosedTalkIsOver() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new CloseSitting());
        assertThat(table.state().preparation().phase()).isEqualTo(Phase.CLOSED);
        table.refuses(CHAIR, new OpenSitting(), Reason.TALK_OVER);
        table.refuses(SECRETARY, new PostponeTalk(null, null, Wording.NONE), Reason.TALK_OVER);
        table.does(HEAD_A, new Leave());
        table.refuses(HEAD_A, new Arrive(), Reason.TALK_OVER);
    }

    @Test
    void aPostponedTalkWaitsForItsNewTime() {
        Table table = Table.chaired();
        table.does(SECRETARY, new AnnounceTalk(PreparationTest.announcement(table)));
        table.does(SECRETARY, new PostponeTalk(null, A, Wording.NONE));
        table.refuses(CHAIR, new OpenSitting(), Reason.POSTPONED);
    }

    @Test
    void nobodyIsLockedInACaucusWhenTheSittingGoesOn() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, RECESS).does(HEAD_B, new OpenCaucus(B));
        table.refuses(CHAIR, new ResumeSitting(), Reason.CAUCUS_OPEN);
        table.does(CHAIR, new AdjournSitting(null));
        table.refuses(CHAIR, new OpenSitting(), Reason.CAUCUS_OPEN);
    }

    @Test
    void whileTheChairIsOutTheHeadsLead() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(HEAD_A, new GiveFloor(HEAD_B), Reason.CHAIR_PRESIDES);
        table.does(CHAIR, new Leave()).leads(new GiveFloor(HEAD_B));
        assertThat(table.speaker()).isEqualTo(HEAD_B);
    }

    @Test
    void onlyTheNodeReportsAnOutageAndNeverIntoThePastOfTheLog() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(SECRETARY, new ReportOutage(0), Reason.NOT_YOUR_RIGHT);
        long lastMillis = table.state().atMillis();
        table.waits(60).does(SeatId.NODE, new ReportOutage(5));
        assertThat(table.lastEvents()).containsExactly(new OutageReported(lastMillis));
        table.refuses(SeatId.NODE, new OpenSitting(), Reason.NOT_YOUR_RIGHT);
    }
}
