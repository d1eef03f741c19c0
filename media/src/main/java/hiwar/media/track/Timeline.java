package hiwar.media.track;

import hiwar.media.stream.RtpTime;
import hiwar.media.stream.SenderClock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the timestamps of one DownTrack continuous from run to run; owned by its Forwarder.
 *
 * <p>The encodings of a track begin their timestamps anywhere. Where sender reports tell which wall time they mean, a
 * switch keeps wall time; else the time that has passed since the last packet is all we know. A timestamp that would go
 * back, because the new encoding was a little later in being encoded, goes one tick on instead; the true shift is
 * remembered, so that such steps do not add up.
 */
final class Timeline {
    /** Sender reports that are further off from what has really passed are not believed. */
    private static final int MAX_SKEW_SECONDS = 1;

    private final boolean[] known = new boolean[UpTrack.MAX_ENCODINGS];
    /** By encoding: what to add to its timestamps if no step was needed. */
    private final int[] shifts = new int[UpTrack.MAX_ENCODINGS];

    private @Nullable Encoding reference;
    private boolean started;
    private int last;
    private long lastNanos;

    /** Timestamps will begin near {@code start}. */
    Timeline(int start) {
        last = start;
    }

    /** Begins a run with this packet; answers what to add to its timestamps. */
    int begin(UpPacket first) {
        int clockRateHz = first.codec().clockRateHz();
        int in = first.rtp().timestamp();
        long passed = started ? RtpTime.ticks(first.nowNanos() - lastNanos, clockRateHz) : 0;
        int expected = last + (int) passed;
        int candidate = aligned(first, expected);
        if (Math.abs((long) candidate - expected) > (long) MAX_SKEW_SECONDS * clockRateHz) {
            candidate = expected;
        }
        shifts[first.spatial()] = candidate - in;
        known[first.spatial()] = true;
        reference = first.encoding();
        int out = candidate - last > 0 || !started ? candidate : last + 1;
        started = true;
        last = out;
        lastNanos = first.nowNanos();
        return out - in;
    }

    private int aligned(UpPacket first, int expected) {
        Encoding before = reference;
        SenderClock clock = first.encoding().clock();
        SenderClock clockBefore = before == null ? null : before.clock();
        int in = first.rtp().timestamp();
        if (before != null && before != first.encoding() && known[before.spatial()]) {
            if (clock != null && clockBefore != null && clock.known() && clockBefore.known()) {
                return in + clock.offsetTo(clockBefore) + shifts[before.spatial()];
            }
        }
        return known[first.spatial()] ? in + shifts[first.spatial()] : expected;
    }

    /** A packet left with this timestamp. */
    void sent(int timestamp, long nowNanos) {
        if (timestamp - last > 0) {
            last = timestamp;
            lastNanos = nowNanos;
        }
    }

    /** A packet of our own leaves now, {@code ticks} after the last one; answers its timestamp. */
    int next(int ticks, long nowNanos) {
        last += ticks;
        lastNanos = nowNanos;
        return last;
    }

    /** The encoding has begun its timestamps anew. */
    void forget(int spatial) {
        known[spatial] = false;
    }
}
