package hiwar.media.track;

/**
 * Which encoding a subscriber gets: the highest live one up to its wish, else the lowest live one above; and only a
 * keyframe begins it. Owned by its DownTrack.
 */
final class LayerChoice {
    static final int NONE = -1;
    /** Temporal layers of VP8 are 0..3. */
    static final int MAX_TEMPORAL = 3;

    private int wishSpatial = UpTrack.MAX_ENCODINGS - 1;
    private int wishTemporal = MAX_TEMPORAL;
    private int current = NONE;
    private int target = NONE;

    void wish(int spatial, int temporal) {
        wishSpatial = Math.clamp(spatial, 0, UpTrack.MAX_ENCODINGS - 1);
        wishTemporal = Math.clamp(temporal, 0, MAX_TEMPORAL);
    }

    int wishTemporal() {
        return wishTemporal;
    }

    /** Looks which encodings are live; when none is, the target stays. */
    void retarget(int layers, int liveMask) {
        int highest = Math.min(wishSpatial, layers - 1);
        for (int spatial = highest; spatial >= 0; spatial--) {
            if ((liveMask & 1 << spatial) != 0) {
                target = spatial;
                return;
            }
        }
        for (int spatial = highest + 1; spatial < layers; spatial++) {
            if ((liveMask & 1 << spatial) != 0) {
                target = spatial;
                return;
            }
        }
        target = target == NONE ? highest : target;
    }

    /** The encoding that is forwarded, or {@link #NONE}. */
    int current() {
        return current;
    }

    /** The encoding that should be. */
    int target() {
        return target;
    }

    /** True when a keyframe of another encoding is awaited. */
    boolean waiting() {
        return current != target;
    }

    /**
     * True when a keyframe of {@code spatial} is worth switching to: it is nearer to the target. What is above the
     * target is not, except from nothing.
     */
    boolean improves(int spatial) {
        if (current == NONE) {
            return spatial <= target;
        }
        return spatial != current && Math.abs(spatial - target) < Math.abs(current - target);
    }

    void begin(int spatial) {
        current = spatial;
    }

    void end() {
        current = NONE;
    }
}
