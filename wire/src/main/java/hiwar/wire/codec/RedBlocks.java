package hiwar.wire.codec;

import java.nio.ByteBuffer;

/**
 * A view of the blocks of one redundant audio payload (RFC 2198 section 3): the primary encoding, which is the newest,
 * and older ones before it; reused by its owner.
 */
public final class RedBlocks {
    /** More redundant blocks than this make no sense, and are malformed here; senders use one or two. */
    public static final int MAX_REDUNDANT = 16;

    private static final int REDUNDANT_HEADER_BYTES = 4;
    private static final int PRIMARY_HEADER_BYTES = 1;

    private final int[] headers = new int[MAX_REDUNDANT];
    private final int[] offsets = new int[MAX_REDUNDANT];
    private int redundant;
    private int primaryType;
    private int primaryAt;
    private int end;

    /** Walks the headers of the payload at {@code offset}; false when malformed, and then nothing may be asked. */
    public boolean wrap(ByteBuffer bytes, int offset, int lengthBytes) {
        end = offset + lengthBytes;
        redundant = 0;
        int at = offset;
        while (at < end && bytes.get(at) < 0) {
            if (at + REDUNDANT_HEADER_BYTES > end || redundant == MAX_REDUNDANT) {
                return false;
            }
            headers[redundant++] = bytes.getInt(at);
            at += REDUNDANT_HEADER_BYTES;
        }
        if (at >= end) {
            return false;
        }
        primaryType = bytes.get(at);
        at += PRIMARY_HEADER_BYTES;
        for (int i = 0; i < redundant; i++) {
            offsets[i] = at;
            at += redundantBytes(i);
        }
        primaryAt = at;
        return at <= end;
    }

    /** The payload type of the primary block, 0..127. */
    public int primaryPayloadType() {
        return primaryType;
    }

    /** Where the primary block starts. */
    public int primaryOffset() {
        return primaryAt;
    }

    /** The length of the primary block; may be 0. */
    public int primaryBytes() {
        return end - primaryAt;
    }

    /** How many older blocks there are, oldest first. */
    public int redundantCount() {
        return redundant;
    }

    /** The payload type of an older block, 0..127. */
    public int redundantPayloadType(int index) {
        return headers[index] >>> 24 & 0x7F;
    }

    /** How much older than the packet's timestamp the block is, 0..16383 in units of the clock. */
    public int timestampOffset(int index) {
        return headers[index] >>> 10 & 0x3FFF;
    }

    /** Where an older block starts. */
    public int redundantOffset(int index) {
        return offsets[index];
    }

    /** The length of an older block, 0..1023. */
    public int redundantBytes(int index) {
        return headers[index] & 0x3FF;
    }
}
