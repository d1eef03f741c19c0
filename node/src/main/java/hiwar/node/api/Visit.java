package hiwar.node.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * From where a request comes and by which address it has reached the server, also through a proxy on the same machine:
 * only such a one is believed what it says of its own clients.
 */
public record Visit(Request request, @Nullable URI publicUrl) {
    /** Host names, addresses and ports; anything else is no host. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.\\-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    /** Whoever has IPv6 has at least 2^64 addresses. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV6_BYTES = 16;

    /** True when what is sent back travels encrypted, so that cookies may be kept to that. */
    boolean encrypted() {
        return (publicUrl != null && "https".equals(publicUrl.getScheme())) || "https".equals(scheme());
    }

    private String scheme() {
        boolean encrypted = request.isSecure()
                || (throughLocalProxy() && "https".equalsIgnoreCase(last(HttpHeader.X_FORWARDED_PROTO)));
        return encrypted ? "https" : "http";
    }

    /** The address of the server as the client knows it, without a slash at its end. */
    public String serverUrl() {
        if (publicUrl != null) {
            String url = publicUrl.toString();
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
        String host = request.getHeaders().get(HttpHeader.HOST);
        return scheme() + "://" + (host != null && HOST.matcher(host).matches() ? host : "localhost");
    }

    /** False when a page of another server sent it. Browsers say so themselves; programs say nothing. */
    boolean fromOwnPage() {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null) {
            return true;
        }
        String from = authority(origin);
        String host = request.getHeaders().get(HttpHeader.HOST);
        boolean same = host != null && from.equals(host.toLowerCase(Locale.ROOT));
        return !from.isEmpty() && (same || (publicUrl != null && from.equals(authority(publicUrl.toString()))));
    }

    private static String authority(String url) {
        try {
            String authority = new URI(url).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException noAddress) {
            return "";
        }
    }

    /** Who counts as one when attempts are counted: an address of IPv4, a network of IPv6. */
    String source() {
        if (throughLocalProxy()) {
            return last(HttpHeader.X_FORWARDED_FOR);
        }
        InetAddress remote = remote();
        return remote == null ? "unknown" : network(remote);
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    private boolean throughLocalProxy() {
        InetAddress remote = remote();
        return remote != null
                && remote.isLoopbackAddress()
                && request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR);
    }

    private @Nullable InetAddress remote() {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : null;
    }

    /** What the nearest proxy has added: everything before it anybody may have written. */
    private String last(HttpHeader header) {
        HttpFields headers = request.getHeaders();
        String all = String.join(",", headers.getValuesList(header));
        return all.substring(all.lastIndexOf(',') + 1).strip();
    }
}
