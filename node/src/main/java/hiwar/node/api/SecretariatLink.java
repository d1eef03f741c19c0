package hiwar.node.api;

import hiwar.node.store.Secrets;
import java.time.Duration;

/** The link by which the secretariat of a node gets its session. It works once. Stateless. */
public final class SecretariatLink {
    /** Long enough to go and get the person, short enough for a piece of paper that is forgotten on a desk. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private SecretariatLink() {}

    /**
     * Offers a new link, in place of one that was offered before.
     *
     * @param serverUrl where the server is reached, without a slash at its end
     */
    public static String offer(Secrets secrets, String serverUrl, long nowMillis) {
        String secret = Secret.fresh();
        secrets.offerLink(Secret.hash(secret), nowMillis + LIFETIME.toMillis());
        return serverUrl + "/secretariat#" + secret;
    }
}
