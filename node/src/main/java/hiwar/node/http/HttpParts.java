package hiwar.node.http;

import hiwar.node.loop.Sessions;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;

/**
 * What the HTTP server speaks for.
 *
 * @param autoCreate whether a join may make its room
 */
public record HttpParts(Shards shards, Sessions sessions, AccessTokens tokens, Metrics metrics, boolean autoCreate) {}
