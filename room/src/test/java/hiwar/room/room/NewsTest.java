package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.signal.Limits;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ConnectionQuality;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitModels.SpeakerInfo;
import livekit.LivekitRtc.ConnectionQualityInfo;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import livekit.LivekitRtc.SimulateScenario;
import livekit.LivekitRtc.UpdateParticipantMetadata;
import org.junit.jupiter.api.Test;

/** What participants are told of each other without asking: who speaks, how good connections are, who is there. */
class NewsTest {
    private final VirtualShard stage = new VirtualShard();

    private static List<SpeakerInfo> speakers(Client client) {
        return client.all(MessageCase.SPEAKERS_CHANGED).stream()
                .flatMap(frame -> frame.getSpeakersChanged().getSpeakersList().stream())
                .toList();
    }

    @Test
    void whoSpeaksIsToldToThoseWhoListen() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        ada.publish();
        Client bob = stage.client("bob").single();
        bob.offer(VirtualShard.offer("chromium-single"));
        Client deaf = stage.client("deaf", Map.of("canSubscribe", false)).single();
        ada.send(SignalRequest.newBuilder()
                .setSimulate(SimulateScenario.newBuilder().setSpeakerUpdate(3)));
        peer.live(VirtualShard.SECOND);
        assertThat(speakers(bob))
                .singleElement()
                .satisfies(speaker -> assertThat(speaker.getSid()).isEqualTo(ada.sid()))
                .satisfies(speaker -> assertThat(speaker.getActive()).isTrue());
        assertThat(speakers(ada)).hasSize(1);
        assertThat(speakers(deaf)).isEmpty();

        Client eve = stage.client("eve").single();
        assertThat(speakers(eve)).as("told when it begins to listen").hasSize(1);
        eve.subscribe(ada.track(Client.MICROPHONE), false);
        assertThat(speakers(eve).getLast().getActive()).isFalse();

