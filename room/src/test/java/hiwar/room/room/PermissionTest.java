package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.signal.AdminCall;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRtc.RequestResponse.Reason;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import livekit.LivekitRtc.UpdateParticipantMetadata;
import org.junit.jupiter.api.Test;

/** Grants that change while somebody is in the room take effect at once. */
class PermissionTest {
    private final VirtualShard stage = new VirtualShard();

    private static ParticipantPermission.Builder all() {
        return ParticipantPermission.newBuilder()
                .setCanPublish(true)
                .setCanPublishData(true)
                .setCanSubscribe(true);
    }

    private void permit(String identity, ParticipantPermission.Builder permission) {
        stage.ask(new AdminCall.UpdateParticipant(UpdateParticipantRequest.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setIdentity(identity)
                .setPermission(permission)
                .build()));
    }

    @Test
    void whoLosesTheRightToPublishLosesTheTracks() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").single();
        ada.publish();
        permit("ada", all().setCanPublish(false));
        assertThat(ada.all(MessageCase.TRACK_UNPUBLISHED)).hasSize(2);
        assertThat(ada.sees("ada").getPermission().getCanPublish()).isFalse();
        assertThat(bob.sees("ada").getTracksList()).isEmpty();
        assertThat(ada.tokens().getLast().video().canPublish()).isFalse();
        assertThat(stage.shard.snapshot().subscriptions()).isZero();
        // The client goes on offering its tracks until it has heard: they are not let in again.
        ada.offer(VirtualShard.offer("chromium-publisher"));
        assertThat(ada.sees("ada").getTracksList()).isEmpty();
        assertThat(ada.last(MessageCase.ANSWER).getAnswer().getSdp()).doesNotContain("a=recvonly");
        permit("ada", all());
        ada.publish();
        assertThat(bob.sees("ada").getTracksList()).hasSize(2);
    }

    @Test
    void onlyTracksOfForbiddenSourcesEnd() {
        Client ada = stage.client("ada").single();
        ada.publish();
        permit("ada", all().addCanPublishSources(TrackSource.MICROPHONE));
        assertThat(ada.all(MessageCase.TRACK_UNPUBLISHED)).hasSize(1);
        assertThat(ada.sees("ada").getTracksList())
                .singleElement()
                .satisfies(track -> assertThat(track.getSource()).isEqualTo(TrackSource.MICROPHONE));
    }

    @Test
    void whoMaySubscribeAgainGetsTheTracksBack() {
        stage.client("ada").single().publish();
        Client bob = stage.client("bob", Map.of("canSubscribe", false)).joinDual();
        assertThat(bob.frames().getFirst().getJoin().getOtherParticipants(0).getTracksList())
                .as("may know of tracks")
                .hasSize(2);
        bob.offer(VirtualShard.offer("chromium-publisher"));
        bob.connectPublisher();
        assertThat(bob.kinds()).doesNotContain(MessageCase.OFFER);
        permit("bob", all());
        stage.pass(VirtualShard.SECOND);
        assertThat(bob.last(MessageCase.OFFER).getOffer().getSdp()).contains("m=video");
        bob.answer();
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(2);
        permit("bob", all().setCanSubscribe(false));
        assertThat(stage.shard.snapshot().subscriptions()).isZero();
        stage.pass(VirtualShard.SECOND);
        assertThat(bob.last(MessageCase.OFFER).getOffer().getSdp()).doesNotContain("a=sendonly");
    }

    @Test
    void whoIsHiddenFromNowOnHasLeftForTheOthers() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").single();
        ada.publish();
        permit("ada", all().setHidden(true));
        assertThat(bob.sees("ada").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(ada.sees("ada").getState()).isEqualTo(State.ACTIVE);
        assertThat(stage.shard.snapshot().subscriptions()).isZero();
        permit("ada", all());
        assertThat(bob.sees("ada").getState()).isEqualTo(State.ACTIVE);
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(2);
    }

    @Test
    void ownMetadataNeedsTheGrant() {
        Client ada = stage.client("ada").single();
        ada.send(metadata(7, "self-made"));
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getReason())
                .isEqualTo(Reason.NOT_ALLOWED);
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getRequestId())
                .isEqualTo(7);
        assertThat(ada.sees("ada").getMetadata()).isEmpty();
    }

    @Test
    void ownMetadataIsToldToEverybodyAndConfirmed() {
        Client ada = stage.client("ada", Map.of("canUpdateOwnMetadata", true)).single();
        Client bob = stage.client("bob").single();
        ada.forget();
        ada.send(metadata(8, "head"));
        assertThat(ada.kinds()).containsSubsequence(MessageCase.UPDATE, MessageCase.REQUEST_RESPONSE);
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getReason())
                .isEqualTo(Reason.OK);
        assertThat(bob.sees("ada").getMetadata()).isEqualTo("head");
        ada.forget();
        ada.send(metadata(9, "head"));
        assertThat(ada.kinds()).as("clients wait for it").contains(MessageCase.UPDATE);
        ada.send(metadata(10, "x".repeat((512 << 10) + 1)));
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getReason())
                .isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(bob.sees("ada").getMetadata()).isEqualTo("head");
    }

    private static SignalRequest.Builder metadata(int request, String metadata) {
        return SignalRequest.newBuilder()
                .setUpdateMetadata(UpdateParticipantMetadata.newBuilder()
                        .setRequestId(request)
                        .setMetadata(metadata));
    }
}
