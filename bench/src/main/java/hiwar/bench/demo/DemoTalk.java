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
    private final PeerLoop loop;
    private final List<SyntheticHead> heads;

    /**
     * A way in.
     *
     * @param as what the link's holder is, for people to read
     */
    record Link(String as, String url) {}

    private DemoTalk(Server server, PeerLoop loop, List<SyntheticHead> heads) {
        this.server = server;
        this.loop = loop;
        this.heads = heads;
    }

    /**
     * Makes the room, lets both heads join and begin.
     *
     * @throws IOException when the server refuses or cannot be reached
     */
    static DemoTalk start(Server server) throws IOException, InterruptedException {
        createRoom(server);
        PeerLoop loop = PeerLoop.start("delegations");
        try {
            CompletableFuture<SyntheticHead> first =
                    CompletableFuture.supplyAsync(() -> SyntheticHead.join(loop, server, ReferenceTalk.FIRST, 0));
            SyntheticHead second = SyntheticHead.join(loop, server, ReferenceTalk.SECOND, 1);
            List<SyntheticHead> heads = List.of(first.join(), second);
            long nowNanos = System.nanoTime();
            heads.forEach(head -> head.start(nowNanos));
            return new DemoTalk(server, loop, heads);
        } catch (RuntimeException e) {
            loop.close();
            throw new IOException("the synthetic delegations cannot join: " + e.getMessage(), e);
        }
    }

    private static void createRoom(Server server) throws IOException, InterruptedException {
        String body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("name", ReferenceTalk.ROOM, "metadata", ReferenceTalk.metadata(Instant.now())));
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
                link(ReferenceTalk.FIRST.deputy(), ReferenceTalk.FIRST.name()),
                link(ReferenceTalk.SECOND.deputy(), ReferenceTalk.SECOND.name()),
                link(ReferenceTalk.observer(), "sees and hears both"));
    }

    private Link link(Server.Visitor visitor, String of) {
        return new Link(visitor.name() + ", " + of, server.link(visitor));
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
