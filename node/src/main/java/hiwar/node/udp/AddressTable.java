package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the addresses that packets come from, so that a known one needs no new object. Its size is fixed: when the
 * places of an address are taken, another one is forgotten, which costs an object when it comes again. So strangers can
 * make it slower but not bigger. Owned by one {@link UdpPort}.
 */
final class AddressTable {
    /** A few times the transports that one shard can serve. */
    private static final int SLOTS = 8192;

    private static final int WAYS = 4;

    private final @Nullable TransportAddress[] slots = new @Nullable TransportAddress[SLOTS];
    private int victim;

    /** The address with these raw words (see {@link TransportAddress#matches}). */
    TransportAddress intern(long high, long low, int port) {
        int first = TransportAddress.hash(high, low, port) & SLOTS - WAYS;
        for (int i = first; i < first + WAYS; i++) {
            TransportAddress known = slots[i];
            if (known == null) {
                return remember(i, high, low, port);
            }
            if (known.matches(high, low, port)) {
                return known;
            }
        }
        victim++;
        return remember(first + (victim & WAYS - 1), high, low, port);
    }

    private TransportAddress remember(int slot, long high, long low, int port) {
        TransportAddress made = TransportAddress.ipv6(high, low, port);
        slots[slot] = made;
        return made;
    }
}
