package hiwar.node.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.node.socket.SocketWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.Ping;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RtcEndpointTest {
    private final RunningServer server;

    RtcEndpointTest() throws IOException {
        server = RunningServer.open();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void thePreflightWelcomesAGoodToken() throws Exception {
        HttpResponse<String> answer = server.get("/rtc/validate?access_token=" + RunningServer.joinToken("talks", "a"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("success");
        String bearer = "Bearer " + RunningServer.joinToken("talks", "a");
        assertThat(server.get("/rtc/validate", "Authorization", bearer).body()).isEqualTo("success");
        String v1 = RunningServer.joinPath("talks", "a").replace("/rtc/v1?", "/rtc/v1/validate?");
        assertThat(server.get(v1).body()).isEqualTo("success");
    }

    @Test
    void refusalsAreReadableAcrossOrigins() throws Exception {
        HttpResponse<String> answer = server.get("/rtc/validate?access_token=garbage", "Origin", "http://elsewhere");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid token");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://elsewhere");
    }

    @Test
    void everyRefusalHasItsStatus() throws Exception {
        assertThat(server.get("/rtc/validate").statusCode()).isEqualTo(401);
        assertThat(server.get("/rtc/validate", "Authorization", "bearer x").statusCode())
                .isEqualTo(401);
        assertThat(validate(RunningServer.token("a", Map.of("room", "talks")))).isEqualTo(401);
        assertThat(validate(RunningServer.token("a", Map.of("roomJoin", true)))).isEqualTo(400);
        assertThat(validate(RunningServer.joinToken("talks", ""))).isEqualTo(400);
        assertThat(validate(RunningServer.joinToken("talks", "x".repeat(257)))).isEqualTo(400);
        assertThat(validate(RunningServer.joinToken("x".repeat(257), "a"))).isEqualTo(400);
        String token = RunningServer.joinToken("talks", "a");
        assertThat(validate(token + "&attributes=e30")).as("{}").isEqualTo(200);
        assertThat(validate(token + "&attributes=eyJhIjoiYiJ9"))
                .as("needs canUpdateOwnMetadata")
                .isEqualTo(401);
        assertThat(validate(token + "&attributes=nonsense!")).isEqualTo(400);
        assertThat(server.get("/rtc/v1/validate?access_token=" + token).statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutAnUpgradeThereIsNothing() throws Exception {
        for (String path : new String[] {"/rtc", "/rtc/v1"}) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void anUpgradeThatIsRefusedIsAnOrdinaryAnswer() {
        assertThatThrownBy(() -> new TestSocket(server, "/rtc?access_token=garbage"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void aRoomThatNobodyMadeIsNotThereWhenJoinsMayNotMakeIt() throws Exception {
        try (RunningServer strict = new RunningServer(false, null)) {
            String path = "/rtc/validate?access_token=" + RunningServer.joinToken("talks", "a");
            HttpResponse<String> absent = strict.get(path);
            assertThat(absent.statusCode()).isEqualTo(404);
            assertThat(absent.body()).isEqualTo("requested room does not exist");
            assertThatThrownBy(() -> new TestSocket(strict, RunningServer.joinPath("talks", "a")))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(404));
            strict.admin("talks", "CreateRoom", "{\"name\":\"talks\"}");
            assertThat(strict.get(path).statusCode()).isEqualTo(200);
            assertThat(new TestSocket(strict, RunningServer.joinPath("talks", "a"))
                            .frame()
                            .hasJoin())
                    .isTrue();
        }
    }

    @Test
    void theFirstFrameIsTheJoin() throws Exception {
        TestSocket socket = new TestSocket(server, RunningServer.joinPath("first-frame", "a"));
        SignalResponse first = socket.frame();
        assertThat(first.hasJoin()).isTrue();
        assertThat(first.getJoin().getParticipant().getIdentity()).isEqualTo("a");
        String refreshed =
                socket.frame(SignalResponse.MessageCase.REFRESH_TOKEN).getRefreshToken();
        assertThat(validate(refreshed)).isEqualTo(200);
        socket.send(SignalRequest.newBuilder()
                .setPingReq(Ping.newBuilder().setTimestamp(42))
                .build());
        assertThat(socket.frame(SignalResponse.MessageCase.PONG_RESP)
                        .getPongResp()
                        .getLastPingTimestamp())
                .isEqualTo(42);
    }

    @Test
    void leavingEndsTheSession() throws Exception {
        TestSocket socket = new TestSocket(server, RunningServer.joinPath("leaving", "a"));
        socket.frame();
        socket.send(SignalRequest.newBuilder()
                .setLeave(LeaveRequest.newBuilder().setReason(DisconnectReason.CLIENT_INITIATED))
                .build());
        socket.closeCode();
        assertThat(server.admin("leaving", "ListParticipants", "{\"room\":\"leaving\"}")
                        .body())
                .isEqualTo("{\"participants\":[]}");
    }

    @Test
    void aRequestLineWithALongOfferIsTaken() throws Exception {
        String token = RunningServer.joinToken("talks", "a");
        assertThat(server.get("/rtc/validate?access_token=" + token + "&browser=" + "x".repeat(200_000))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/rtc/validate?access_token=" + token + "&browser=" + "x".repeat(2_000_000))
                        .statusCode())
                .isBetween(414, 431);
    }

    @Test
    void textIsAnsweredInText() throws Exception {
        TestSocket socket = new TestSocket(server, RunningServer.joinPath("text", "a"));
        socket.frame();
        socket.socket
                .sendText("{\"pingReq\":{\"timestamp\":\"42\"},\"unknown\":1}", true)
                .join();
        String answer = socket.text();
        while (!answer.contains("pongResp")) {
            answer = socket.text();
        }
        assertThat(answer).contains("\"lastPingTimestamp\":\"42\"");
        socket.socket.sendText("{\"ping\":", true).join();
        assertThat(socket.closeCode()).isEqualTo(1007);
    }

    @Test
    void whatIsNoMessageEndsTheSession() throws Exception {
        TestSocket socket = new TestSocket(server, RunningServer.joinPath("garbage", "a"));
        socket.frame();
        socket.socket.sendBinary(ByteBuffer.wrap(new byte[] {-1, -1, -1}), true).join();
        assertThat(socket.closeCode()).isEqualTo(1007);
    }

    @Test
    void aMessageBeyondTwoMegabytesEndsTheSession() throws Exception {
        TestSocket socket = new TestSocket(server, RunningServer.joinPath("oversized", "a"));
        socket.frame();
        socket.socket.sendBinary(ByteBuffer.allocate(3_000_000), true).exceptionally(cut -> socket.socket);
        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    void compressionIsDeclined() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(upgrade("declined", "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            assertThat(head(socket.getInputStream()))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("permessage-deflate");
        }
    }

    @Test
    void aClientThatDoesNotReadIsClosedAndTheShardGoesOn() throws Exception {
        String room = "slow";
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            socket.getOutputStream().write(upgrade(room, ""));
            assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 101");
            assertThat(present(room)).isTrue();
            String large = "x".repeat(500_000);
            for (int i = 0; i < 60 && present(room); i++) {
                String change = "{\"room\":\"%s\",\"metadata\":\"%d%s\"}".formatted(room, i, large);
                assertThat(server.admin(room, "UpdateRoomMetadata", change).statusCode())
                        .isEqualTo(200);
            }
            assertThat(present(room)).isFalse();
        }
    }

    @Test
    void whoAnswersPingsStaysAndWhoDoesNotIsGone() throws Exception {
        SocketWriter.Heartbeat quick = new SocketWriter.Heartbeat(Duration.ofMillis(50), Duration.ofMillis(1_500));
        try (RunningServer impatient = RunningServer.openWith(quick);
                Socket dead = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            TestSocket alive = new TestSocket(impatient, RunningServer.joinPath("alive", "b"));
            dead.getOutputStream().write(upgrade("dead", ""));
            byte[] sent = dead.getInputStream().readAllBytes(); // returns when the server has given up
            assertThat(sent.length).isGreaterThan(2);
            assertThat(alive.pings).hasPositiveValue();
            assertThat(alive.closed).isNotDone();
        }
    }

    private boolean present(String room) throws Exception {
        return server.admin(room, "ListParticipants", "{\"room\":\"" + room + "\"}")
                .body()
                .contains("\"identity\":\"a\"");
    }

    private int validate(String token) throws Exception {
        return server.get("/rtc/validate?access_token=" + token).statusCode();
    }

    private static byte[] upgrade(String room, String header) {
        return ("GET " + RunningServer.joinPath(room, "a") + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n")
                .getBytes(US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
