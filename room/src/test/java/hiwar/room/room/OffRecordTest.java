package hiwar.room.room;

import static hiwar.room.room.Chamber.CAUCUS_A;
import static hiwar.room.room.Chamber.TABLE;
import static hiwar.room.stage.Desk.A;
import static hiwar.room.stage.Desk.ADVISER_A;
import static hiwar.room.stage.Desk.DELEGATE_B;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.OBSERVER;
import static hiwar.room.stage.Desk.PRESS;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.room.Chamber.Person;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import java.util.Map;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** Off the record every track is closed at once, and whoever opens one again does so knowingly. */
class OffRecordTest {
    private final Chamber chamber = new Chamber().sitting();

    private void opens(Person person, String cid) {
        person.client.mute(person.client.track(cid), false);
    }

    /** What clients of LiveKit do when the server mutes: they mute, and say so. */
    private void confirms(Person person) {
        person.client.mute(person.client.track(Client.MICROPHONE), true);
        person.client.mute(person.client.track(Client.CAMERA), true);
    }

    private static long muted(Person person) {
        return person.client.all(MessageCase.MUTE).stream()
                .filter(frame -> frame.getMute().getMuted())
                .count();
    }

    @Test
    void everyTrackAtTheTableIsMutedByTheServer() {
        chamber.enters(INTERPRETER);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        Person interpreter = chamber.joins(INTERPRETER, TABLE);
        chamber.does(HEAD_A, new GoOffRecord());
        assertThat(muted(headA)).isEqualTo(2);
        assertThat(muted(headB)).isEqualTo(2);
        assertThat(muted(interpreter)).isEqualTo(2);
        assertThat(headB.client.sees(HEAD_A.value()).getTracksList()).allMatch(track -> track.getMuted());
        assertThat(headA.client.sees(HEAD_A.value()).getTracksList()).allMatch(track -> track.getMuted());
        assertThat(chamber.hears(headB, headA)).isFalse();
        assertThat(chamber.sees(headB, headA)).isFalse();
    }

    @Test
    void whoSitsWithADelegationMayOpenItsMicrophoneAgainAndNobodyElse() {
        chamber.enters(INTERPRETER).enters(ADVISER_A).enters(DELEGATE_B);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        Person interpreter = chamber.joins(INTERPRETER, TABLE);
        chamber.does(HEAD_A, new TakeFloor()).does(HEAD_A, new GoOffRecord());
        confirms(adviser);
        opens(adviser, Client.MICROPHONE);
        assertThat(chamber.hears(headA, adviser)).isTrue();
        confirms(interpreter);
        opens(interpreter, Client.MICROPHONE);
        assertThat(chamber.hears(headA, interpreter)).isFalse();
        assertThat(chamber.hears(interpreter, adviser))
                .as("it works for the table")
                .isTrue();
    }

    @Test
    void aClientThatOpenedItsMicrophoneBeforeItHeardOfTheSwitchIsMutedAgain() {
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        headA.client.mute(headA.client.track(Client.MICROPHONE), true);
        chamber.does(HEAD_B, new GoOffRecord());
        opens(headA, Client.MICROPHONE); // was on its way
        assertThat(muted(headA)).isEqualTo(3);
        assertThat(chamber.hears(headB, headA)).isFalse();
        chamber.shard.pass(PublisherSide.CROSSED_NANOS);
        opens(headA, Client.MICROPHONE);
        assertThat(chamber.hears(headB, headA)).isTrue();
    }

    @Test
    void aTrackThatWasOnItsWayIsMutedToo() {
        Person headB = chamber.joins(HEAD_B, TABLE);
        Client headA = chamber.client(HEAD_A, TABLE, Map.of()).joinDual();
        headA.add(Client.MICROPHONE, TrackType.AUDIO, TrackSource.MICROPHONE);
        chamber.does(HEAD_B, new GoOffRecord());
        Person late = chamber.joined(headA);
        assertThat(chamber.hears(headB, late)).isFalse();
    }

    @Test
    void observersAndPressAreCutOff() {
        chamber.enters(OBSERVER).enters(PRESS);
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person observer = chamber.joins(OBSERVER, TABLE);
        Person press = chamber.joins(PRESS, TABLE);
        chamber.does(HEAD_B, new GoOffRecord());
        confirms(headA);
        opens(headA, Client.MICROPHONE);
        assertThat(chamber.hears(observer, headA)).isFalse();
        assertThat(chamber.hears(press, headA)).isFalse();
        chamber.leads(new ReturnToRecord());
        assertThat(chamber.hears(observer, headA)).isTrue();
    }

    @Test
    void theReturnToTheRecordChangesNoTrack() {
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        chamber.does(HEAD_A, new GoOffRecord());
        confirms(headA);
        confirms(headB);
        opens(headA, Client.MICROPHONE);
        chamber.leads(new ReturnToRecord());
        assertThat(chamber.hears(headB, headA)).isTrue();
        assertThat(chamber.hears(headA, headB)).as("still muted").isFalse();
        assertThat(headA.client.all(MessageCase.MUTE)).hasSize(2);
    }

    @Test
    void whoIsCutOffMeanwhileIsToldWhenItIsBack() {
        Person headA = chamber.joins(HEAD_A, TABLE);
        headA.client.lose();
        chamber.does(HEAD_B, new GoOffRecord());
        headA.client.resume();
        assertThat(muted(headA)).isEqualTo(2);
    }

    @Test
    void aCaucusGoesOnAsItWas() {
        chamber.enters(ADVISER_A).does(HEAD_A, new OpenCaucus(A));
        chamber.does(ADVISER_A, new EnterCaucus(A));
        Person headA = chamber.joins(HEAD_A, CAUCUS_A);
        Person adviser = chamber.joins(ADVISER_A, CAUCUS_A);
        chamber.does(HEAD_B, new GoOffRecord());
        assertThat(muted(headA)).isZero();
        assertThat(chamber.hears(adviser, headA)).isTrue();
    }
}
