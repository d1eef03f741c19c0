package hiwar.sim.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Which sequence numbers of one stream have arrived, which are missing and when to ask for them again. A number that is
 * not repaired within a second is lost for good.
 */
public final class Arrivals {
    /** How far back a packet may arrive and still be told from one of the next round of numbers. */
    public static final int WINDOW = 1024;

    /** What {@link #arrive} answers for a packet that has been seen or was given up. */
    public static final long DUPLICATE = -1;

    private static final long GIVE_UP_NANOS = 1_000_000_000L;
    /** Reordered packets get this long to arrive by themselves. */
    private static final long REORDERING_NANOS = 10_000_000L;

    private static final int MAX_TRIES = 10;
    /** A larger gap is a jump of the sender and not a loss that could be repaired. */
    private static final int MAX_GAP = WINDOW / 2;

    /** The first packets may be overtaken, too. */
    private static final int MAX_EARLY = 16;

    /** A packet that should have come. */
    private static final class Missing {
        final long number;
        final long noticedNanos;
        long nextNackNanos;
        int tries;

        Missing(long number, long nowNanos) {
            this.number = number;
            this.noticedNanos = nowNanos;
            this.nextNackNanos = nowNanos + REORDERING_NANOS;
        }
    }

    private final List<Missing> missing = new ArrayList<>();
    private boolean started;
    private long first;
    private long highest;
    private long arrived;
    private long duplicates;
    private long repaired;
    private long lost;
    private long jumps;

    /**
     * Notes a packet.
     *
     * @return its number without wrap-around, at least 65536; or {@link #DUPLICATE}
     */
    public long arrive(int sequenceNumber, long nowNanos) {
        if (!started) {
            started = true;
            first = highest = 0x10000L + sequenceNumber;
            arrived++;
            return highest;
        }
        long number = highest + (short) (sequenceNumber - (int) highest);
        if (number > highest) {
            notice(number, nowNanos);
            highest = number;
            arrived++;
            return number;
        }
        if (number < first && first - number < MAX_EARLY) {
            for (long gap = first - 1; gap > number; gap--) {
                missing.addFirst(new Missing(gap, nowNanos));
            }
            first = number;
            repaired++;
            arrived++;
            return number;
        }
        for (int i = 0; i < missing.size(); i++) {
            if (missing.get(i).number == number) {
                missing.remove(i);
                repaired++;
                arrived++;
                return number;
            }
        }
        duplicates++;
        return DUPLICATE;
    }

    private void notice(long number, long nowNanos) {
        if (number - highest > MAX_GAP) {
            jumps++;
            lost += missing.size() + number - highest - 1;
            missing.clear();
            return;
        }
        for (long gap = highest + 1; gap < number; gap++) {
            missing.add(new Missing(gap, nowNanos));
        }
    }

    /** The next number that is given up at {@code nowNanos}; −1 when none is. */
    public long giveUp(long nowNanos) {
        for (int i = 0; i < missing.size(); i++) { // a gap before the first packet is noticed after later ones
            if (nowNanos - missing.get(i).noticedNanos >= GIVE_UP_NANOS) {
                lost++;
                return missing.remove(i).number;
            }
        }
        return -1;
    }

    /** Puts the sequence numbers to ask for now into {@code target}; answers how many. */
    public int due(long nowNanos, long intervalNanos, int[] target) {
        int count = 0;
        for (Missing gap : missing) {
            if (gap.nextNackNanos <= nowNanos && gap.tries < MAX_TRIES && count < target.length) {
                gap.tries++;
                gap.nextNackNanos = nowNanos + intervalNanos;
                target[count++] = (int) gap.number & 0xFFFF;
            }
        }
        return count;
    }

    /** When {@link #due} or {@link #giveUp} has something to say; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        long deadline = Long.MAX_VALUE;
        for (Missing gap : missing) {
            long next = gap.noticedNanos + GIVE_UP_NANOS;
            deadline = Math.min(deadline, gap.tries < MAX_TRIES ? Math.min(gap.nextNackNanos, next) : next);
        }
        return deadline;
    }

    /** The highest number seen, with its cycles, as reports say it. */
    public long highest() {
        return started ? highest - 0x10000L : 0;
    }

    /** How many packets there should be. */
    public long expected() {
        return started ? highest - first + 1 : 0;
    }

    /** How many packets came, duplicates not counted. */
    public long arrived() {
        return arrived;
    }

    /** How many came again. */
    public long duplicates() {
        return duplicates;
    }

    /** How many came late. */
    public long repaired() {
        return repaired;
    }

    /** How many were given up. */
    public long lost() {
        return lost;
    }

    /** Steps too large for a loss. */
    public long jumps() {
        return jumps;
    }

    /** How many are missing now. */
    public int open() {
        return missing.size();
    }
}
