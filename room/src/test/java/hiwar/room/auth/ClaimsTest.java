package hiwar.room.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static Grants grants(Map<String, ?> claims) {
        Claims.Reading reading = Claims.read(claims);
        assertThat(reading).isInstanceOf(Claims.Parsed.class);
        return ((Claims.Parsed) reading).grants();
    }

    private static String fault(Map<String, ?> claims) {
        Claims.Reading reading = Claims.read(claims);
        assertThat(reading).isInstanceOf(Claims.Invalid.class);
        return ((Claims.Invalid) reading).reason();
    }

    private static Map<String, Object> joining(Map<String, Object> video) {
        Map<String, Object> grant = new LinkedHashMap<>(video);
        grant.put("roomJoin", true);
        grant.put("room", "hall");
        return Map.of("iss", "key", "sub", "ada", "exp", 1_700_000_000L, "video", grant);
    }

    @Test
    void publishingAndSubscribingAreAllowedUnlessForbidden() {
        VideoGrant plain = grants(joining(Map.of())).video();
        assertThat(plain.canPublish()).isTrue();
        assertThat(plain.canSubscribe()).isTrue();
        assertThat(plain.canPublishData()).isTrue();
        assertThat(plain.canUpdateOwnMetadata()).isFalse();
        assertThat(plain.roomAdmin()).isFalse();
    }

    @Test
    void dataFollowsPublishing() {
        VideoGrant listener = grants(joining(Map.of("canPublish", false))).video();
        assertThat(listener.canPublishData()).isFalse();
        VideoGrant writer = grants(joining(Map.of("canPublish", false, "canPublishData", true)))
                .video();
        assertThat(writer.canPublishData()).isTrue();
        assertThat(writer.mayPublish(TrackSource.CAMERA)).isFalse();
    }

    @Test
    void listedSourcesAreTheOnlyOnes() {
        VideoGrant voice = grants(joining(Map.of("canPublishSources", List.of("microphone"))))
                .video();
        assertThat(voice.mayPublish(TrackSource.MICROPHONE)).isTrue();
        assertThat(voice.mayPublish(TrackSource.CAMERA)).isFalse();
        assertThat(voice.mayPublish(TrackSource.UNKNOWN)).isFalse();
    }

    @Test
    void olderTokensNameTheIdentityAsTokenId() {
        assertThat(grants(Map.of("jti", "bob")).identity().value()).isEqualTo("bob");
        assertThat(grants(Map.of("jti", "bob", "sub", "ada")).identity().value())
                .isEqualTo("ada");
    }

    @Test
    void aClaimOfTheWrongTypeGrantsNothing() {
        assertThat(fault(joining(Map.of("canPublish", "yes")))).contains("video.canPublish");
        assertThat(fault(joining(Map.of("canPublishSources", List.of("kitchen")))))
                .contains("canPublishSources");
        assertThat(fault(joining(Map.of("canPublishSources", "camera")))).contains("canPublishSources");
        assertThat(fault(Map.of("video", List.of()))).contains("video");
        assertThat(fault(Map.of("sub", 7))).contains("sub");
        assertThat(fault(Map.of("kind", "ghost"))).contains("ghost");
        assertThat(fault(Map.of("attributes", Map.of("a", 1)))).contains("attributes");
        assertThat(fault(Map.of("exp", "soon"))).contains("exp");
    }

    @Test
    void aRefreshedTokenSaysTheSame() {
        Map<String, Object> claims = new LinkedHashMap<>(joining(Map.of(
                "canPublish", false, "hidden", true, "canPublishSources", List.of("camera", "screen_share_audio"))));
        claims.put("name", "Ada");
        claims.put("metadata", "m");
        claims.put("kind", "agent");
        claims.put("attributes", Map.of("lang", "ar", "seat", "1"));
        Grants before = grants(claims);
        Map<String, Object> refreshed = new LinkedHashMap<>(Claims.of(before));
        refreshed.put("iss", "key");
        refreshed.put("exp", before.expiresEpochSeconds());
        assertThat(grants(refreshed)).isEqualTo(before);
        assertThat(before.kind()).isEqualTo(ParticipantInfo.Kind.AGENT);
    }

    @Test
    void aRefreshedTokenSpellsOutWhatDefaultsToTrue() {
        assertThat(Claims.of(grants(joining(Map.of()))).get("video"))
                .isEqualTo(Map.of(
                        "room", "hall",
                        "roomJoin", true,
                        "canPublish", true,
                        "canSubscribe", true,
                        "canPublishData", true));
    }

    @Test
    void replacedPermissionsTakeAwayWhatTheyDoNotName() {
        Grants all = grants(joining(Map.of("canUpdateOwnMetadata", true)));
        Grants less = all.withPermission(
                ParticipantPermission.newBuilder().setCanSubscribe(true).build());
        assertThat(less.video().canSubscribe()).isTrue();
        assertThat(less.video().canPublish()).isFalse();
        assertThat(less.video().canPublishData()).isFalse();
        assertThat(less.video().canUpdateOwnMetadata()).isFalse();
        assertThat(less.video().room()).isEqualTo("hall");
    }

    @Test
    void anUnknownSourceInAPermissionIsLeftOut() {
        Grants grants = grants(joining(Map.of()))
                .withPermission(ParticipantPermission.newBuilder()
                        .setCanPublish(true)
                        .addCanPublishSourcesValue(99)
                        .addCanPublishSources(TrackSource.CAMERA)
                        .build());
        assertThat(grants.video().permission().getCanPublishSourcesList()).containsExactly(TrackSource.CAMERA);
    }

    @Test
    void anEmptyAttributeDeletes() {
        Grants grants = grants(Map.of("attributes", Map.of("a", "1", "b", "2")));
        assertThat(grants.withAttributes(Map.of("a", "", "c", "3")).attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("b", "2", "c", "3"));
    }

    @Test
    void anAdministratorHasOneRoom() {
        Grants admin = grants(Map.of("video", Map.of("roomAdmin", true, "room", "hall")));
        assertThat(admin.administers("hall")).isTrue();
        assertThat(admin.administers("attic")).isFalse();
        assertThat(grants(Map.of("video", Map.of("roomAdmin", true))).administers(""))
                .isFalse();
    }
}
