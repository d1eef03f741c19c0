package hiwar.node.press;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The style of the public pages: the client's own tokens, so that no colour has two homes, the sheet for print, and the
 * fonts of the built client where there is one. Made once at start.
 */
final class StyleSheet {
    /** The client's dark theme is an attribute that its program sets; a page without a program asks the browser. */
    private static final Pattern DARK = Pattern.compile("\\[data-theme=\"dark\"\\]\\s*(\\{[^}]*\\})");

    private static final Pattern LINKED = Pattern.compile("<link [^>]*href=\"/(assets/[A-Za-z0-9._-]+\\.css)\"");
    private static final Pattern FONT_FACE = Pattern.compile("@font-face\\s*\\{[^}]*\\}");

    private StyleSheet() {}

    /**
     * The whole sheet.
     *
     * @param web the folder of the built client; null for the one inside the program
     */
    static String read(@Nullable Path web) {
        String tokens = resource("ui/tokens.css");
        Matcher dark = DARK.matcher(tokens);
        if (!dark.find()) {
            throw new IllegalStateException("the tokens have no dark theme");
        }
        return fonts(web) + tokens + "\n@media screen and (prefers-color-scheme: dark) {\n:root " + dark.group(1)
                + "\n}\n" + resource("ui/press.css");
    }

    /** The font faces of the client's style sheet; none when there is no client. */
    private static String fonts(@Nullable Path web) {
        String page = built(web, "index.html");
        return LINKED.matcher(page)
                .results()
                .map(link -> built(web, link.group(1)))
                .flatMap(sheet -> FONT_FACE.matcher(sheet).results())
                .map(MatchResult::group)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String built(@Nullable Path web, String name) {
        try {
            if (web != null) {
                Path file = web.resolve(name);
                return Files.isRegularFile(file) ? Files.readString(file) : "";
            }
            try (InputStream in = StyleSheet.class.getResourceAsStream("/web/" + name)) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            return ""; // the system's fonts will do
        }
    }

    /** A file of the program itself. */
    static String resource(String name) {
        try (InputStream in = StyleSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
