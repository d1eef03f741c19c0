package hiwar.wire.sdp;

import hiwar.wire.sdp.Lines.HashLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session description. Kept are the lines that WebRTC gives a meaning to: session id and version of {@code o=},
 * attributes, media sections; the others (s, t, c, b and so on) have no use there and are written with fixed values.
 *
 * @param sessionId the same for all descriptions of one connection
 * @param version grows with each description
 */
public record SessionDescription(
        long sessionId, long version, List<Attribute> attributes, List<MediaDescription> media) {
    /** Copies the lists. */
    public SessionDescription {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /** The value of the first session attribute with this name (empty for a property), or null. */
    public @Nullable String first(String name) {
        return MediaDescription.first(attributes, name);
    }

    /** The fingerprints that hold for all sections without their own. */
    public List<HashLine> fingerprints() {
        return MediaDescription.all(attributes, "fingerprint", HashLine::parse);
    }

    /** The mids of the first {@code a=group:BUNDLE} (RFC 9143 section 7); empty without one. */
    public List<String> bundle() {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals("group")) {
                List<String> words = List.of(attribute.value().strip().split(" +", -1));
                if (words.getFirst().equals("BUNDLE")) {
                    return words.subList(1, words.size());
                }
            }
        }
        return List.of();
    }

    /** The text, with CRLF as RFC 8866 section 5 wants it. */
    public String write() {
        StringBuilder out = new StringBuilder(4096);
        out.append("v=0\r\no=- ").append(sessionId).append(' ').append(version);
        out.append(" IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        for (Attribute attribute : attributes) {
            attribute.write(out);
        }
        for (MediaDescription section : media) {
            section.write(out);
        }
        return out.toString();
    }
}
