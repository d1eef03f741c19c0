package hiwar.node.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Something that is served as it is, in memory, packed as well when that makes it smaller. Immutable.
 *
 * @param tag a strong entity tag (RFC 9110 section 8.8.3)
 * @param packed gzip (RFC 1952), or null when that does not pay
 */
@SuppressWarnings("ArrayRecordComponent") // written out, never compared
public record Content(String contentType, String tag, byte[] plain, byte @Nullable [] packed) {
    private static final int VERSION_CHARS = 8;

    /** Packs it once. */
    public static Content of(String contentType, byte[] plain) {
        byte[] packed = pack(plain);
        // What is packed already, such as fonts and pictures, gains nothing.
        boolean pays = packed.length < plain.length - plain.length / 10;
        return new Content(contentType, tag(plain), plain, pays ? packed : null);
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

    /** The strong entity tag of a content. */
    public static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().encodeToString(hash).substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What tells one content from another in an address. */
    public String version() {
        return tag.substring(1, 1 + VERSION_CHARS);
    }

    /** The answer to who asks for it, with more headers: without a body for who has it already. */
    public Answer answer(Request request, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("ETag", tag);
        headers.put("Vary", "Accept-Encoding");
        headers.put("X-Content-Type-Options", "nosniff");
        HttpFields asked = request.getHeaders();
        if (tag.equals(asked.get(HttpHeader.IF_NONE_MATCH))) {
            return new Answer(304, "", new byte[0], headers);
        }
        return packed != null && asked.contains(HttpHeader.ACCEPT_ENCODING, "gzip")
                ? new Answer(200, contentType, packed, headers).with("Content-Encoding", "gzip")
                : new Answer(200, contentType, plain, headers);
    }
}
