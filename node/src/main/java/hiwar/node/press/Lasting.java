package hiwar.node.press;

import hiwar.node.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A file that never changes while the program runs, packed once. */
@SuppressWarnings("ArrayRecordComponent") // written out, never compared
record Lasting(String contentType, String tag, byte[] plain, byte[] packed) {
    private static final int VERSION_CHARS = 8;

    static Lasting of(String contentType, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new Lasting(contentType, tag(content), content, pack(content));
    }

    /** What tells one content from another in an address. */
    String version() {
        return tag.substring(1, 1 + VERSION_CHARS);
    }

    Answer answer(Request request) {
        Map<String, String> headers = Map.of(
                "ETag", tag,
                "Cache-Control", "public, max-age=86400",
                "Vary", "Accept-Encoding",
                "X-Content-Type-Options", "nosniff");
        HttpFields asked = request.getHeaders();
        if (tag.equals(asked.get(HttpHeader.IF_NONE_MATCH))) {
            return new Answer(304, "", new byte[0], headers);
        }
        return asked.contains(HttpHeader.ACCEPT_ENCODING, "gzip")
                ? new Answer(200, contentType, packed, headers).with("Content-Encoding", "gzip")
                : new Answer(200, contentType, plain, headers);
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("packing into memory failed", e);
        }
        return packed.toByteArray();
    }

    /** A strong entity tag (RFC 9110 section 8.8.3). */
    static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().encodeToString(hash).substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
