package hiwar.node.press;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is reached: what its addresses begin with. There is no setting for it; a reader's own way here is
 * the one that works for the reader.
 *
 * @param origin scheme, host and port without a slash at the end
 */
public record Site(String origin) {
    /** Host names, addresses and ports; anything else does not get into a page. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.\\-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private static final Site UNKNOWN = new Site("https://localhost");

    /**
     * The site as a request names it.
     *
     * @param host of the request with its port; may be anything
     */
    public static Site of(boolean encrypted, @Nullable String host) {
        return host != null && HOST.matcher(host).matches()
                ? new Site((encrypted ? "https://" : "http://") + host)
                : UNKNOWN;
    }

    String list() {
        return origin + "/talks";
    }

    String talk(TalkId talk) {
        return list() + "/" + talk.value();
    }

    String talk(TalkId talk, String language) {
        return talk(talk) + "?lang=" + language;
    }

    String calendar(TalkId talk, PageLanguage language) {
        return talk(talk) + "/calendar.ics?lang=" + language.tag();
    }

    /** A seat's page without the secret that opens it. */
    String seat(TalkId talk, SeatId seat) {
        return talk(talk) + "/seats/" + seat.value();
    }
}
