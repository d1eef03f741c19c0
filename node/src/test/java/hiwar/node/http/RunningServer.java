package hiwar.node.http;

import hiwar.media.srtp.JdkCiphers;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.node.loop.LoopParts;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.ShardMetrics;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;
import hiwar.node.socket.SocketWriter;
import hiwar.node.udp.UdpPort;
import hiwar.node.udp.UdpPorts;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.room.room.ShardConfig;
import hiwar.room.stage.TalkOutputs;
import hiwar.talks.id.TalkId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import livekit.LivekitRtc.ConnectionSettings;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;
import org.jspecify.annotations.Nullable;

/** The real HTTP server before two real shards, on free ports of the loopback. */
final class RunningServer implements AutoCloseable {
    static final AccessTokens TOKENS = new AccessTokens(Map.of("devkey", "secret"), InstantSource.system());

    final Shards shards = new Shards();
    final Sessions sessions = new Sessions();
    final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer http;

    RunningServer(boolean autoCreate, @Nullable Path web) throws IOException {
        this(autoCreate, web, SocketWriter.Heartbeat.USUAL, talk -> {}, List.of());
    }

    private RunningServer(
            boolean autoCreate,
            @Nullable Path web,
            SocketWriter.Heartbeat heartbeat,
            Consumer<TalkId> opener,
            List<Endpoint> endpoints)
            throws IOException {
        DtlsCertificate certificate = DtlsCertificate.generate();
        for (int shard = 0; shard < 2; shard++) {
            UdpPort udp =
                    UdpPorts.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), UdpPorts.Kind.CHANNEL);
            ShardConfig config = new ShardConfig(
                    shard, certificate.fingerprint(), List.of(udp.local()), "", "ND_test", autoCreate, 100);
            shards.add(config, new LoopParts(udp, new JdkCiphers(), certificate, sessions, TalkOutputs.NONE));
        }
        shards.start();
        Metrics metrics = new Metrics();
        new ShardMetrics(metrics, shards, sessions).register();
        http = new HttpServer(
                new HttpSettings("127.0.0.1", 0, null, web),
                new HttpParts(shards, sessions, TOKENS, metrics, autoCreate, opener, endpoints),
                heartbeat);
        http.start();
    }

    static RunningServer open() throws IOException {
        return new RunningServer(true, null);
    }

    static RunningServer openWith(SocketWriter.Heartbeat heartbeat) throws IOException {
        return new RunningServer(true, null, heartbeat, talk -> {}, List.of());
    }

    static RunningServer openWith(Consumer<TalkId> opener, Endpoint... endpoints) throws IOException {
        return new RunningServer(true, null, SocketWriter.Heartbeat.USUAL, opener, List.of(endpoints));
    }

    int port() {
        return http.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** A GET; {@code headers} are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A call of RoomService in JSON with every right. */
    HttpResponse<String> admin(String room, String method, String json) throws IOException, InterruptedException {
        return post("/twirp/livekit.RoomService/" + method, json, "Authorization", "Bearer " + adminToken(room));
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static String joinToken(String room, String identity) {
        return token(identity, Map.of("roomJoin", true, "room", room));
    }

    static String adminToken(String room) {
        return token("admin", Map.of("roomAdmin", true, "roomCreate", true, "roomList", true, "room", room));
    }

    static String token(String identity, Map<String, Object> video) {
        Map<String, Object> claims = Map.of("iss", "devkey", "sub", identity, "video", video);
        Grants grants = ((Claims.Parsed) Claims.read(claims)).grants();
        return TOKENS.sign(grants, Duration.ofHours(1));
    }

    /** The path and query of a v1 join without an offer. */
    static String joinPath(String room, String identity) {
        JoinRequest request = JoinRequest.newBuilder()
                .setConnectionSettings(ConnectionSettings.newBuilder().setAutoSubscribe(true))
                .build();
        WrappedJoinRequest wrapped = WrappedJoinRequest.newBuilder()
                .setJoinRequest(request.toByteString())
                .build();
        String encoded = Base64.getUrlEncoder().encodeToString(wrapped.toByteArray());
        return "/rtc/v1?access_token=" + joinToken(room, identity) + "&join_request="
                + URLEncoder.encode(encoded, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        shards.close();
        http.close();
        client.shutdownNow(); // an orderly end would wait for WebSockets that a test has left open
    }
}
