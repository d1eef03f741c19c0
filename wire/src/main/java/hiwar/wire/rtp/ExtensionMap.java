package hiwar.wire.rtp;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which id each header extension got in a media section (RFC 8285 section 5); immutable, read for every packet. */
public final class ExtensionMap {
    /** No extension at all. */
    public static final ExtensionMap NONE = of(Map.of());

    private final byte[] ids = new byte[HeaderExtension.values().length];

    private ExtensionMap() {}

    /**
     * The map with these ids.
     *
     * @throws IllegalArgumentException when an id is not in 1..255
     */
    public static ExtensionMap of(Map<HeaderExtension, Integer> ids) {
        ExtensionMap map = new ExtensionMap();
        ids.forEach((extension, id) -> {
            if (id < 1 || id > 255) {
                throw new IllegalArgumentException("extension id " + id + " is not in 1..255");
            }
            map.ids[extension.ordinal()] = id.byteValue();
        });
        return map;
    }

    /** The id of {@code extension}, 1..255; 0 when it was not negotiated. */
    public int idOf(HeaderExtension extension) {
        return ids[extension.ordinal()] & 0xFF;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtensionMap that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "ExtensionMap" + Arrays.toString(ids);
    }
}
