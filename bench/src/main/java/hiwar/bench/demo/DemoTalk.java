package hiwar.bench.demo;

import hiwar.bench.peer.PeerLoop;
import hiwar.bench.peer.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** The reference talk on a running server: its room, both synthetic heads of delegation, and the links to join them. */
final class DemoTalk implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Server server;
    private final String metadata;
    private final PeerLoop loop;
    private final List<SyntheticHead> heads;

    /**
     * A way in.
     *
     * @param as what the link's holder is, for people to read
     */
    record Link(String as, String url) {}

    private DemoTalk(Server server, String metadata, PeerLoop loop, List<SyntheticHead> heads) {
        this.server = server;
        this.metadata = metadata;
        this.loop = loop;
        this.heads = heads;
    }

    /**
     * Makes the room, lets both heads join and begin.
     *
     * @throws IOException when the server refuses or cannot be reached
     */
    static DemoTalk start(Server server) throws IOException, InterruptedException {
        String metadata = ReferenceTalk.metadata(Instant.now());
        createRoom(server, metadata);
        PeerLoop loop = PeerLoop.start("delegations");
        try {
            CompletableFuture<SyntheticHead> first =
                    CompletableFuture.supplyAsync(() -> SyntheticHead.join(loop, server, ReferenceTalk.FIRST, 0));
            SyntheticHead second = SyntheticHead.join(loop, server, ReferenceTalk.SECOND, 1);
            List<SyntheticHead> heads = List.of(first.join(), second);
            long nowNanos = System.nanoTime();
            heads.forEach(head -> head.start(nowNanos));
            return new DemoTalk(server, metadata, loop, heads);
        } catch (RuntimeException e) {
            loop.close();
            throw new IOException("the synthetic delegations cannot join: " + e.getMessage(), e);
        }
    }

    private static void createRoom(Server server, String metadata) throws IOException, InterruptedException {
        String body = JsonMapper.shared().writeValueAsString(Map.of("name", ReferenceTalk.ROOM, "metadata", metadata));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.httpUrl() + "/twirp/livekit.RoomService/CreateRoom"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + server.adminToken(ReferenceTalk.ROOM))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the room was not made: " + response.statusCode() + " " + response.body());
            }
        }
    }

    /** One link for each delegation, equal in rank, and one for an observer. */
    List<Link> links() {
        return List.of(
                deputy(ReferenceTalk.FIRST),
                deputy(ReferenceTalk.SECOND),
                link("Observer, sees and hears both", ReferenceTalk.observer()));
    }

    private Link deputy(ReferenceTalk.Delegation delegation) {
        return link("Deputy head of delegation, " + delegation.name(), delegation.deputy());
    }

    private Link link(String as, Server.Visitor visitor) {
        return new Link(as, server.link(visitor, metadata));
    }

    /** Where it takes place. */
    Server server() {
        return server;
    }

    /** Both heads leave. */
    @Override
    public void close() {
        heads.forEach(SyntheticHead::close);
        loop.close();
    }
}
