package hiwar.wire.rtp;

import java.nio.ByteBuffer;

/**
 * A view of one RTP packet in its buffer (RFC 3550 section 5.1) with its header extensions (RFC 8285); reused by its
 * owner for packet after packet. All positions are absolute in the buffer.
 */
public final class RtpPacket {
    /** The fixed header, before CSRCs and extensions. */
    public static final int FIXED_HEADER_BYTES = 12;

    /** What marks a header extension with one-byte element headers (RFC 8285 section 4.2). */
    static final int ONE_BYTE_PROFILE = 0xBEDE;
    /** What marks one with two-byte element headers; the lowest four bits are free (RFC 8285 section 4.3). */
    static final int TWO_BYTE_PROFILE = 0x1000;

    static final int TWO_BYTE_PROFILE_MASK = 0xFFF0;
    /** The length of an extension's own header: profile and length. */
    static final int EXTENSION_HEADER_BYTES = 4;

    private static final int ABSENT = -1;
    private static final int RESERVED_ID = 15;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private ByteBuffer buffer = NOTHING;
    private int start;
    private int length;
    private int header;
    private int padding;
    /** Where the extension elements begin and end; the same when there are none. */
    private int elements;

    private int elementsEnd;
    private boolean twoByte;

    /**
     * Looks at the packet at {@code offset}; false when it is malformed, and then nothing else may be asked. Elements
     * of the header extension that do not fit are as if they were not there, because the media is still good.
     */
    public boolean wrap(ByteBuffer bytes, int offset, int lengthBytes) {
        if (lengthBytes < FIXED_HEADER_BYTES) {
            return false;
        }
        int first = bytes.get(offset);
        if ((first & 0xC0) != 0x80) { // version 2
            return false;
        }
        int headerBytes = FIXED_HEADER_BYTES + 4 * (first & 0x0F);
        elements = elementsEnd = offset;
        if ((first & 0x10) != 0) {
            if (headerBytes + EXTENSION_HEADER_BYTES > lengthBytes) {
                return false;
            }
            int at = offset + headerBytes;
            int bodyBytes = 4 * (bytes.getShort(at + 2) & 0xFFFF);
            headerBytes += EXTENSION_HEADER_BYTES + bodyBytes;
            locateElements(bytes.getShort(at) & 0xFFFF, at + EXTENSION_HEADER_BYTES, bodyBytes);
        }
        if (headerBytes > lengthBytes) {
            return false;
        }
        int paddingBytes = 0;
        if ((first & 0x20) != 0) { // the last octet counts the padding, itself included
            paddingBytes = bytes.get(offset + lengthBytes - 1) & 0xFF;
            if (paddingBytes == 0 || headerBytes + paddingBytes > lengthBytes) {
                return false;
            }
        }
        buffer = bytes;
        start = offset;
        length = lengthBytes;
        header = headerBytes;
        padding = paddingBytes;
        return true;
    }

    private void locateElements(int profile, int at, int bodyBytes) {
        twoByte = (profile & TWO_BYTE_PROFILE_MASK) == TWO_BYTE_PROFILE;
        if (twoByte || profile == ONE_BYTE_PROFILE) { // any other profile is none of ours
            elements = at;
            elementsEnd = at + bodyBytes;
        }
    }

    /** The buffer that the packet is in. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where the packet starts. */
    public int offset() {
        return start;
    }

    /** The whole packet, padding included. */
    public int lengthBytes() {
        return length;
    }

    /** The marker bit; for video the last packet of a picture. */
    public boolean marker() {
        return buffer.get(start + 1) < 0;
    }

    /** The payload type, 0..127. */
    public int payloadType() {
        return buffer.get(start + 1) & 0x7F;
    }

    /** The sequence number, 0..65535. */
    public int sequenceNumber() {
        return buffer.getShort(start + 2) & 0xFFFF;
    }

    /** The timestamp, 32 bits in units of the codec's clock. */
    public int timestamp() {
        return buffer.getInt(start + 4);
    }

    /** The synchronization source, 32 bits. */
    public int ssrc() {
        return buffer.getInt(start + 8);
    }

    /** The header with CSRCs and extensions. */
    public int headerBytes() {
        return header;
    }

    /** Where the payload starts. */
    public int payloadOffset() {
        return start + header;
    }

    /** The payload without padding; 0 for a packet of padding only. */
    public int payloadBytes() {
        return length - header - padding;
    }

    /** The padding, its count octet included; 0 when there is none. */
    public int paddingBytes() {
        return padding;
    }

    /** Where the data of the header extension element {@code id} (1..255) is; −1 when it is absent. */
    public int extensionOffset(int id) {
        int at = find(id);
        return at == ABSENT ? ABSENT : at + (twoByte ? 2 : 1);
    }

    /** The length of the data of element {@code id} (1..255); −1 when it is absent. */
    public int extensionBytes(int id) {
        int at = find(id);
        return at == ABSENT ? ABSENT : dataBytes(at);
    }

    private int find(int id) {
        int at = elements;
        while (at < elementsEnd) {
            int first = buffer.get(at) & 0xFF;
            int found = twoByte ? first : first >>> 4;
            if (found == 0) {
                if (first != 0) { // identifier 0 with a length ends the one-byte form (RFC 8285 section 4.2)
                    return ABSENT;
                }
                at++; // one octet of padding
                continue;
            }
            if ((!twoByte && found == RESERVED_ID) || (twoByte && at + 1 >= elementsEnd)) {
                return ABSENT;
            }
            int next = at + (twoByte ? 2 : 1) + dataBytes(at);
            if (next > elementsEnd) {
                return ABSENT;
            }
            if (found == id) {
                return at;
            }
            at = next;
        }
        return ABSENT;
    }

    private int dataBytes(int at) {
        return twoByte ? buffer.get(at + 1) & 0xFF : (buffer.get(at) & 0x0F) + 1;
    }
}
