package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import livekit.LivekitModels.Room;
import livekit.LivekitRoom.CreateRoomRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwirpEndpointTest {
    private static final String SERVICE = "/twirp/livekit.RoomService/";
    private final RunningServer server;

    TwirpEndpointTest() throws IOException {
        server = RunningServer.open();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void answersInJsonHaveTheSchemasNamesAndDefaults() throws Exception {
        HttpResponse<String> created = server.admin("json", "CreateRoom", "{\"name\":\"json\",\"emptyTimeout\":30}");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(contentType(created)).isEqualTo("application/json");
        assertThat(created.body())
                .contains("\"name\":\"json\"", "\"empty_timeout\":30", "\"num_participants\":0")
                .containsPattern("\"creation_time\":\"\\d+\"");
        assertThat(server.admin("json", "CreateRoom", "{\"name\":\"json\",\"empty_timeout\":31,\"unknown\":[1]}")
                        .body())
                .contains("\"empty_timeout\":31");
    }

    @Test
    void protobufIsAnsweredInProtobuf() throws Exception {
        byte[] request =
                CreateRoomRequest.newBuilder().setName("binary").build().toByteArray();
        HttpResponse<byte[]> answer = server.client.send(
                HttpRequest.newBuilder(server.uri(SERVICE + "CreateRoom"))
                        .header("Content-Type", "application/protobuf")
                        .header("Authorization", "Bearer " + RunningServer.adminToken("binary"))
                        .POST(BodyPublishers.ofByteArray(request))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/protobuf");
        assertThat(Room.parseFrom(answer.body()).getName()).isEqualTo("binary");
    }

    @Test
    void roomsOfAllShardsAreListed() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.admin("", "CreateRoom", "{\"name\":\"spread-" + i + "\"}");
        }
        assertThat(server.shards.snapshots()).hasSize(2);
        String all = server.admin("", "ListRooms", "{}").body();
        for (int i = 0; i < 20; i++) {
            assertThat(all).contains("\"spread-" + i + "\"");
        }
        assertThat(server.admin("", "ListRooms", "{\"names\":[\"spread-3\"]}").body())
                .contains("\"spread-3\"")
                .doesNotContain("\"spread-4\"");
    }

    @Test
    void withoutTheGrantNobodyMay() throws Exception {
        String[] calls = {"CreateRoom", "ListRooms", "DeleteRoom", "ListParticipants", "SendData"};
        String stranger = "Bearer " + RunningServer.joinToken("talks", "a");
        for (String method : calls) {
            assertError(server.post(SERVICE + method, "{\"room\":\"talks\"}"), 401, "unauthenticated");
            HttpResponse<String> refused =
                    server.post(SERVICE + method, "{\"room\":\"talks\"}", "Authorization", stranger);
            assertError(refused, 401, "unauthenticated");
            assertThat(refused.body()).contains("permissions denied");
            assertError(server.post(SERVICE + method, "{}", "Authorization", "Bearer garbage"), 401, "unauthenticated");
        }
        String otherRoom = "Bearer " + RunningServer.token("admin", Map.of("roomAdmin", true, "room", "another"));
        assertError(
                server.post(SERVICE + "ListParticipants", "{\"room\":\"talks\"}", "Authorization", otherRoom),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":", "[]", "nonsense", "{\"name\":{}}", "{\"emptyTimeout\":\"x\"}", ""})
    void whatCannotBeReadIsMalformed(String body) throws Exception {
        assertError(server.admin("talks", "CreateRoom", body), 400, "malformed");
    }

    @Test
    void routesThatAreNotThere() throws Exception {
        String bearer = "Bearer " + RunningServer.adminToken("talks");
        assertError(server.admin("talks", "NoSuchMethod", "{}"), 404, "bad_route");
        assertError(server.post("/twirp/NoService/ListRooms", "{}", "Authorization", bearer), 404, "bad_route");
        assertError(server.post("/twirp/", "{}", "Authorization", bearer), 404, "bad_route");
        assertError(server.get(SERVICE + "ListRooms", "Authorization", bearer), 404, "bad_route");
        HttpRequest text = HttpRequest.newBuilder(server.uri(SERVICE + "ListRooms"))
                .header("Content-Type", "text/plain")
                .header("Authorization", bearer)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertError(server.client.send(text, BodyHandlers.ofString()), 404, "bad_route");
    }

    @Test
    void whatLiveKitHasAndWeHaveNotIsUnimplemented() throws Exception {
        assertError(server.admin("talks", "MoveParticipant", "{}"), 501, "unimplemented");
        String bearer = "Bearer " + RunningServer.adminToken("talks");
        assertError(
                server.post("/twirp/livekit.Egress/ListEgress", "{}", "Authorization", bearer), 501, "unimplemented");
    }

    @Test
    void whatTheRoomRefusesComesWithItsCode() throws Exception {
        assertError(server.admin("absent", "DeleteRoom", "{\"room\":\"absent\"}"), 404, "not_found");
        String name = "x".repeat(257);
        assertError(server.admin(name, "CreateRoom", "{\"name\":\"" + name + "\"}"), 400, "invalid_argument");
    }

    @Test
    void aCharsetAndADoubledSlashAreForgiven() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/" + SERVICE + "ListRooms"))
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Authorization", "Bearer " + RunningServer.adminToken("talks"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(server.client.send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void moreThanTenMegabytesAreTooMuch() throws Exception {
        String bearer = "Bearer " + RunningServer.adminToken("talks");
        byte[] body = new byte[RequestBody.MAX_BYTES + 1];
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(SERVICE + "ListRooms"))
                .header("Content-Type", "application/json")
                .header("Authorization", bearer);
        HttpRequest known = request.POST(BodyPublishers.ofByteArray(body)).build();
        assertThat(server.client.send(known, BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
        HttpRequest chunked = request.POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .build();
        assertThat(server.client.send(chunked, BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    private static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"msg\":");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(contentType(answer)).as("exactly, for server SDKs").isEqualTo("application/json");
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
