package hiwar.room.signal;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.room.id.Identity;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.TrackSid;
import java.util.Map;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.SubscriptionPermission;
import livekit.LivekitRtc.TrackPermission;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static Grants grants(Map<String, ?> video) {
        return ((Claims.Parsed) Claims.read(Map.of("sub", "ada", "video", video))).grants();
    }

    @Test
    void textIsMeasuredInBytes() {
        assertThat(Limits.tooLong("abc", 3)).isFalse();
        assertThat(Limits.tooLong("abcd", 3)).isTrue();
        assertThat(Limits.tooLong("\u0639\u0639", 3)).isTrue(); // two bytes each
        assertThat(Limits.tooLong("\u0639", 2)).isFalse();
    }

    @Test
    void profilesStayInTheirLimits() {
        Grants ada = grants(Map.of());
        assertThat(new ProfileChange("n".repeat(Limits.MAX_NAME_BYTES), "", Map.of()).apply(ada))
                .isInstanceOf(ProfileChange.Changed.class);
        assertThat(new ProfileChange("n".repeat(Limits.MAX_NAME_BYTES + 1), "", Map.of()).apply(ada))
                .isInstanceOf(ProfileChange.TooLong.class);
        assertThat(new ProfileChange("", "m".repeat(Limits.MAX_METADATA_BYTES + 1), Map.of()).apply(ada))
                .isInstanceOf(ProfileChange.TooLong.class);
        Map<String, String> half = Map.of("a", "v".repeat(Limits.MAX_ATTRIBUTES_BYTES - 1));
        assertThat(new ProfileChange("", "", half).apply(ada)).isInstanceOf(ProfileChange.Changed.class);
        assertThat(new ProfileChange("", "", Map.of("b", "w")).apply(ada.withAttributes(half)))
                .as("the sum of old and new counts")
                .isInstanceOf(ProfileChange.TooLong.class);
    }

    @Test
    void joinsAreRefusedWithTheStatusThatClientsUnderstand() {
        JoinRequest empty = JoinRequest.getDefaultInstance();
        Map<String, ?> join = Map.of("roomJoin", true, "room", "hall");
        assertThat(JoinParams.v1(grants(join), empty).refusal()).isNull();
        assertThat(status(JoinParams.v1(grants(Map.of("room", "hall")), empty))).isEqualTo(401);
        assertThat(status(JoinParams.v1(grants(Map.of("roomJoin", true)), empty)))
                .isEqualTo(400);
        assertThat(status(JoinParams.v1(grants(join).withIdentity(new Identity("")), empty)))
                .isEqualTo(400);
        assertThat(status(JoinParams.v1(grants(join).withIdentity(new Identity("x".repeat(257))), empty)))
                .isEqualTo(400);
        assertThat(status(JoinParams.v1(grants(Map.of("roomJoin", true, "room", "r".repeat(257))), empty)))
                .isEqualTo(400);
        JoinRequest changing = JoinRequest.newBuilder().setMetadata("m").build();
        assertThat(status(JoinParams.v1(grants(join), changing))).isEqualTo(401);
        Map<String, ?> silent = Map.of("roomJoin", true, "room", "hall", "canPublish", false);
        assertThat(status(JoinParams.v0(grants(silent), empty, "second"))).isEqualTo(401);
    }

    private static int status(JoinParams params) {
        Refusal refusal = params.refusal();
        return refusal == null ? 0 : refusal.httpStatus();
    }

    @Test
    void aSecondPublishOnlySessionHasItsOwnName() {
        JoinParams params = JoinParams.v0(
                grants(Map.of("roomJoin", true, "room", "hall")), JoinRequest.getDefaultInstance(), "screen");
        assertThat(params.identity()).isEqualTo(new Identity("ada#screen"));
        assertThat(params.effectiveGrants().identity()).isEqualTo(new Identity("ada#screen"));
        assertThat(params.effectiveGrants().video().canSubscribe()).isFalse();
        assertThat(params.effectiveGrants().video().canPublish()).isTrue();
    }

    @Test
    void tracksStayInTheirLimits() {
        AddTrackRequest camera = AddTrackRequest.newBuilder()
                .setCid("c")
                .setType(TrackType.VIDEO)
                .setSource(TrackSource.CAMERA)
                .build();
        assertThat(Tracks.fault(camera)).isNull();
        assertThat(Tracks.fault(camera.toBuilder().setTypeValue(9).build()))
                .isEqualTo(RequestResponse.Reason.UNSUPPORTED_TYPE);
        assertThat(Tracks.fault(camera.toBuilder().setType(TrackType.DATA).build()))
                .isEqualTo(RequestResponse.Reason.UNSUPPORTED_TYPE);
        assertThat(Tracks.fault(camera.toBuilder().setSid("TR_other").build()))
                .isEqualTo(RequestResponse.Reason.UNSUPPORTED_TYPE);
        assertThat(Tracks.fault(camera.toBuilder()
                        .setName("n".repeat(Limits.MAX_TRACK_TEXT_BYTES + 1))
                        .build()))
                .isEqualTo(RequestResponse.Reason.LIMIT_EXCEEDED);
        AddTrackRequest.Builder layered = camera.toBuilder();
        for (int i = 0; i <= Limits.MAX_LAYERS; i++) {
            layered.addLayers(VideoLayer.getDefaultInstance());
        }
        assertThat(Tracks.fault(layered.build())).isEqualTo(RequestResponse.Reason.LIMIT_EXCEEDED);
    }

    @Test
    void unknownNumbersInATrackArePassedOn() {
        AddTrackRequest odd = AddTrackRequest.newBuilder()
                .setType(TrackType.AUDIO)
                .setSourceValue(77)
                .setEncryptionValue(78)
                .setBackupCodecPolicyValue(79)
                .addAudioFeaturesValue(80)
                .build();
        assertThat(Tracks.describe(new TrackSid("TR_A"), odd).getSourceValue()).isEqualTo(77);
        assertThat(Tracks.letters(odd)).isEqualTo("A");
    }

    @Test
    void anAudienceIsExactlyWhoIsNamed() {
        Audience audience = Audience.of(SubscriptionPermission.newBuilder()
                .addTrackPermissions(TrackPermission.newBuilder()
                        .setParticipantIdentity("bob")
                        .setAllTracks(true))
                .addTrackPermissions(
                        TrackPermission.newBuilder().setParticipantSid("PA_zoe").addTrackSids("TR_1"))
                .build());
        assertThat(audience.admits(new ParticipantSid("PA_1"), new Identity("bob"), new TrackSid("TR_9")))
                .isTrue();
        assertThat(audience.admits(new ParticipantSid("PA_zoe"), new Identity("zoe"), new TrackSid("TR_1")))
                .isTrue();
        assertThat(audience.admits(new ParticipantSid("PA_zoe"), new Identity("zoe"), new TrackSid("TR_2")))
                .isFalse();
        assertThat(audience.admits(new ParticipantSid("PA_eve"), new Identity("eve"), new TrackSid("TR_1")))
                .isFalse();
    }

    @Test
    void anAudienceBeyondTheLimitIsNotAdmitted() {
        SubscriptionPermission.Builder list = SubscriptionPermission.newBuilder();
        for (int i = 0; i <= Limits.MAX_PERMISSION_LINES; i++) {
            list.addTrackPermissions(
                    TrackPermission.newBuilder().setParticipantIdentity("p" + i).setAllTracks(true));
        }
        Audience audience = Audience.of(list.build());
        TrackSid track = new TrackSid("TR_1");
        ParticipantSid sid = new ParticipantSid("PA_1");
        assertThat(audience.admits(sid, new Identity("p" + (Limits.MAX_PERMISSION_LINES - 1)), track))
                .isTrue();
        assertThat(audience.admits(sid, new Identity("p" + Limits.MAX_PERMISSION_LINES), track))
                .isFalse();
    }
}
