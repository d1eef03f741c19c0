package hiwar.media.track;

/**
 * Gives the numbers of one run of a source the numbers under which they leave: continuous where packets are dropped on
 * purpose, with gaps where packets are missing, which may still come. Used for sequence numbers and, where whole
 * pictures are dropped, for picture ids. All numbers are extended and do not wrap.
 */
final class Renumbering {
    /** There is no such number. */
    static final long NONE = -1;

    private static final int DROPPED = -1;

    /** By number in and by number out: how many were dropped before it in this run. */
    private int[] before = {};

    private int[] beforeByOut = {};
    private final int mask;
    /** What separates numbers in from numbers out as long as nothing was dropped. */
    private long shift;

    private long first;
    private long highest;
    private int dropped;

    /** Remembers the last {@code window} numbers, a power of two; memory is taken when the first run begins. */
    Renumbering(int window) {
        mask = window - 1;
        first = 0;
        highest = -1;
    }

    /** Begins a run: {@code in} will leave as {@code out}. */
    void begin(long in, long out) {
        if (before.length == 0) {
            before = new int[mask + 1];
            beforeByOut = new int[mask + 1];
        }
        shift = in - out;
        first = in;
        highest = in - 1;
        dropped = 0;
        pass(in);
    }

    /** The number under which {@code in} leaves; {@link #NONE} when it was dropped, or is not of this window. */
    long pass(long in) {
        if (in > highest) {
            reach(in - 1);
            place(in);
            return out(in, dropped);
        }
        return lookUp(in);
    }

    /** As {@link #pass} for a number that may only be late: a newer one is not of this run. */
    long lookUp(long in) {
        if (in < first || in > highest || highest - in > mask) {
            return NONE;
        }
        int count = before[(int) in & mask];
        return count == DROPPED ? NONE : out(in, count);
    }

    /**
     * Drops {@code in}, so that the next number takes its place.
     *
     * @return {@link #NONE}; or, when it comes late, the number that was kept for it and will stay empty
     */
    long drop(long in) {
        if (in <= highest) {
            return lookUp(in);
        }
        reach(in - 1);
        before[(int) in & mask] = DROPPED;
        highest = in;
        dropped++;
        return NONE;
    }

    /** The number that left as {@code out}, or would have if it had come; {@link #NONE} when not of this window. */
    long source(long out) {
        long newest = highestOut();
        if (out < first - shift || out > newest || newest - out > mask) {
            return NONE;
        }
        return out + shift + beforeByOut[(int) out & mask];
    }

    long first() {
        return first;
    }

    long highest() {
        return highest;
    }

    /** The largest number given. */
    long highestOut() {
        return highest - shift - dropped;
    }

    /** Keeps places for all up to {@code in}; of a gap wider than the window only one, so that it still is a gap. */
    private void reach(long in) {
        if (in - highest > mask) {
            long out = highestOut() + 2;
            shift = in + 1 - out;
            first = in + 1;
            highest = in;
            dropped = 0;
            return;
        }
        for (long number = highest + 1; number <= in; number++) {
            place(number);
        }
    }

    private void place(long number) {
        before[(int) number & mask] = dropped;
        beforeByOut[(int) out(number, dropped) & mask] = dropped;
        highest = number;
    }

    private long out(long in, int count) {
        return in - shift - count;
    }
}
