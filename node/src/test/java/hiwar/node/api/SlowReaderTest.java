package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.AccessTokens;
import hiwar.node.http.Endpoint;
import hiwar.node.http.HttpParts;
import hiwar.node.http.HttpServer;
import hiwar.node.http.HttpSettings;
import hiwar.node.loop.RunningDesk;
import hiwar.node.metrics.Metrics;
import hiwar.talks.id.TalkId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that connects and does not read. */
@Timeout(120)
class SlowReaderTest {
    private static final int MAX_FRAMES = 50;
    /** More than the kernel keeps on both sides of a connection within the machine. */
    private static final String LARGE = "x".repeat(1 << 20);

    @Test
    void itIsHungUpAndTheShardNeverWaits(@TempDir Path folder) throws Exception {
        CompletableFuture<TalkSocket> made = new CompletableFuture<>();
        try (RunningDesk running = new RunningDesk(folder)) {
            running.prepare("talk");
            Endpoint endpoint = exchange -> {
                TalkSocket socket =
                        new TalkSocket(running.desk, new TalkId("talk"), RunningDesk.SECRETARY, () -> true, MAX_FRAMES);
                made.complete(socket);
                return exchange.upgrade(socket);
            };
            AccessTokens tokens = new AccessTokens(Map.of("devkey", "secret"), InstantSource.system());
            HttpParts parts = new HttpParts(
                    running.shards, running.sessions, tokens, new Metrics(), true, talk -> {}, List.of(endpoint));
            HttpClient client = HttpClient.newHttpClient();
            try (HttpServer http = new HttpServer(new HttpSettings("127.0.0.1", 0, null, null), parts)) {
                http.start();
                URI address = URI.create("ws://127.0.0.1:" + http.port() + "/api/socket");
                client.newWebSocketBuilder().buildAsync(address, new Deaf()).join();
                TalkSocket port = made.get(10, TimeUnit.SECONDS);
                while (running.desk.connections() == 0) {
                    Thread.sleep(5);
                }
                for (int i = 0; i < MAX_FRAMES * 2; i++) {
                    port.tell(LARGE); // on the loop's thread in life; returns at once whatever the client does
                }
                while (running.desk.connections() > 0) {
                    Thread.sleep(20);
                }
                assertThat(running.prepare("other").text()).contains("Accepted");
            } finally {
                client.shutdownNow(); // to close it would be to wait for the connection to end
            }
        }
    }

    /** Never asks for a frame. */
    private static final class Deaf implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) {}
    }
}
