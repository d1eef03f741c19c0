package hiwar.room.negotiate;

import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.sdp.Direction;
import hiwar.wire.sdp.Lines.ExtMap;
import hiwar.wire.sdp.MediaDescription;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which header extensions we want in a media section, under the ids that its offerer gave (RFC 8285 section 5). */
final class ExtensionChoice {
    /** Ids of two-byte headers begin here; we do not ask for those headers, and 15 is reserved. */
    private static final int MAX_ID = 14;

    private final boolean layered;

    /**
     * A choice.
     *
     * @param layered dependency descriptors are of use; with VP8 alone they would only cost bytes
     */
    ExtensionChoice(boolean layered) {
        this.layered = layered;
    }

    /** What a client that sends in the section is to send along. */
    Map<HeaderExtension, Integer> receiving(MediaDescription section, MediaKind kind) {
        Set<HeaderExtension> wanted = kind == MediaKind.AUDIO
                ? EnumSet.of(
                        HeaderExtension.MID,
                        HeaderExtension.RID,
                        HeaderExtension.AUDIO_LEVEL,
                        HeaderExtension.TRANSPORT_CC,
                        HeaderExtension.ABS_CAPTURE_TIME)
                : EnumSet.of(
                        HeaderExtension.MID,
                        HeaderExtension.RID,
                        HeaderExtension.REPAIRED_RID,
                        HeaderExtension.TRANSPORT_CC,
                        HeaderExtension.ABS_CAPTURE_TIME);
        return in(section, descriptor(wanted, kind), Direction.SENDONLY);
    }

    /** What we send along in the section. SSRCs are declared, so that no mid is needed. */
    Map<HeaderExtension, Integer> sending(MediaDescription section, MediaKind kind) {
        return in(section, sent(kind), Direction.RECVONLY);
    }

    /** What we send along when the ids are ours to give. */
    Map<HeaderExtension, Integer> offered(MediaKind kind) {
        Map<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
        for (HeaderExtension extension : sent(kind)) {
            ids.put(extension, extension.ordinal() + 1); // the same id in every section of a bundle
        }
        return ids;
    }

    static ExtensionMap map(Map<HeaderExtension, Integer> ids) {
        return ids.isEmpty() ? ExtensionMap.NONE : ExtensionMap.of(ids);
    }

    private Set<HeaderExtension> sent(MediaKind kind) {
        Set<HeaderExtension> wanted = EnumSet.of(HeaderExtension.ABS_CAPTURE_TIME);
        if (kind == MediaKind.VIDEO) {
            wanted.add(HeaderExtension.ABS_SEND_TIME); // the client's bandwidth estimate rests on it
        }
        return descriptor(wanted, kind);
    }

    private Set<HeaderExtension> descriptor(Set<HeaderExtension> wanted, MediaKind kind) {
        if (layered && kind == MediaKind.VIDEO) {
            wanted.add(HeaderExtension.DEPENDENCY_DESCRIPTOR);
        }
        return wanted;
    }

    private static Map<HeaderExtension, Integer> in(
            MediaDescription section, Set<HeaderExtension> wanted, Direction direction) {
        Map<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
        for (ExtMap line : section.extMaps()) {
            HeaderExtension extension = HeaderExtension.of(line.uri());
            Direction limit = line.direction();
            boolean allowed = limit == null || limit == Direction.SENDRECV || limit == direction;
            boolean free = line.id() <= MAX_ID && !ids.containsValue(line.id());
            if (extension != null && wanted.contains(extension) && allowed && free) {
                ids.putIfAbsent(extension, line.id());
            }
        }
        return ids;
    }
}