        peer.live(3 * VirtualShard.SECOND);
        assertThat(speakers(bob)).hasSize(2);
        assertThat(speakers(bob).getLast().getActive()).isFalse();
        assertThat(speakers(bob).getLast().getLevel()).isZero();
    }

    @Test
    void aVoiceIsHeardAndItsSilence() {
        Client ada = stage.client("ada").joinDual();
        ada.publish();
        Peer peer = ada.connectPublisher();
        ada.answer();
        ada.connectSubscriber();
        Client bob = stage.client("bob").joinDual().answer();
        for (int i = 0; i < 100; i++) {
            peer.speak(20);
        }
        assertThat(speakers(bob).getLast().getActive()).isTrue();
        assertThat(speakers(bob).getLast().getLevel()).isBetween(0.1f, 0.25f);
        assertThat(speakers(bob)).as("a steady voice is no news").hasSizeLessThan(4);
        for (int i = 0; i < 100; i++) {
            peer.speak(100);
        }
        assertThat(speakers(bob).getLast().getActive()).isFalse();
        for (int i = 0; i < 100; i++) {
            peer.speak(5);
        }
        assertThat(speakers(bob).getLast().getLevel()).isGreaterThan(0.5f);
        ada.mute(ada.track(Client.MICROPHONE), true);
        stage.pass(VirtualShard.SECOND);
        assertThat(speakers(bob).getLast().getActive()).isFalse();
        assertThat(speakers(ada)).hasSameSizeAs(speakers(bob));
    }

    private static List<ConnectionQualityInfo> qualities(Client client) {
        return client.all(MessageCase.CONNECTION_QUALITY).stream()
                .flatMap(frame -> frame.getConnectionQuality().getUpdatesList().stream())
                .toList();
    }

    @Test
    void howGoodConnectionsAreIsToldOnce() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        ada.publish();
        Client bob = stage.client("bob").single();
        peer.live(20 * VirtualShard.SECOND);
        assertThat(qualities(bob))
                .extracting(ConnectionQualityInfo::getParticipantSid)
                .containsExactlyInAnyOrder(ada.sid(), bob.sid());
        assertThat(qualities(bob)).allMatch(told -> told.getQuality() == ConnectionQuality.EXCELLENT);
        assertThat(qualities(ada))
                .extracting(ConnectionQualityInfo::getParticipantSid)
                .containsExactly(ada.sid());
    }

    @Test
    void theScoreFallsWithLossAndDelay() {
        assertThat(Quality.quality(Quality.score(0, 50))).isEqualTo(ConnectionQuality.EXCELLENT);
        assertThat(Quality.quality(Quality.score(0.03, 100))).isEqualTo(ConnectionQuality.EXCELLENT);
        assertThat(Quality.quality(Quality.score(0.08, 100))).isEqualTo(ConnectionQuality.GOOD);
        assertThat(Quality.quality(Quality.score(0.2, 100))).isEqualTo(ConnectionQuality.POOR);
        assertThat(Quality.quality(Quality.score(0, 1_000))).isEqualTo(ConnectionQuality.GOOD);
        assertThat(Quality.quality(Quality.score(1, 5_000))).isEqualTo(ConnectionQuality.POOR);
    }

    @Test
    void inALargeRoomThoseWhoOnlyListenAreToldOfTogether() {
        Client first = stage.client("first").joinSingle();
        Peer peer = first.connectPublisher();
        Client publisher = stage.client("publisher").single();
        for (int i = 0; i < Updates.SMALL_ROOM; i++) {
            stage.client("listener" + i).joinSingle();
        }
        peer.live(5 * VirtualShard.SECOND);
        first.forget();
        Client late = stage.client("late").single();
        Client gone = stage.client("gone").single();
        gone.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        assertThat(first.kinds()).doesNotContain(MessageCase.UPDATE);
        publisher.publish();
        assertThat(first.sees("publisher").getTracksCount()).as("at once").isEqualTo(2);
        assertThat(late.sees("late").getState()).as("itself at once").isEqualTo(State.ACTIVE);
        peer.live(4 * VirtualShard.SECOND);
        assertThat(first.sees("late").getState()).isEqualTo(State.ACTIVE);
        assertThat(first.sees("gone").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(first.all(MessageCase.UPDATE).stream()
                        .filter(frame -> frame.getUpdate().getParticipantsCount() == 2))
                .as("one update about both")
                .hasSize(1);
    }

    @Test
    void whoeverComesBackIsNotTakenForGone() {
        Client first = stage.client("first").joinSingle();
        Peer peer = first.connectPublisher();
        for (int i = 0; i < Updates.SMALL_ROOM; i++) {
            stage.client("listener" + i).joinSingle();
        }
        Client gone = stage.client("ada").single();
        peer.live(5 * VirtualShard.SECOND);
        gone.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        Client back = stage.client("ada").single();
        peer.live(5 * VirtualShard.SECOND);
        assertThat(first.sees("ada").getSid()).isEqualTo(back.sid());
        assertThat(first.sees("ada").getState()).isEqualTo(State.ACTIVE);
    }

    @Test
    void updatesAreCutBeforeTheyBecomeTooLarge() {
        String metadata = "x".repeat(100_000);
        for (String name : List.of("ada", "bob", "eve")) {
            Client client =
                    stage.client(name, Map.of("canUpdateOwnMetadata", true)).single();
            client.send(SignalRequest.newBuilder()
                    .setUpdateMetadata(UpdateParticipantMetadata.newBuilder().setMetadata(metadata)));
        }
        Client watcher = stage.client("watcher").single();
        watcher.lose();
        watcher.resume();
        List<SignalResponse> updates = watcher.all(MessageCase.UPDATE);
        assertThat(updates).hasSizeGreaterThanOrEqualTo(3);
        assertThat(updates).allMatch(frame -> frame.getUpdate().getSerializedSize() <= Limits.MAX_UPDATE_BYTES);
        assertThat(updates.stream()
                        .flatMap(frame -> frame.getUpdate().getParticipantsList().stream())
                        .map(ParticipantInfo::getIdentity))
                .containsExactly("watcher", "ada", "bob", "eve");
    }
}
