package hiwar.wire.sdp;

import hiwar.wire.sdp.Lines.Candidate;
import hiwar.wire.sdp.Lines.ExtMap;
import hiwar.wire.sdp.Lines.Feedback;
import hiwar.wire.sdp.Lines.Fmtp;
import hiwar.wire.sdp.Lines.HashLine;
import hiwar.wire.sdp.Lines.Msid;
import hiwar.wire.sdp.Lines.RidLine;
import hiwar.wire.sdp.Lines.RtpMap;
import hiwar.wire.sdp.Lines.SsrcGroup;
import hiwar.wire.sdp.Lines.SsrcLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One media section: its {@code m=} line (RFC 8866 section 5.14) and its attributes in their order. The typed readings
 * pass over malformed lines.
 *
 * @param media {@code audio}, {@code video}, {@code application} or anything else
 * @param port 0..65535; 0 rejects the section, or waits for its bundle when {@code a=bundle-only} stands in it
 * @param formats payload types, or the format of an application
 */
public record MediaDescription(
        String media, int port, String protocol, List<String> formats, List<Attribute> attributes) {
    /** RFC 8841 section 6.1: what a peer takes that does not say. */
    private static final long DEFAULT_MAX_MESSAGE_BYTES = 65_536;

    /** Copies the lists. */
    public MediaDescription {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
    }

    /** The value of the first attribute with this name (empty for a property), or null when there is none. */
    public @Nullable String first(String name) {
        return first(attributes, name);
    }

    /** True when the property or attribute is there. */
    public boolean has(String name) {
        return first(name) != null;
    }

    /** {@code a=mid}: the section's name; null when it has none or one that no header extension could carry. */
    public @Nullable String mid() {
        String mid = first("mid");
        return mid != null && Lines.token(mid) ? mid : null;
    }

    /** The direction of the section; sendrecv when nothing is said in it. */
    public Direction direction() {
        for (Attribute attribute : attributes) {
            Direction direction = Direction.of(attribute.name());
            if (direction != null) {
                return direction;
            }
        }
        return Direction.SENDRECV;
    }

    /** True for a section that its writer rejects or has stopped (RFC 9429 section 5.2.2). */
    public boolean rejected() {
        return port == 0 && !has("bundle-only");
    }

    /** The payload types of the {@code m=} line in their order of preference. */
    public List<Integer> payloadTypes() {
        List<Integer> types = new ArrayList<>();
        for (String format : formats) {
            int type = Lines.number(format, 127);
            if (type >= 0) {
                types.add(type);
            }
        }
        return types;
    }

    /** All {@code a=rtpmap}. */
    public List<RtpMap> rtpMaps() {
        return all("rtpmap", RtpMap::parse);
    }

    /** All {@code a=fmtp}. */
    public List<Fmtp> fmtps() {
        return all("fmtp", Fmtp::parse);
    }

    /** All {@code a=rtcp-fb}. */
    public List<Feedback> feedbacks() {
        return all("rtcp-fb", Feedback::parse);
    }

    /** All {@code a=extmap}. */
    public List<ExtMap> extMaps() {
        return all("extmap", ExtMap::parse);
    }

    /** All {@code a=rid}. */
    public List<RidLine> rids() {
        return all("rid", RidLine::parse);
    }

    /** All {@code a=ssrc}. */
    public List<SsrcLine> ssrcs() {
        return all("ssrc", SsrcLine::parse);
    }

    /** All {@code a=ssrc-group}. */
    public List<SsrcGroup> ssrcGroups() {
        return all("ssrc-group", SsrcGroup::parse);
    }

    /** All {@code a=candidate}. */
    public List<Candidate> candidates() {
        return all("candidate", Candidate::parse);
    }

    /** All {@code a=fingerprint} of this section. */
    public List<HashLine> fingerprints() {
        return all("fingerprint", HashLine::parse);
    }

    /** The first {@code a=msid}, or else that of an {@code a=ssrc} line as older senders write it; null for none. */
    public @Nullable Msid msid() {
        List<Msid> own = all("msid", Msid::parse);
        if (!own.isEmpty()) {
            return own.getFirst();
        }
        for (SsrcLine line : ssrcs()) {
            if (line.attribute().equals("msid")) {
                return Msid.parse(line.value());
            }
        }
        return null;
    }

    /**
     * The ids of {@code a=simulcast} that its writer sends, or receives (RFC 8853 section 5.1), in their order: of
     * alternatives the first, and without the mark of those that start paused. Empty without simulcast.
     */
    public List<String> simulcast(boolean send) {
        String value = first("simulcast");
        if (value == null) {
            return List.of();
        }
        String[] words = value.strip().split(" +", -1);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (!words[i].equals(send ? "send" : "recv")) {
                continue;
            }
            for (String stream : words[i + 1].split(";", -1)) {
                String id = stream.split(",", 2)[0];
                id = id.startsWith("~") ? id.substring(1) : id;
                if (Lines.token(id) && !ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /** {@code a=sctp-port} (RFC 8841 section 5.1); −1 when it is missing or not a port. */
    public int sctpPort() {
        String value = first("sctp-port");
        return value == null ? -1 : Lines.number(value.strip(), 65_535);
    }

    /** {@code a=max-message-size} (RFC 8841 section 6.1) in bytes, with its default; 0 means no limit. */
    public long maxMessageBytes() {
        String value = first("max-message-size");
        long bytes = value == null ? -1 : Lines.unsigned(value.strip());
        return bytes < 0 ? DEFAULT_MAX_MESSAGE_BYTES : bytes;
    }

    static @Nullable String first(List<Attribute> attributes, String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }

    static <T> List<T> all(List<Attribute> attributes, String name, Function<String, @Nullable T> parse) {
        List<T> found = new ArrayList<>();
        for (Attribute attribute : attributes) {
            T value = attribute.name().equals(name) ? parse.apply(attribute.value()) : null;
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    private <T> List<T> all(String name, Function<String, @Nullable T> parse) {
        return all(attributes, name, parse);
    }

    void write(StringBuilder out) {
        out.append("m=").append(media).append(' ').append(port).append(' ').append(protocol);
        for (String format : formats) {
            out.append(' ').append(format);
        }
        // Nobody looks at the address: candidates tell it (RFC 9429 section 5.2.1).
        out.append("\r\nc=IN IP4 0.0.0.0\r\n");
        for (Attribute attribute : attributes) {
            attribute.write(out);
        }
    }
}
