package hiwar.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads from a server's {@code /metrics} what its packet threads have allocated; only our own server says. */
final class Allocation {
    private static final String METRIC = "hiwar_shard_allocated_bytes";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient client;
    private final HttpRequest request;

    Allocation(HttpClient client, String serverUrl) {
        this.client = client;
        URI metrics = URI.create(serverUrl.replaceFirst("^ws", "http") + "/metrics");
        this.request = HttpRequest.newBuilder(metrics).timeout(TIMEOUT).build();
    }

    /** Bytes of all shards since the server began; −1 when it does not say. */
    long bytes() throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? sum(response.body()) : -1;
        } catch (IOException unreachable) {
            return -1;
        }
    }

    /** The sum over all shards in the text format of Prometheus; −1 when there is none. */
    static long sum(String text) {
        long sum = -1;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(METRIC)) {
                String value = line.substring(line.lastIndexOf(' ') + 1);
                sum = Math.max(0, sum) + (long) Double.parseDouble(value);
            }
        }
        return sum;
    }
}
