package hiwar.wire.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who sends in a media section, from the view of the side that wrote it (RFC 8866 section 6.7). */
public enum Direction {
    /** Both sides. */
    SENDRECV,
    /** Only the side that wrote it. */
    SENDONLY,
    /** Only the other side. */
    RECVONLY,
    /** Nobody. */
    INACTIVE;

    /** True when the writing side sends. */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** True when the writing side receives. */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    /** The direction in which the writing side does this. */
    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }

    /** The direction with this attribute name, or null. */
    public static @Nullable Direction of(String name) {
        return switch (name) {
            case "sendrecv" -> SENDRECV;
            case "sendonly" -> SENDONLY;
            case "recvonly" -> RECVONLY;
            case "inactive" -> INACTIVE;
            default -> null;
        };
    }

    /** The name of the attribute. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
