package hiwar.node.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import hiwar.wire.TransportAddress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Reads and writes {@code struct sockaddr_in} and {@code sockaddr_in6} (ip(7), ipv6(7)). */
final class SocketName {
    /** Room for either, and a multiple of eight. */
    static final int SLOT_BYTES = 32;

    static final int IPV4_BYTES = 16;
    static final int IPV6_BYTES = 28;

    private static final ValueLayout.OfShort NET_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG = JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int PORT_AT = 2;
    private static final int IPV4_AT = 4;
    private static final int IPV6_AT = 8;
    private static final int SCOPE_AT = 24;
    private static final long IPV4_MAPPED = 0xFFFFL << 32;

    private SocketName() {}

    /**
     * Writes {@code address} for a socket that speaks only IPv4, or for one that takes IPv4 in its mapped form.
     *
     * @return the length of the name; an IPv6 address stays one, and the kernel refuses it on an IPv4 socket
     */
    static int write(MemorySegment to, long at, TransportAddress address, boolean ipv4Only) {
        to.set(NET_SHORT, at + PORT_AT, (short) address.port());
        if (ipv4Only && address.isIpv4()) {
            to.set(JAVA_SHORT, at, (short) LinuxCalls.AF_INET);
            to.set(NET_INT, at + IPV4_AT, (int) address.low());
            return IPV4_BYTES;
        }
        to.set(JAVA_SHORT, at, (short) LinuxCalls.AF_INET6);
        to.set(JAVA_INT, at + IPV4_AT, 0); // the flow label
        to.set(NET_LONG, at + IPV6_AT, address.high());
        to.set(NET_LONG, at + IPV6_AT + Long.BYTES, address.low());
        to.set(JAVA_INT, at + SCOPE_AT, 0);
        return IPV6_BYTES;
    }

    /** The address of a name that the kernel wrote. */
    static TransportAddress read(MemorySegment from, long at, AddressTable known) {
        int port = from.get(NET_SHORT, at + PORT_AT) & 0xFFFF;
        if (from.get(JAVA_SHORT, at) == LinuxCalls.AF_INET) {
            return known.intern(0, IPV4_MAPPED | (from.get(NET_INT, at + IPV4_AT) & 0xFFFF_FFFFL), port);
        }
        return known.intern(from.get(NET_LONG, at + IPV6_AT), from.get(NET_LONG, at + IPV6_AT + Long.BYTES), port);
    }
}
