package hiwar.room.room;

import static hiwar.room.room.Chamber.CAUCUS_A;
import static hiwar.room.room.Chamber.TABLE;
import static hiwar.room.stage.Desk.A;
import static hiwar.room.stage.Desk.ADVISER_A;
import static hiwar.room.stage.Desk.DELEGATE_B;
import static hiwar.room.stage.Desk.GREETINGS;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.OBSERVER;
import static hiwar.room.stage.Desk.PRESS;
import static hiwar.room.stage.Desk.SECRETARY;
import static hiwar.room.stage.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.room.Chamber.Person;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.AgendaCommand.OpenToPress;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.FloorCommand.PassFloor;
import hiwar.talks.command.FloorCommand.SetFloorMode;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.WithdrawPointOfOrder;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.CloseCaucus;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Wording;
import java.util.Map;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** Media follow the talk: what a talk says of who may be seen and heard is what packets do. */
class StageTest {
    private final Chamber chamber = new Chamber();

    @Test
    void beforeTheSittingEverybodyWhoWorksAtTheTalkTriesMicrophoneAndCamera() {
        chamber.enters(HEAD_A).enters(INTERPRETER).enters(SECRETARY);
        Person head = chamber.joins(HEAD_A, TABLE);
        Person interpreter = chamber.joins(INTERPRETER, TABLE);
        assertThat(chamber.hears(head, interpreter)).isTrue();
        assertThat(chamber.sees(head, interpreter)).isTrue();
        assertThat(chamber.hears(interpreter, head)).isTrue();
    }

    @Test
    void whileTheFloorIsFreeTheHeadsAreHeardAndOthersWithDelegationsAreOnlySeen() {
        chamber.sitting().enters(ADVISER_A).enters(INTERPRETER);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        Person interpreter = chamber.joins(INTERPRETER, TABLE);
        assertThat(chamber.hears(headB, headA)).isTrue();
        assertThat(chamber.hears(headA, headB)).isTrue();
        assertThat(chamber.hears(headB, adviser)).isFalse();
        assertThat(chamber.sees(headB, adviser)).isTrue();
        assertThat(chamber.hears(headB, interpreter)).isFalse();
        assertThat(chamber.sees(headB, interpreter)).isFalse();
        assertThat(chamber.hears(interpreter, headA)).isTrue();
        assertThat(chamber.sees(interpreter, headA)).isTrue();
    }

    @Test
    void theFloorPassesWithoutNegotiatingAnything() {
        chamber.sitting().enters(ADVISER_A);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        chamber.does(HEAD_A, new TakeFloor());
        assertThat(chamber.hears(headB, headA)).isTrue();
        assertThat(chamber.hears(headA, headB)).isFalse();
        assertThat(chamber.sees(headA, headB)).isTrue();
        int offers = headB.client.all(MessageCase.OFFER).size();
        chamber.does(HEAD_A, new PassFloor(ADVISER_A));
        assertThat(chamber.hears(headB, adviser)).isTrue();
        assertThat(chamber.hears(headB, headA)).isFalse();
        chamber.does(ADVISER_A, new YieldFloor());
        assertThat(chamber.hears(headB, adviser)).isFalse();
        assertThat(chamber.hears(headB, headA)).isTrue();
        assertThat(chamber.hears(headA, headB)).isTrue();
        assertThat(headB.client.all(MessageCase.OFFER)).hasSize(offers);
    }

