package hiwar.media.sctp;

import hiwar.wire.sctp.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Which TSNs have arrived (RFC 9260 section 6.2): everything up to one, and ranges beyond it. */
final class TsnTracker {
    /** Holes that we remember; a SACK with as many gaps still fits into one packet. */
    static final int MAX_RANGES = 256;
    /** Gaps are written as 16-bit offsets. */
    static final int MAX_AHEAD = 0xFFFF;
    /** Duplicates that a SACK reports; they only help the peer's statistics. */
    static final int MAX_DUPLICATES = 16;

    private final List<Range> ranges = new ArrayList<>();
    private final List<Integer> duplicates = new ArrayList<>();
    private long cumulative;

    /** What an arrival was. */
    enum Arrival {
        NEW,
        DUPLICATE,
        /** Too far ahead, or one hole too many: as if it had been lost. */
        REFUSED
    }

    private record Range(long first, long last) {}

    void begin(long initialTsn) {
        cumulative = initialTsn - 1;
        ranges.clear();
    }

    long cumulative() {
        return cumulative;
    }

    boolean holes() {
        return !ranges.isEmpty();
    }

    /** Says what an arrival would be, without taking it in. */
    Arrival judge(long tsn) {
        if (tsn <= cumulative) {
            return Arrival.DUPLICATE;
        }
        if (tsn - cumulative > MAX_AHEAD) {
            return Arrival.REFUSED;
        }
        int before = rangeBefore(tsn);
        if (before >= 0 && ranges.get(before).last >= tsn) {
            return Arrival.DUPLICATE;
        }
        boolean joins = tsn == cumulative + 1
                || (before >= 0 && ranges.get(before).last == tsn - 1)
                || (before + 1 < ranges.size() && ranges.get(before + 1).first == tsn + 1);
        return joins || ranges.size() < MAX_RANGES ? Arrival.NEW : Arrival.REFUSED;
    }

    void duplicate(int tsn) {
        if (duplicates.size() < MAX_DUPLICATES) {
            duplicates.add(tsn);
        }
    }

    /** Takes in an arrival that {@link #judge} called new. */
    void arrived(long tsn) {
        if (tsn == cumulative + 1) {
            moveTo(tsn);
            return;
        }
        int before = rangeBefore(tsn);
        boolean joinsLeft = before >= 0 && ranges.get(before).last == tsn - 1;
        boolean joinsRight = before + 1 < ranges.size() && ranges.get(before + 1).first == tsn + 1;
        long first = joinsLeft ? ranges.get(before).first : tsn;
        long last = joinsRight ? ranges.get(before + 1).last : tsn;
        if (joinsRight) {
            ranges.remove(before + 1);
        }
        if (joinsLeft) {
            ranges.set(before, new Range(first, last));
        } else {
            ranges.add(before + 1, new Range(first, last));
        }
    }

    /** Everything up to {@code tsn} counts as arrived: it came, or the peer gave it up. */
    void moveTo(long tsn) {
        cumulative = tsn;
        while (!ranges.isEmpty() && ranges.getFirst().first <= cumulative + 1) {
            cumulative = Math.max(cumulative, ranges.removeFirst().last);
        }
    }

    /** The SACK of this moment; forgets the duplicates. */
    Chunk.Sack sack(long windowBytes) {
        List<Chunk.Gap> gaps = ranges.stream()
                .map(r -> new Chunk.Gap((int) (r.first - cumulative), (int) (r.last - cumulative)))
                .toList();
        Chunk.Sack sack = new Chunk.Sack((int) cumulative, windowBytes, gaps, List.copyOf(duplicates));
        duplicates.clear();
        return sack;
    }

    /** Index of the last range that begins at or before {@code tsn}; −1 for none. Mostly the last of all. */
    private int rangeBefore(long tsn) {
        int at = ranges.size() - 1;
        while (at >= 0 && ranges.get(at).first > tsn) {
            at--;
        }
        return at;
    }
}
