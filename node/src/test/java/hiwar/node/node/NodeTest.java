package hiwar.node.node;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.AccessTokens;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeTest {
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    NodeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aStoppedNodeSaysGoodByeAndFreesItsPorts() throws Exception {
        Config config = config(Map.of(Setting.PORT, "0", Setting.MEDIA_PORT, "0"));
        Listener listener = new Listener();
        int port;
        try (Node node = Node.start(config)) {
            port = node.url().getPort();
            assertThat(health(node.url())).isEqualTo("OK");
            join(node.url(), listener);
            assertThat(listener.soon().hasJoin()).isTrue();
        }
        SignalResponse last = listener.soon();
        while (!last.hasLeave()) {
            last = listener.soon();
        }
        assertThat(last.getLeave().getReason()).isEqualTo(DisconnectReason.SERVER_SHUTDOWN);
        assertThat(listener.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
        try (Node again = Node.start(config(Map.of(Setting.PORT, "" + port, Setting.MEDIA_PORT, "0")))) {
            assertThat(again.url().getPort()).isEqualTo(port);
        }
    }

    @Test
    void severalShardsCountTheirPortsUp() throws Exception {
        try (Node node = Node.start(config(Map.of(Setting.PORT, "0", Setting.MEDIA_PORT, "0", Setting.SHARDS, "3")))) {
            HttpRequest request =
                    HttpRequest.newBuilder(node.url().resolve("/metrics")).build();
            assertThat(client.send(request, BodyHandlers.ofString()).body())
                    .contains("hiwar_rooms{shard=\"2\"}")
                    .doesNotContain("hiwar_rooms{shard=\"3\"}");
        }
    }

    /** The program itself, told to end the way service supervisors do it. */
    @Test
    void theProgramStartsSaysReadyAndEndsWithZero() throws Exception {
        Process program = program("--port", "0", "--media-port", "0", "--keys", "devkey: secret");
        try (BufferedReader log = program.errorReader()) {
            List<String> lines = new ArrayList<>();
            while (lines.isEmpty() || !lines.getLast().contains("ready after")) {
                String line = log.readLine();
                assertThat(line).as("it ended after %s", lines).isNotNull();
                lines.add(line);
            }
            assertThat(lines)
                    .hasSizeLessThan(12)
                    .anySatisfy(line -> assertThat(line).contains("HTTP on http://127.0.0.1:"));
            program.destroy(); // SIGTERM
            assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aFirstStartWithoutKeysShowsThemOnce() throws Exception {
        Process program = program("--port", "0", "--media-port", "0", "--data", folder.resolve("data") + "");
        try (BufferedReader log = program.errorReader()) {
            String line = log.readLine();
            while (line != null && !line.contains("made API key")) {
                line = log.readLine();
            }
            Map<String, String> kept = new KeyFile(folder.resolve("data")).read();
            assertThat(line)
                    .isNotNull()
                    .contains(
                            kept.keySet().iterator().next(),
                            kept.values().iterator().next());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFirstStartShowsTheSecretariatItsLinkWhichWorksOnce() throws Exception {
        Process program = program(
                "--port", "0", "--media-port", "0", "--keys", "devkey: secret", "--data", folder.resolve("data") + "");
        try (BufferedReader out = program.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains("/secretariat#")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            URI link = URI.create(line.strip());
            HttpRequest knock = HttpRequest.newBuilder(link.resolve("/api/secretariat/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"secret\":\"" + link.getFragment() + "\"}"))
                    .build();
            assertThat(client.send(knock, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
            assertThat(client.send(knock, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    private Config config(Map<Setting, String> flags) throws InvalidConfig {
        return new ConfigSources()
                .flags(Map.of(Setting.KEYS, "devkey: secret", Setting.UDP, "channel", Setting.DATA, folder.toString()))
                .flags(flags)
                .config();
    }

    private String health(URI url) throws Exception {
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private void join(URI url, Listener listener) {
        Map<String, Object> claims =
                Map.of("iss", "devkey", "sub", "a", "video", Map.of("roomJoin", true, "room", "talks"));
        Grants grants = ((Claims.Parsed) Claims.read(claims)).grants();
        String token = new AccessTokens(Map.of("devkey", "secret"), InstantSource.system())
                .sign(grants, Duration.ofMinutes(1));
        URI socket = URI.create("ws://127.0.0.1:" + url.getPort() + "/rtc?protocol=17&access_token=" + token);
        client.newWebSocketBuilder().buildAsync(socket, listener).join();
    }

    /** Keeps the frames; those of this test come in one piece each. */
    private static final class Listener implements WebSocket.Listener {
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();

        SignalResponse soon() throws Exception {
            byte[] next = frames.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no frame in time");
            }
            return SignalResponse.parseFrom(next);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] frame = new byte[data.remaining()];
            data.get(frame);
            frames.add(frame);
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}
