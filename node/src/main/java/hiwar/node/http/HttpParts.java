package hiwar.node.http;

import hiwar.node.loop.Sessions;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;
import hiwar.talks.id.TalkId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the HTTP server speaks for.
 *
 * @param autoCreate whether a join may make its room
 * @param opener opens a talk, if there is such a one, before somebody joins one of its rooms; waits until it is open
 * @param endpoints asked one after the other whether a path is theirs, before all else
 */
public record HttpParts(
        Shards shards,
        Sessions sessions,
        AccessTokens tokens,
        Metrics metrics,
        boolean autoCreate,
        Consumer<TalkId> opener,
        List<Endpoint> endpoints) {
    public HttpParts {
        endpoints = List.copyOf(endpoints);
    }
}
