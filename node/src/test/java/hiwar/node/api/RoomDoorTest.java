package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import hiwar.node.http.AccessTokens;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Role;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who gets into the LiveKit room of a talk. */
@Timeout(120)
class RoomDoorTest {
    private static final AccessTokens TOKENS = new AccessTokens(Map.of("devkey", "secret"), InstantSource.system());

    private final Path folder;

    RoomDoorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String ownToken(String room, String identity) {
        Map<String, Object> video = Map.of("roomJoin", true, "room", room);
        Grants grants =
                ((Claims.Parsed) Claims.read(Map.of("iss", "devkey", "sub", identity, "video", video))).grants();
        return TOKENS.sign(grants, Duration.ofMinutes(1));
    }

    private static void join(Browser browser, String token) {
        browser.socket("/rtc?protocol=17&access_token=" + token, new WebSocket.Listener() {})
                .abort();
    }

    private static JsonNode media(PreparedTalk talk, Browser browser, String seat) throws Exception {
        return browser.post(talk.path(seat) + "/media", Map.of()).is(200).json();
    }

    @Test
    void whoBelongsThereAndNobodyElse() throws Exception {
        try (RunningNode node = RunningNode.start(folder)) {
            PreparedTalk talk = PreparedTalk.make(node);
            Browser browser = talk.takes("head-a");
            SeatSocket head = SeatSocket.follow(browser, talk.id, "head-a");
            // A token of the node's own administrator does not help who waits outside.
            assertThatThrownBy(() -> join(browser, ownToken("talk/table", "head-a")))
                    .isNotNull();
            head.does(new Arrive());
            join(browser, media(talk, browser, "head-a").get("token").asString());
            assertThatThrownBy(() -> join(browser, ownToken("talk/caucus/a", "head-a")))
                    .isNotNull();
            assertThatThrownBy(() -> join(browser, ownToken("talk/table", "stranger")))
                    .isNotNull();
            assertThatThrownBy(() -> join(browser, ownToken("none/table", "head-a")))
                    .isNotNull();
            join(browser, ownToken("plain/room", "stranger")); // no talk's room
        }
    }

    @Test
    void afterARestartTheDoorOpensTheTalkByItself() throws Exception {
        PreparedTalk talk;
        try (RunningNode node = RunningNode.start(folder)) {
            talk = PreparedTalk.make(node);
            talk.follows("head-a").does(new Arrive());
        }
        try (RunningNode node = RunningNode.start(folder)) {
            join(node.browser(), ownToken("talk/table", "head-a"));
        }
    }

    @Test
    void aTicketNamesTheSeatAndItsSideAndTakesDevicesFromOutsiders() throws Exception {
        try (RunningNode node = RunningNode.start(folder)) {
            PreparedTalk talk = PreparedTalk.make(node)
                    .accredits("checker", Role.CHECK_INTERPRETER, PreparedTalk.B)
                    .accredits("mediator", Role.MEDIATOR, null)
                    .accredits("press", Role.PRESS, null);
            JsonNode head = claims(talk, "head-a");
            assertThat(head.get("sub").asString()).isEqualTo("head-a");
            assertThat(head.get("name").asString()).isEmpty();
            assertThat(head.get("attributes").toString()).isEqualTo("{\"delegation\":\"a\",\"role\":\"head\"}");
            assertThat(head.get("exp").asLong() - head.get("nbf").asLong()).isEqualTo(600);
            assertThat(head.at("/video/canPublish").asBoolean()).isTrue();
            assertThat(claims(talk, "checker").at("/attributes/role").asString())
                    .isEqualTo("check-interpreter");
            JsonNode mediator = claims(talk, "mediator");
            assertThat(mediator.get("attributes").toString()).isEqualTo("{\"role\":\"chair\"}");
            JsonNode press = claims(talk, "press");
            assertThat(press.at("/video/room").asString()).isEqualTo("talk/table");
            assertThat(press.at("/video/canPublish").asBoolean()).isFalse();
        }
    }

    private static JsonNode claims(PreparedTalk talk, String seat) throws Exception {
        Browser browser = talk.takes(seat);
        SeatSocket socket = SeatSocket.follow(browser, talk.id, seat).does(new Arrive());
        if (!socket.you().get("presence").asString().equals("PRESENT")) {
            talk.orders(new Admit(new SeatId(seat)));
        }
        String token = media(talk, browser, seat).get("token").asString();
        return Browser.JSON.readTree(JWSObject.parse(token).getPayload().toString());
    }
}
