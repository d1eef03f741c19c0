package hiwar.node.press;

import hiwar.node.http.Answer;
import hiwar.node.http.Endpoint;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.view.PublicTalk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What anybody may ask of talks: pages, calendars, data. Nothing of it needs a script, a cookie or another server. */
public final class PressEndpoint implements Endpoint {
    /** Talks of the list: more would be an archive, which needs pages of its own. */
    public static final int LISTED = 100;

    private static final String LIST = "/talks";
    private static final String STYLE = "/talks/style.css";
    private static final String MARK = "/talks/mark.svg";
    private static final Pattern TALK = Pattern.compile("/talks/([A-Za-z0-9_-]{1,64})(/calendar\\.ics)?");
    private static final Pattern DATA = Pattern.compile("/api/public/talks/([A-Za-z0-9_-]{1,64})");
    private static final Codec<PublicTalk> JSON = Codec.of(PublicTalk.class);

    private static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final PublicTalks talks;
    private final Answer style;
    private final Answer mark;
    private final PressPages pages;

    /**
     * The public pages of some talks.
     *
     * @param web the folder of the built client, for its fonts; null for the one inside the program
     */
    public PressEndpoint(PublicTalks talks, @Nullable Path web) {
        this.talks = talks;
        byte[] sheet = utf8(StyleSheet.read(web));
        this.style = lasting("text/css; charset=utf-8", sheet);
        this.mark = lasting("image/svg+xml", utf8(StyleSheet.resource("ui/mark.svg")));
        this.pages = new PressPages(STYLE + "?" + tag(sheet).substring(1, 9));
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
        } else if (one) {
            exchange.answer(talk(Reader.of(request), new TalkId(talk.group(1)), talk.group(2) != null));
        } else if (json) {
            exchange.answer(data(Reader.of(request), new TalkId(data.group(1))));
        } else if (path.equals(LIST)) {
            Reader reader = Reader.of(request);
            exchange.answer(page(reader, 200, pages.list(talks.latest(LISTED), reader.language, reader.site)));
        } else {
            exchange.answer(path.equals(STYLE) ? style : mark);
        }
        return true;
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

    private Answer data(Reader reader, TalkId id) {
        PublicTalk talk = talks.find(id);
        return talk == null
                ? Answer.json(
                        404,
                        "{\"reason\":\"request.unknown-talk\",\"remedy\":\"next.correct\",\"arguments\":{},"
                                + "\"text\":\"Under this address nothing has been announced.\"}")
                : answer(reader, 200, "application/json", JSON.write(talk));
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
        String tag = tag(body);
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

    /** What has its content in its address, or never changes while the program runs. */
    private static Answer lasting(String type, byte[] content) {
        return new Answer(
                200,
                type,
                content,
                Map.of(
                        "ETag",
                        tag(content),
                        "Cache-Control",
                        "public, max-age=86400",
                        "X-Content-Type-Options",
                        "nosniff"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A strong entity tag (RFC 9110 section 8.8.3). */
    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().encodeToString(hash).substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Who asks: in which language, over which way, and what is known already.
     *
     * @param known the tag of what the reader has; null when nothing
     */
    private record Reader(
            PageLanguage language, Site site, @Nullable String known) {
        static Reader of(Request request) {
            var headers = request.getHeaders();
            String asked = Request.extractQueryParameters(request).getValue("lang");
            return new Reader(
                    PageLanguage.choose(asked, headers.get(HttpHeader.ACCEPT_LANGUAGE)),
                    Site.of(request.isSecure(), headers.get(HttpHeader.HOST)),
                    headers.get(HttpHeader.IF_NONE_MATCH));
        }
    }
}
