package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import java.util.Arrays;

/**
 * Cuts the departures of one turn into runs: datagrams of one destination, all of one size but the last, which may be
 * shorter. The kernel takes a run as one big datagram and cuts it again as late as it can (UDP_SEGMENT, udp(7)), so
 * that a run costs little more than a datagram.
 *
 * <p>Machines commit packet by packet, for one subscriber after the other; what a subscriber gets in a turn is gathered
 * here, and keeps its order. Owned by one {@link NativeUdpPort}.
 */
final class Runs {
    /** UDP_MAX_SEGMENTS of the kernels before 6.9; later ones take more. */
    static final int MAX_SEGMENTS = 64;

    /** A run is one IP datagram until it is cut: 65,535 bytes less the headers of IPv6 and UDP. */
    static final int MAX_RUN_BYTES = 65_487;

    /** At most half full. */
    private static final int TABLE_SLOTS = 2 * Departures.MAX_DATAGRAMS;

    private static final int NONE = -1;

    /** The groups by the hash of their destination; a slot counts only if its stamp is of this turn. */
    private final int[] table = new int[TABLE_SLOTS];

    private final int[] stamps = new int[TABLE_SLOTS];
    private int stamp;

    private final int[] firstOfGroup = new int[Departures.MAX_DATAGRAMS];
    private final int[] lastOfGroup = new int[Departures.MAX_DATAGRAMS];
    private int groups;
    private final int[] nextInGroup = new int[Departures.MAX_DATAGRAMS];

    private final int[] order = new int[Departures.MAX_DATAGRAMS];
    private final int[] starts = new int[Departures.MAX_DATAGRAMS + 1];
    private int count;

    /** Cuts anew; with {@code maxSegments} 1 every datagram is a run of its own. */
    void cut(Departures departures, int maxSegments) {
        group(departures);
        count = 0;
        int position = 0;
        for (int group = 0; group < groups; group++) {
            int sizeBytes = 0;
            int totalBytes = 0;
            boolean open = false;
            for (int i = firstOfGroup[group]; i != NONE; i = nextInGroup[i]) {
                int lengthBytes = departures.lengthBytes(i);
                boolean joins = open
                        && lengthBytes <= sizeBytes
                        && position - starts[count - 1] < maxSegments
                        && totalBytes + lengthBytes <= MAX_RUN_BYTES;
                if (!joins) {
                    starts[count++] = position;
                    sizeBytes = lengthBytes;
                    totalBytes = 0;
                }
                totalBytes += lengthBytes;
                open = lengthBytes == sizeBytes;
                order[position++] = i;
            }
        }
        starts[count] = position;
    }

    private void group(Departures departures) {
        if (++stamp == 0) { // after four thousand million turns old stamps would count again
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
        groups = 0;
        int group = NONE;
        for (int i = 0; i < departures.count(); i++) {
            TransportAddress to = departures.destination(i);
            if (group == NONE || !to.equals(departures.destination(firstOfGroup[group]))) {
                group = find(departures, to);
            }
            if (group == groups) {
                groups++;
                firstOfGroup[group] = i;
            } else {
                nextInGroup[lastOfGroup[group]] = i;
            }
            lastOfGroup[group] = i;
            nextInGroup[i] = NONE;
        }
    }

    /** The group of a destination; {@link #groups} when it is new, and then its slot is taken. */
    private int find(Departures departures, TransportAddress to) {
        int slot = to.hashCode() & TABLE_SLOTS - 1;
        while (stamps[slot] == stamp) {
            if (to.equals(departures.destination(firstOfGroup[table[slot]]))) {
                return table[slot];
            }
            slot = slot + 1 & TABLE_SLOTS - 1;
        }
        stamps[slot] = stamp;
        table[slot] = groups;
        return groups;
    }

    /** How many runs there are. */
    int count() {
        return count;
    }

    /** Where a run begins; position {@code first(run) + 1} is its second datagram. */
    int first(int run) {
        return starts[run];
    }

    /** How many datagrams a run has. */
    int segments(int run) {
        return starts[run + 1] - starts[run];
    }

    /** Which departure is at a position. */
    int departure(int position) {
        return order[position];
    }
}
