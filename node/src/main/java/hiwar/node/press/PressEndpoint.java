package hiwar.node.press;

import hiwar.node.api.Visit;
import hiwar.node.http.Answer;
import hiwar.node.http.Content;
import hiwar.node.http.Endpoint;
import hiwar.node.loop.Printable;
import hiwar.node.loop.TalkUnavailable;
import hiwar.node.store.DatabaseDown;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.talk.Reason;
import hiwar.talks.terms.Seat;
import hiwar.talks.view.PublicTalk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What anybody may ask of talks: pages, calendars, data. Nothing of it needs a script, a cookie or another server. */
public final class PressEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(PressEndpoint.class);

    /** Talks of the list: more would be an archive, which needs pages of its own. */
    public static final int LISTED = 100;

    private static final String LIST = "/talks";
    private static final String STYLE = "/talks/style.css";
    private static final String MARK = "/talks/mark.svg";
    private static final Pattern TALK = Pattern.compile("/talks/([A-Za-z0-9_-]{1,64})(/calendar\\.ics)?");
    private static final Pattern DATA = Pattern.compile("/api/public/talks/([A-Za-z0-9_-]{1,64})");
    private static final Codec<PublicTalk> JSON = Codec.of(PublicTalk.class);

    /** In the form of all refusals: see {@code docs/openapi.yaml}. */
    private static final String NO_TALK = "{\"reason\":\"" + Reason.NO_TALK.key() + "\",\"remedy\":\""
            + Reason.NO_TALK.remedy().key()
            + "\",\"arguments\":{},\"text\":\"Under this address nothing has been announced.\"}";

    private static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String RETRY_SECONDS = "30";
    /** What never changes while the program runs. */
    private static final Map<String, String> KEPT = Map.of("Cache-Control", "public, max-age=86400");

    private final PublicTalks talks;
    private final @Nullable URI publicUrl;
    private final InstantSource clock;
    private final Content style;
    private final Content mark;
    private final PressPages pages;

    /**
     * The public pages of some talks.
     *
     * @param web the folder of the built client, for its fonts; null for the one inside the program
     * @param publicUrl where readers reach the server; null when each request says it by itself
     */
    public PressEndpoint(PublicTalks talks, @Nullable Path web, @Nullable URI publicUrl, InstantSource clock) {
        this.talks = talks;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.style = Content.of("text/css; charset=utf-8", utf8(StyleSheet.read(web)));
        this.mark = Content.of("image/svg+xml", utf8(StyleSheet.resource("ui/mark.svg")));
        this.pages = new PressPages(STYLE + "?" + style.version());
    }

    /** The methods and paths of what it answers, but for the style of the pages. */
    public static List<String> answered() {
        return List.of(
                "GET /talks", "GET /talks/{talk}", "GET /talks/{talk}/calendar.ics", "GET /api/public/talks/{talk}");
    }

    @Override
    public boolean handle(Exchange exchange) {
        String path = exchange.path();
        Matcher talk = TALK.matcher(path);
        Matcher data = DATA.matcher(path);
        boolean one = talk.matches();
        boolean json = data.matches();
        if (!one && !json && !path.equals(LIST) && !path.equals(STYLE) && !path.equals(MARK)) {
            return false;
        }
        Request request = exchange.request();
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            exchange.answer(Answer.text(405, "only GET").with("Allow", "GET, HEAD"));
            return true;
        }
        if (path.equals(STYLE) || path.equals(MARK)) {
            exchange.answer((path.equals(STYLE) ? style : mark).answer(request, KEPT));
            return true;
        }
        Reader reader = reader(request);
        try {
            if (one) {
                exchange.answer(talk(reader, new TalkId(talk.group(1)), talk.group(2) != null));
            } else {
                exchange.answer(json ? data(reader, new TalkId(data.group(1))) : list(reader));
            }
        } catch (TalkUnavailable | DatabaseDown down) {
            LOG.warn("{}: {}", Printable.plain(path), Printable.plain(String.valueOf(down.getMessage())));
            exchange.answer(
                    page(reader, 503, pages.busy(reader.language, reader.site)).with("Retry-After", RETRY_SECONDS));
        }
        return true;
    }

    private Answer list(Reader reader) {
        return page(reader, 200, pages.list(talks.latest(LISTED), clock.millis(), reader.language, reader.site));
    }

    private Answer talk(Reader reader, TalkId id, boolean calendar) {
        PublicTalk talk = talks.find(id);
        if (talk == null) {
            return page(reader, 404, pages.missing(reader.language, reader.site));
        }
        if (!calendar) {
            return page(reader, 200, pages.talk(talk, reader.language, reader.site));
        }
        CalendarFile file = CalendarFile.published(talk, reader.language, reader.site);
        return answer(reader, 200, file.contentType(), file.text())
                .with("Content-Disposition", "inline; filename=\"" + id.value() + ".ics\"");
    }

    /** The invitation of a seat: in the language asked for, else in that of the seat, else in the reader's. */
    public static Answer invitation(PublicTalk talk, Seat seat, Request request, String serverUrl) {
        PageLanguage asked = PageLanguage.of(parameter(request, "lang"));
        PageLanguage own = seat.languages().isEmpty()
                ? null
                : PageLanguage.of(seat.languages().getFirst());
        PageLanguage accepted = PageLanguage.choose(null, request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        PageLanguage language = asked != null ? asked : own != null ? own : accepted;
        CalendarFile file = CalendarFile.invitation(talk, seat, language, new Site(serverUrl));
        return new Answer(200, file.contentType(), utf8(file.text()), Map.of())
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + talk.talk().value() + ".ics\"");
    }

    private static @Nullable String parameter(Request request, String name) {
        return Request.extractQueryParameters(request).getValue(name);
    }

    private Answer data(Reader reader, TalkId id) {
        PublicTalk talk = talks.find(id);
        return talk == null ? Answer.json(404, NO_TALK) : answer(reader, 200, "application/json", JSON.write(talk));
    }

    private static Answer page(Reader reader, int status, String html) {
        return answer(reader, status, "text/html; charset=utf-8", html)
                .with("Content-Language", reader.language.tag())
                .with("Content-Security-Policy", POLICY)
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), microphone=(), display-capture=(), geolocation=()")
                .with("Referrer-Policy", "no-referrer");
    }

    /**
     * An answer that may be kept but is asked for again each time: a cancellation is seen at once. The tag is that of
     * the content, which changes with each revision and with whatever else is shown.
     */
    private static Answer answer(Reader reader, int status, String type, String content) {
        byte[] body = utf8(content);
        String tag = Content.tag(body);
        Map<String, String> headers = Map.of(
                "ETag",
                tag,
                "Cache-Control",
                "no-cache",
                "Vary",
                "Accept-Language",
                "X-Content-Type-Options",
                "nosniff");
        return status == 200 && tag.equals(reader.known)
                ? new Answer(304, "", new byte[0], headers)
                : new Answer(status, type, body, headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Who asks: in which language, over which way, and what is known already.
     *
     * @param known the tag of what the reader has; null when nothing
     */
    private record Reader(
            PageLanguage language, Site site, @Nullable String known) {}

    private Reader reader(Request request) {
        var headers = request.getHeaders();
        return new Reader(
                PageLanguage.choose(parameter(request, "lang"), headers.get(HttpHeader.ACCEPT_LANGUAGE)),
                new Site(new Visit(request, publicUrl).serverUrl()),
                headers.get(HttpHeader.IF_NONE_MATCH));
    }
}