    @Test
    void aClientThatSpeaksWithoutTheFloorReachesNobodyWhateverItSays() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        chamber.does(HEAD_A, new TakeFloor());
        headB.client.mute(headB.client.track(Client.MICROPHONE), true);
        headB.client.mute(headB.client.track(Client.MICROPHONE), false);
        assertThat(chamber.hears(headA, headB)).isFalse();
        assertThat(headA.showsOpen(HEAD_B, 0)).isFalse();
        assertThat(headB.showsOpen(HEAD_B, 0)).as("to itself").isTrue();
        headB.client.mute(headB.client.track(Client.MICROPHONE), true);
        chamber.does(HEAD_A, new YieldFloor());
        assertThat(chamber.hears(headA, headB)).as("muted by itself").isFalse();
        headB.client.mute(headB.client.track(Client.MICROPHONE), false);
        assertThat(chamber.hears(headA, headB)).isTrue();
        assertThat(headA.showsOpen(HEAD_B, 0)).isTrue();
    }

    @Test
    void inOpenDiscussionEverybodyWithADelegationIsHeard() {
        chamber.sitting().enters(ADVISER_A).leads(new SetFloorMode(FloorMode.OPEN_DISCUSSION));
        Person headB = chamber.joins(HEAD_B, TABLE);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        assertThat(chamber.hears(headB, adviser)).isTrue();
        chamber.leads(new SetFloorMode(FloorMode.FLOOR_ONLY));
        assertThat(chamber.hears(headB, adviser)).isFalse();
    }

    @Test
    void aPointOfOrderIsHeardInsteadOfTheSpeaker() {
        chamber.sitting().enters(DELEGATE_B).enters(ADVISER_A);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person delegate = chamber.joins(DELEGATE_B, TABLE);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        chamber.does(HEAD_A, new TakeFloor()).does(HEAD_A, new PassFloor(ADVISER_A));
        assertThat(chamber.hears(headA, adviser)).isTrue();
        chamber.does(DELEGATE_B, new RaisePointOfOrder(words("The time!")));
        assertThat(chamber.hears(headA, adviser)).isFalse();
        assertThat(chamber.hears(headA, delegate)).isTrue();
        chamber.does(DELEGATE_B, new WithdrawPointOfOrder());
        assertThat(chamber.hears(headA, adviser)).isTrue();
        assertThat(chamber.hears(headA, delegate)).isFalse();
    }

    @Test
    void inARecessNothingReachesAnybodyAndAfterwardsEverythingDoesAgain() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        chamber.does(HEAD_A, new CallRecess(null, Wording.NONE));
        assertThat(chamber.hears(headB, headA)).isFalse();
        assertThat(chamber.sees(headB, headA)).isFalse();
        assertThat(headB.client.closeCode()).as("stays in the room").isNull();
        chamber.leads(new ResumeSitting());
        assertThat(chamber.hears(headB, headA)).isTrue();
        assertThat(chamber.sees(headB, headA)).isTrue();
    }

    @Test
    void thePressHearsWhatIsOpenAndNothingElse() {
        chamber.sitting().enters(PRESS).enters(OBSERVER);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person press = chamber.joins(PRESS, TABLE);
        Person observer = chamber.joins(OBSERVER, TABLE);
        assertThat(chamber.hears(press, headA)).isTrue();
        assertThat(chamber.sees(observer, headA)).isTrue();
        assertThat(chamber.hears(headA, press)).isFalse();
        assertThat(chamber.sees(headA, observer)).isFalse();
        chamber.does(HEAD_B, new CloseToPress(GREETINGS));
        assertThat(chamber.hears(press, headA)).isFalse();
        assertThat(chamber.sees(observer, headA)).isFalse();
        assertThat(press.client.closeCode()).isNull();
        chamber.leads(new OpenToPress(GREETINGS));
        assertThat(chamber.hears(press, headA)).isTrue();
    }

    @Test
    void anObserverOfAClosedItemGetsNothingByAskingForItAndIsToldOfNobody() {
        chamber.sitting().enters(OBSERVER).enters(DELEGATE_B).does(HEAD_B, new CloseToPress(GREETINGS));
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person observer = chamber.joins(OBSERVER, TABLE);
        assertThat(observer.client.frames().getFirst().getJoin().getOtherParticipantsCount())
                .isZero();
        observer.client.subscribe(headA.client.track(Client.MICROPHONE), true);
        observer.client.subscribe(headA.client.track(Client.CAMERA), true);
        assertThat(chamber.hears(observer, headA)).isFalse();
        assertThat(chamber.sees(observer, headA)).isFalse();
        chamber.joins(DELEGATE_B, TABLE);
        chamber.does(HEAD_A, new TakeFloor());
        assertThat(observer.client.sees(HEAD_A.value()).getSid()).isEmpty();
        assertThat(observer.client.sees(DELEGATE_B.value()).getSid()).isEmpty();
        chamber.leads(new OpenToPress(GREETINGS));
        assertThat(observer.client.sees(HEAD_A.value()).getTracksCount()).isEqualTo(2);
        assertThat(observer.client.sees(DELEGATE_B.value()).getTracks(0).getMuted())
                .isTrue();
        assertThat(chamber.hears(observer, headA)).isTrue();
    }

    @Test
    void insideACaucusEverybodySeesAndHearsAndTheTableDoesNot() {
        chamber.sitting().enters(ADVISER_A);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        chamber.does(HEAD_A, new OpenCaucus(A));
        assertThat(headA.client.last(MessageCase.LEAVE).getLeave().getReason())
                .isEqualTo(DisconnectReason.PARTICIPANT_REMOVED);
        assertThat(headA.client.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.DISCONNECT);
        chamber.does(ADVISER_A, new EnterCaucus(A));
        assertThat(adviser.client.closeCode()).isNotNull();
        Person inside = chamber.joins(HEAD_A, CAUCUS_A);
        Person besides = chamber.joins(ADVISER_A, CAUCUS_A);
        assertThat(chamber.hears(inside, besides)).isTrue();
        assertThat(chamber.hears(besides, inside)).isTrue();
        assertThat(chamber.sees(inside, besides)).isTrue();
        assertThat(chamber.hears(headB, inside)).isFalse();
        chamber.does(HEAD_B, new CallRecess(null, Wording.NONE));
        assertThat(chamber.hears(inside, besides))
                .as("a recess is for conferring")
                .isTrue();
        chamber.does(HEAD_A, new CloseCaucus(A));
        assertThat(inside.client.last(MessageCase.LEAVE).getLeave().getReason())
                .isEqualTo(DisconnectReason.PARTICIPANT_REMOVED);
        assertThat(besides.client.closeCode()).isNotNull();
        assertThat(headB.client.closeCode()).isNull();
    }

    @Test
    void whoLeavesTheTalkIsOutOfTheRoom() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        chamber.does(HEAD_A, new Leave());
        assertThat(headA.client.closeCode()).isEqualTo(SignalSession.NORMAL);
        assertThat(headB.client.sees(HEAD_A.value()).getState())
                .isEqualTo(livekit.LivekitModels.ParticipantInfo.State.DISCONNECTED);
        assertThat(chamber.hears(headB, headA)).isFalse();
    }

    @Test
    void aTokenTakesAwayAndNeverAdds() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Client deaf = chamber.client(HEAD_B, TABLE, Map.of("canSubscribe", false))
                .joinDual()
                .publish();
        deaf.connectPublisher();
        chamber.settle();
        assertThat(deaf.all(MessageCase.OFFER)).isEmpty();
        assertThat(headA.client.sees(HEAD_B.value()).getTracksCount()).isEqualTo(2);
        chamber.enters(ADVISER_A).enters(OBSERVER);
        Client dumb =
                chamber.client(ADVISER_A, TABLE, Map.of("canPublish", false)).joinDual();
        dumb.publish();
        assertThat(headA.client.sees(ADVISER_A.value()).getTracksCount()).isZero();
        Person observer = chamber.joins(chamber.client(OBSERVER, TABLE, Map.of("canPublish", true, "roomAdmin", true)));
        assertThat(chamber.hears(headA, observer)).isFalse();
    }
}
