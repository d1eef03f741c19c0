package hiwar.bench.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One visitor's requests to the server, with the cookie of its session. Not for several threads. */
final class Requests {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI server;
    private String cookie = "";

    /** A visitor of {@code server} without a session. */
    Requests(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    /** The session's cookie, as a header; empty without a session. */
    String cookie() {
        return cookie;
    }

    /**
     * Sends JSON and reads the JSON of the answer; a cookie in it is kept.
     *
     * @throws IOException when the server refuses, with its words
     */
    JsonNode post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = send(path, json);
        if (response.statusCode() >= 300) {
            throw new IOException("POST %s: %d %s".formatted(path, response.statusCode(), response.body()));
        }
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';')));
        String body = response.body();
        return JsonMapper.shared().readTree(body.isEmpty() ? "null" : body);
    }

    /** The status of the answer to a JSON request. */
    int status(String path, String json) throws IOException, InterruptedException {
        return send(path, json).statusCode();
    }

    private HttpResponse<String> send(String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
