package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FrontDoorTest {
    private static final String PAGE = "<!doctype html><title>client</title>";
    private static final String SCRIPT = "console.log('a script that packs well');".repeat(50);

    private final Path folder;
    private final RunningServer server;

    FrontDoorTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path web = Files.createDirectory(folder.resolve("web"));
        Files.writeString(web.resolve("index.html"), PAGE);
        Files.createDirectory(web.resolve("assets"));
        Files.writeString(web.resolve("assets/index-abc.js"), SCRIPT);
        Files.write(web.resolve("assets/font.woff2"), new byte[] {1, 2, 3});
        Files.writeString(web.resolve(".hidden"), "hidden");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        server = new RunningServer(true, web);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void programsGetHealthAndBrowsersThePage() throws Exception {
        assertThat(server.get("/").body()).isEqualTo("OK");
        assertThat(server.get("/", "Accept", "*/*").body()).isEqualTo("OK");
        HttpResponse<String> page = server.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.body()).isEqualTo(PAGE);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(server.get("/health").body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void whoseBodyWasNotWaitedForIsToldToConnectAgain() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = "POST /nothing HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 404").contains("Connection: close");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String whole = "POST /nothing HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream().write(whole.repeat(2).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answers.split("HTTP/1.1 404", -1))
                    .as("both are answered")
                    .hasSize(3);
        }
    }

    @Test
    void routesOfTheClientAreItsPage() throws Exception {
        assertThat(server.get("/join", "Accept", "text/html").body()).isEqualTo(PAGE);
        assertThat(server.get("/join").statusCode()).isEqualTo(404);
        assertThat(server.get("/absent.js", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingMayBeLoadedFromElsewhere() throws Exception {
        HttpResponse<String> page = server.get("/", "Accept", "text/html");
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        String host = "127.0.0.1:" + server.port();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .contains("connect-src 'self' ws://" + host + " wss://" + host + ";");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void hashedFilesAreKeptForGoodAndThePageIsAskedForAgain() throws Exception {
        HttpResponse<String> script = server.get("/assets/index-abc.js");
        assertThat(script.body()).isEqualTo(SCRIPT);
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(script.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("immutable"));
        HttpResponse<String> page = server.get("/index.html");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = server.get("/index.html", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void whatPacksWellIsPacked() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/assets/index-abc.js"))
                .header("Accept-Encoding", "gzip, br")
                .build();
        HttpResponse<byte[]> packed = server.client.send(request, BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(SCRIPT.length() / 4);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
        }
        HttpResponse<String> font = server.get("/assets/font.woff2", "Accept-Encoding", "gzip");
        assertThat(font.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(font.headers().firstValue("Content-Type")).contains("font/woff2");
    }

    @Test
    void aNewBuildIsServedWithoutARestart() throws Exception {
        assertThat(server.get("/index.html").body()).isEqualTo(PAGE);
        Path index = folder.resolve("web/index.html");
        Files.writeString(index, "new");
        Files.setLastModifiedTime(index, FileTime.fromMillis(1_000_000));
        assertThat(server.get("/index.html").body()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/assets/..%5c..%5csecret.txt",
                "/.hidden",
                "/assets",
                "/assets/",
                "/%00",
                "/favicon.ico"
            })
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("hidden");
    }

    @Test
    void preflightsAreAnsweredForEveryOrigin() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/twirp/livekit.RoomService/ListRooms"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "http://elsewhere")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .build();
        HttpResponse<String> answer = server.client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://elsewhere");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization, content-type");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(v -> assertThat(v).contains("POST"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void metricsAreForThisMachineOrATokenAndNeverForPages() throws Exception {
        HttpResponse<String> local = server.get("/metrics");
        assertThat(local.statusCode()).isEqualTo(200);
        assertThat(local.body())
                .contains("hiwar_rooms{shard=\"0\"} 0", "hiwar_rooms{shard=\"1\"} 0", "jvm_memory")
                .contains("hiwar_dropped_packets_total{reason=\"BAD_STUN\",shard=\"0\"} 0");
        assertThat(server.get("/metrics", "X-Forwarded-For", "192.0.2.7").statusCode())
                .isEqualTo(401);
        HttpResponse<String> page = server.get("/metrics", "Origin", "http://elsewhere");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        String bearer = "Bearer " + RunningServer.token("admin", Map.of("roomList", true));
        assertThat(server.get("/metrics", "X-Forwarded-For", "192.0.2.7", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherMethodsHaveNothingHere() throws Exception {
        assertThat(server.post("/", "").statusCode()).isEqualTo(404);
        assertThat(server.post("/rtc/validate", "").statusCode()).isEqualTo(404);
        HttpRequest head = HttpRequest.newBuilder(server.uri("/"))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = server.client.send(head, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void withoutAClientBrowsersAreToldSo() throws Exception {
        try (RunningServer bare = new RunningServer(true, folder.resolve("nothing"))) {
            assertThat(bare.get("/", "Accept", "text/html").body()).contains("no browser client");
            assertThat(bare.get("/join", "Accept", "text/html").statusCode()).isEqualTo(404);
        }
    }
}
