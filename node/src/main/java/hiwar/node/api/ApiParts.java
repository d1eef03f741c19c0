package hiwar.node.api;

import hiwar.node.http.AccessTokens;
import hiwar.node.loop.TalkDesk;
import hiwar.node.store.Store;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the API speaks for.
 *
 * @param apiKey that signs the tokens of seats
 * @param publicUrl where clients reach the server; null when each request says it by itself
 * @param calendar writes the invitations of seats
 */
public record ApiParts(
        Store store,
        TalkDesk desk,
        AccessTokens tokens,
        String apiKey,
        @Nullable URI publicUrl,
        SeatCalendar calendar) {}
