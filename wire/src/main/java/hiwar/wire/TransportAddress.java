package hiwar.wire;

import org.jspecify.annotations.Nullable;

/**
 * An IP address with a UDP or TCP port (RFC 8489 section 4: "transport address"); immutable, made once per remote
 * address and then compared by value without allocation.
 */
public final class TransportAddress {
    private static final long IPV4_MAPPED = 0xFFFFL << 32;

    private final long high;
    private final long low;
    private final int port;
    private final int hash;

    private TransportAddress(long high, long low, int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
        this.high = high;
        this.low = low;
        this.port = port;
        this.hash = hash(high, low, port);
    }

    /** An IPv4 address; {@code address} holds its four bytes, the first in the highest eight bits. */
    public static TransportAddress ipv4(int address, int port) {
        return new TransportAddress(0, IPV4_MAPPED | (address & 0xFFFF_FFFFL), port);
    }

    /** An IPv6 address as its high and low 64 bits; an IPv4-mapped one becomes the IPv4 address. */
    public static TransportAddress ipv6(long high, long low, int port) {
        return new TransportAddress(high, low, port);
    }

    /** Reads four or sixteen address bytes. */
    public static TransportAddress of(byte[] address, int port) {
        return switch (address.length) {
            case 4 -> ipv4((int) bits(address, 0, 4), port);
            case 16 -> ipv6(bits(address, 0, 8), bits(address, 8, 8), port);
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        };
    }

    /** Parses a dotted IPv4 address such as {@code 192.0.2.7}; null when it is anything else. */
    public static @Nullable TransportAddress parseIpv4(String text, int port) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4 || port < 0 || port > 0xFFFF) {
            return null;
        }
        int address = 0;
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return null;
            }
            address = address << 8 | octet;
        }
        return ipv4(address, port);
    }

    /** The hash that {@link #hashCode} answers, for tables keyed by the raw words. */
    public static int hash(long high, long low, int port) {
        long mixed = (high ^ Long.rotateLeft(low, 29) ^ port) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32);
    }

    /** True when this is the address with these raw words; lets a table look up without making an object. */
    public boolean matches(long otherHigh, long otherLow, int otherPort) {
        return low == otherLow && port == otherPort && high == otherHigh;
    }

    /** True for IPv4. */
    public boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xFFFFL;
    }

    /** The high 64 bits of the IPv6 form; 0 for IPv4. */
    public long high() {
        return high;
    }

    /** The low 64 bits of the IPv6 form; for IPv4 the last 32 of them are the address. */
    public long low() {
        return low;
    }

    /** The port, 0..65535. */
    public int port() {
        return port;
    }

    /** The address without the port, as SDP and logs write it. */
    public String host() {
        if (isIpv4()) {
            return (low >>> 24 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
        }
        StringBuilder text = new StringBuilder(39);
        for (int group = 0; group < 8; group++) {
            long word = group < 4 ? high : low;
            if (group > 0) {
                text.append(':');
            }
            text.append(Long.toHexString(word >>> (48 - 16 * (group % 4)) & 0xFFFF));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TransportAddress that && matches(that.high, that.low, that.port);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return isIpv4() ? host() + ":" + port : "[" + host() + "]:" + port;
    }

    private static long bits(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }
}
