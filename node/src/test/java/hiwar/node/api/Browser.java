package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a node over HTTP and keeps its cookies, each for its path. */
final class Browser {
    static final JsonMapper JSON = JsonMapper.shared();

    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    /** Name and path to value. */
    private final Map<Cookie, String> cookies = new LinkedHashMap<>();

    record Cookie(String name, String path) {}

    /** An answer, as the tests look at it. */
    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(text());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Reply is(int status) {
            assertThat(status()).as("%s: %s", response.request(), text()).isEqualTo(status);
            return this;
        }

        Reply is(int status, String reason) {
            is(status);
            assertThat(json().get("reason").asString()).isEqualTo(reason);
            return this;
        }
    }

    Browser(URI url) {
        this.url = url;
    }

    /** The same browser, when the server has another address. */
    Browser(URI url, Browser before) {
        this.url = url;
        cookies.putAll(before.cookies);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        String sent = cookies.entrySet().stream()
                .filter(cookie -> (path + "/").startsWith(cookie.getKey().path() + "/"))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        Reply reply = new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
        for (String header : reply.response().headers().allValues("Set-Cookie")) {
            keep(header);
        }
        return reply;
    }

    private void keep(String header) {
        String value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
        String path = header.replaceAll(".*; Path=([^;]*).*", "$1");
        Cookie cookie = new Cookie(header.substring(0, header.indexOf('=')), path);
        if (header.contains("Max-Age=0")) {
            cookies.remove(cookie);
        } else {
            cookies.put(cookie, value);
        }
    }

    Map<Cookie, String> cookies() {
        return cookies;
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Reply post(String path, Object body) throws IOException, InterruptedException {
        return postText(path, body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    Reply postText(String path, String json) throws IOException, InterruptedException {
        BodyPublisher body = BodyPublishers.ofString(json);
        return send(request(path).header("Content-Type", "application/json").POST(body));
    }

    Reply put(String path, String mediaType, byte[] bytes) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    /** Opens a WebSocket with the cookies of its path; headers are names and values in turn. */
    WebSocket socket(String path, WebSocket.Listener listener, String... headers) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        request(path).build().headers().map().forEach((name, values) -> builder.header(name, values.getFirst()));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI address = URI.create(url.resolve(path).toString().replaceFirst("^http", "ws"));
        return builder.buildAsync(address, listener).join();
    }
}
