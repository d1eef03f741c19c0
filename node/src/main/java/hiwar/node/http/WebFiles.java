package hiwar.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The browser client: from a folder, or from the resources below {@code /web}. Files are read once and kept; one in a
 * folder is read again when it changes. Thread-safe.
 */
final class WebFiles {
    private static final String INDEX = "index.html";
    /** The name of a file below here contains a hash of its content, so it never changes. */
    private static final String HASHED = "assets/";
    /** Host names, addresses and ports; anything else does not get into a header. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.\\-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    /** The one inline style of the client's component library: the touch-action of what can be pressed. */
    private static final String PRESSABLE_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

    private final @Nullable Path folder;
    private final Map<String, WebFile> files = new ConcurrentHashMap<>();

    /** Serves {@code folder}, or the resources when it is null. */
    WebFiles(@Nullable Path folder) {
        this.folder = folder == null ? null : folder.toAbsolutePath().normalize();
    }

    /** True when there is a client to be served. */
    boolean present() {
        return find(INDEX) != null;
    }

    /** The page of the application; every route of the client is this page. */
    Answer page(Request request) {
        WebFile index = find(INDEX);
        return index == null
                ? Answer.text(200, "Hiwar is running. This installation has no browser client.")
                : served(request, INDEX, index);
    }

    /** A file by its path, or null when there is none. */
    @Nullable
    Answer file(Request request, String path) {
        String name = path.substring(1);
        WebFile file = safe(name) ? find(name) : null;
        return file == null ? null : served(request, name, file);
    }

    private static Answer served(Request request, String name, WebFile file) {
        return file.content()
                .answer(
                        request,
                        Map.of(
                                "Cache-Control",
                                name.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
                                "Content-Security-Policy",
                                policy(request),
                                "Cross-Origin-Opener-Policy",
                                "same-origin",
                                "Permissions-Policy",
                                "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
                                "Referrer-Policy",
                                "no-referrer"));
    }

    /** Nothing may be loaded from, or sent to, anywhere but this server. */
    private static String policy(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        // Older browsers do not count WebSockets of the same origin as 'self'.
        String sockets = host != null && HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src 'self'; style-src 'self' " + PRESSABLE_STYLE + "; font-src 'self';"
                + " img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'; manifest-src 'self';"
                + " connect-src 'self'" + sockets + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static boolean safe(String name) {
        if (name.isEmpty() || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
            return false;
        }
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private @Nullable WebFile find(String name) {
        try {
            return folder == null ? inResources(name) : inFolder(folder, name);
        } catch (IOException | InvalidPathException unreadable) {
            return null;
        }
    }

    private @Nullable WebFile inFolder(Path root, String name) throws IOException {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return null;
        }
        FileTime modified = Files.getLastModifiedTime(file);
        WebFile kept = files.get(name);
        if (kept != null && kept.modified().equals(modified)) {
            return kept;
        }
        WebFile read = WebFile.of(name, modified, Files.readAllBytes(file));
        files.put(name, read);
        return read;
    }

    private @Nullable WebFile inResources(String name) throws IOException {
        WebFile kept = files.get(name);
        if (kept != null) {
            return kept;
        }
        try (InputStream in = WebFiles.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                return null;
            }
            WebFile read = WebFile.of(name, FileTime.fromMillis(0), in.readAllBytes());
            files.put(name, read);
            return read;
        }
    }
}
