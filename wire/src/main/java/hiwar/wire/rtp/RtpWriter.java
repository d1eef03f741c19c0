package hiwar.wire.rtp;

import java.nio.ByteBuffer;

/**
 * Writes one RTP header at a time in place (RFC 3550 section 5.1), with header extensions in the shortest form that
 * carries them (RFC 8285); reused by its owner. Call {@link #begin}, {@link #source}, the extensions, {@link #end}; the
 * payload goes behind. The caller has made sure that there is room.
 */
public final class RtpWriter {
    private static final int MAX_ONE_BYTE_ID = 14;
    private static final int MAX_ONE_BYTE_SIZE = 16;
    private static final int MAX_ID = 255;
    private static final int MAX_SIZE = 255;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;
    private int at;
    private boolean extended;
    private boolean twoByte;

    /** Starts a header without padding, CSRCs and extensions; the payload type is 0..127. */
    public RtpWriter begin(ByteBuffer target, int offset, boolean marker, int payloadType, int sequenceNumber) {
        buffer = target;
        start = offset;
        at = offset + RtpPacket.FIXED_HEADER_BYTES;
        extended = twoByte = false;
        buffer.put(offset, (byte) 0x80);
        buffer.put(offset + 1, (byte) ((marker ? 0x80 : 0) | payloadType));
        buffer.putShort(offset + 2, (short) sequenceNumber);
        return this;
    }

    /** The timestamp and the synchronization source. */
    public RtpWriter source(int timestamp, int ssrc) {
        buffer.putInt(start + 4, timestamp);
        buffer.putInt(start + 8, ssrc);
        return this;
    }

    /** The header extension element {@code id} (1..255) with at most 255 bytes. */
    public RtpWriter extension(int id, byte[] data) {
        buffer.put(element(id, data.length), data);
        return this;
    }

    /** The header extension element {@code id} (1..255) with bytes of another buffer, at most 255. */
    public RtpWriter extension(int id, ByteBuffer data, int offset, int lengthBytes) {
        buffer.put(element(id, lengthBytes), data, offset, lengthBytes);
        return this;
    }

    /** The header extension element {@code id} (1..255) with the lowest {@code sizeBytes} (1..8) of a number. */
    public RtpWriter extension(int id, long value, int sizeBytes) {
        int to = element(id, sizeBytes);
        for (int i = 0; i < sizeBytes; i++) {
            buffer.put(to + i, (byte) (value >>> (8 * (sizeBytes - 1 - i))));
        }
        return this;
    }

    /** Finishes the header; answers its length, which is where the payload goes. */
    public int end() {
        if (extended) {
            while ((at - start) % 4 != 0) {
                buffer.put(at++, (byte) 0);
            }
            int body = start + RtpPacket.FIXED_HEADER_BYTES + RtpPacket.EXTENSION_HEADER_BYTES;
            buffer.putShort(body - 2, (short) ((at - body) / 4));
        }
        return at - start;
    }

    private int element(int id, int sizeBytes) {
        if (id < 1 || id > MAX_ID || sizeBytes < 0 || sizeBytes > MAX_SIZE) {
            throw new IllegalArgumentException("no header extension has id " + id + " and " + sizeBytes + " bytes");
        }
        if (!extended) {
            extended = true;
            buffer.put(start, (byte) (buffer.get(start) | 0x10));
            buffer.putShort(at, (short) RtpPacket.ONE_BYTE_PROFILE);
            at += RtpPacket.EXTENSION_HEADER_BYTES;
        }
        if (!twoByte && (id > MAX_ONE_BYTE_ID || sizeBytes > MAX_ONE_BYTE_SIZE || sizeBytes == 0)) {
            widen();
        }
        if (twoByte) {
            buffer.put(at++, (byte) id);
            buffer.put(at++, (byte) sizeBytes);
        } else {
            buffer.put(at++, (byte) (id << 4 | (sizeBytes - 1)));
        }
        int data = at;
        at += sizeBytes;
        return data;
    }

    /** Gives all elements so far two-byte headers: the form is one for the whole packet. */
    private void widen() {
        twoByte = true;
        int element = start + RtpPacket.FIXED_HEADER_BYTES + RtpPacket.EXTENSION_HEADER_BYTES;
        buffer.putShort(element - RtpPacket.EXTENSION_HEADER_BYTES, (short) RtpPacket.TWO_BYTE_PROFILE);
        while (element < at) {
            int id = (buffer.get(element) & 0xFF) >>> 4;
            int sizeBytes = (buffer.get(element) & 0x0F) + 1;
            buffer.put(element + 2, buffer, element + 1, at - element - 1);
            buffer.put(element, (byte) id);
            buffer.put(element + 1, (byte) sizeBytes);
            at++;
            element += 2 + sizeBytes;
        }
    }
}
