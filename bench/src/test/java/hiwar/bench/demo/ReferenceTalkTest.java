package hiwar.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import hiwar.bench.peer.Server;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The room's metadata and the links are what the browser client reads ({@code roominfo.ts}, {@code invitation.ts}). */
class ReferenceTalkTest {
    private static final String METADATA = ReferenceTalk.metadata(Instant.EPOCH);
    private static final Server SERVER = new Server("ws://127.0.0.1:7880", "devkey", "secret");

    @Test
    void theMetadataNamesTheTalkAndBothDelegations() {
        Map<String, Object> fields = JsonMapper.shared()
                .readValue(ReferenceTalk.metadata(Instant.parse("2021-06-28T10:00:00.5Z")), new TypeReference<>() {});
        assertThat(fields).containsOnlyKeys("title", "item", "occasion", "startedAt", "delegations");
        assertThat(fields).containsEntry("startedAt", "2021-06-28T10:00:00Z");
        assertThat(fields).extractingByKey("title", MAP).containsOnlyKeys("en", "ar", "ru", "zh");
        assertThat(fields)
                .extractingByKey("delegations", LIST)
                .extracting("id", "zone")
                .containsExactly(tuple("ru", "Europe/Moscow"), tuple("cn", "Asia/Shanghai"));
    }

    @Test
    void aLinkCarriesTheTokenInItsFragment() throws ParseException {
        URI link = URI.create(SERVER.link(ReferenceTalk.FIRST.deputy(), METADATA));
        assertThat(link.getPath()).isEqualTo("/join");
        assertThat(link.getScheme()).isEqualTo("http");
        assertThat(link.getQuery()).isNull();
        JWTClaimsSet claims = claims(link);
        assertThat(claims.getSubject()).isEqualTo("deputy-ru");
        assertThat(claims.getStringClaim("name")).isEmpty();
        assertThat(claims.getJSONObjectClaim("attributes"))
                .containsOnly(Map.entry("delegation", "ru"), Map.entry("role", "deputy"));
        assertThat(claims.getJSONObjectClaim("roomConfig")).containsEntry("metadata", METADATA);
        assertThat(claims.getJSONObjectClaim("video"))
                .containsEntry("roomJoin", true)
                .containsEntry("room", ReferenceTalk.ROOM)
                .containsEntry("canPublish", true)
                .containsEntry("canUpdateOwnMetadata", true);
        assertThat(claims.getExpirationTime()).isAfter(Instant.now());
    }

    @Test
    void theObserverOnlySeesAndHears() throws ParseException {
        JWTClaimsSet claims = claims(URI.create(SERVER.link(ReferenceTalk.observer(), METADATA)));
        assertThat(claims.getJSONObjectClaim("attributes"))
                .containsEntry("role", "observer")
                .doesNotContainKey("delegation");
        assertThat(claims.getJSONObjectClaim("video"))
                .containsEntry("canPublish", false)
                .containsEntry("canUpdateOwnMetadata", false);
    }

    @Test
    void nobodyWhoOpensALinkTakesTheSeatOfAHead() {
        List<String> heads = List.of(
                ReferenceTalk.FIRST.head().identity(),
                ReferenceTalk.SECOND.head().identity());
        assertThat(heads)
                .doesNotHaveDuplicates()
                .doesNotContain(
                        ReferenceTalk.FIRST.deputy().identity(),
                        ReferenceTalk.SECOND.deputy().identity(),
                        ReferenceTalk.observer().identity());
    }

    private static JWTClaimsSet claims(URI link) throws ParseException {
        String fragment = Objects.requireNonNull(link.getFragment());
        assertThat(fragment).startsWith("token=");
        return SignedJWT.parse(fragment.substring("token=".length())).getJWTClaimsSet();
    }
}
