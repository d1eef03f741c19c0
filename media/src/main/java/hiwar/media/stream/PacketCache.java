package hiwar.media.stream;

import java.nio.ByteBuffer;

/** The last packets of one encoding as they came, for every subscriber that lost one; owned by the encoding. */
public final class PacketCache {
    /** A video frame of the best layer has some ten packets: half a thousand are about a second. */
    public static final int VIDEO_PACKETS = 512;
    /** More than a second of audio. */
    public static final int AUDIO_PACKETS = 64;

    /** No packet that comes through the Internet is longer; a longer one is simply not kept. */
    static final int SLOT_BYTES = 1504;

    private final int capacity;
    private final long[] numbers;
    private final short[] lengths;
    private final ByteBuffer slots;

    /** A cache of the last {@code capacity} numbers, a power of two. */
    public PacketCache(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException(capacity + " is no power of two");
        }
        this.capacity = capacity;
        numbers = new long[capacity];
        lengths = new short[capacity];
        slots = ByteBuffer.allocate(capacity * SLOT_BYTES);
    }

    /** Keeps a copy of the packet under its extended sequence number, in place of what was there. */
    public void put(long number, ByteBuffer packet, int offset, int lengthBytes) {
        if (lengthBytes > SLOT_BYTES) {
            return;
        }
        int slot = slot(number);
        slots.put(slot * SLOT_BYTES, packet, offset, lengthBytes);
        numbers[slot] = number;
        lengths[slot] = (short) lengthBytes;
    }

    /** The length of the packet with this number; 0 when it is not here. */
    public int lengthBytes(long number) {
        return numbers[slot(number)] == number ? lengths[slot(number)] : 0;
    }

    /** Where in {@link #buffer} the packet begins; only when it has a length. */
    public int offset(long number) {
        return slot(number) * SLOT_BYTES;
    }

    /** Where the packets are. */
    public ByteBuffer buffer() {
        return slots;
    }

    private int slot(long number) {
        return (int) number & (capacity - 1);
    }
}
