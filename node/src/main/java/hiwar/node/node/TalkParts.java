package hiwar.node.node;

import hiwar.node.api.Api;
import hiwar.node.api.ApiParts;
import hiwar.node.api.SecretariatLink;
import hiwar.node.http.AccessTokens;
import hiwar.node.http.Endpoint;
import hiwar.node.loop.Shards;
import hiwar.node.loop.TalkDesk;
import hiwar.node.press.DeskTalks;
import hiwar.node.press.PressEndpoint;
import hiwar.node.store.GroupCommit;
import hiwar.node.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node needs for talks: the store, the thread that writes it, and the desk between it and the shards. */
record TalkParts(Store store, GroupCommit commit, TalkDesk desk) implements AutoCloseable {
    /** Opens the store of this configuration for talks on these shards. */
    static TalkParts open(Config config, Shards shards) throws StartFailure {
        Store store = StoreOpener.open(config);
        GroupCommit commit = store.groupCommit();
        return new TalkParts(store, commit, new TalkDesk(store, commit, shards));
    }

    /** What answers over HTTP; the public pages have the fonts of the client in {@code web}. */
    List<Endpoint> endpoints(Config config, AccessTokens tokens, @Nullable Path web) {
        String apiKey = config.keys().keySet().stream().sorted().findFirst().orElse("");
        return List.of(
                new Api(new ApiParts(store, desk, tokens, apiKey, config.publicUrl(), PressEndpoint::invitation)),
                new PressEndpoint(new DeskTalks(desk), web, config.publicUrl(), InstantSource.system()));
    }

    /** A link for the secretariat when the store is new; null otherwise. */
    @Nullable
    String firstLink(URI url) {
        return store.made() ? link(url) : null;
    }

    /** A new link for the secretariat. */
    String link(URI url) {
        String text = url.toString();
        String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return SecretariatLink.offer(store.secrets(), base, System.currentTimeMillis());
    }

    /** After the shards. */
    @Override
    public void close() {
        desk.close();
        commit.close();
        store.close();
    }
}
