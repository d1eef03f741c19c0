package hiwar.wire.codec;

import java.nio.ByteBuffer;

/**
 * A view of the VP8 payload descriptor of one packet (RFC 7741 section 4.2) and of the beginning of the picture behind
 * it; reused by its owner. A forwarder reads the counters here and writes its own over them in its copy.
 */
public final class Vp8Descriptor {
    /** A picture id counts with 15 bits, or with 7. */
    public static final int MAX_PICTURE_ID = 0x7FFF;

    private static final int ABSENT = -1;
    /** Frame tag, start code, width and height (RFC 6386 section 9.1). */
    private static final int KEYFRAME_HEADER_BYTES = 10;

    private static final int START_CODE = 0x9D012A;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;
    private int length;
    private int descriptor;
    private int pictureIdAt;
    private boolean longPictureId;
    private int tl0PicIdxAt;
    private int layerAt;
    private boolean hasTemporalId;
    private boolean hasKeyIdx;

    /** Looks at the payload at {@code offset}; false when it is malformed, and then nothing else may be asked. */
    public boolean wrap(ByteBuffer bytes, int offset, int lengthBytes) {
        buffer = bytes;
        start = offset;
        length = lengthBytes;
        pictureIdAt = tl0PicIdxAt = layerAt = ABSENT;
        longPictureId = hasTemporalId = hasKeyIdx = false;
        int end = offset + lengthBytes;
        int at = offset + 1;
        if (lengthBytes > 1 && (bytes.get(offset) & 0x80) != 0) {
            int flags = bytes.get(at++);
            if ((flags & 0x80) != 0 && at < end) {
                pictureIdAt = at;
                longPictureId = bytes.get(at) < 0;
                at += longPictureId ? 2 : 1;
            }
            if ((flags & 0x40) != 0) {
                tl0PicIdxAt = at++;
            }
            hasTemporalId = (flags & 0x20) != 0;
            hasKeyIdx = (flags & 0x10) != 0;
            if (hasTemporalId || hasKeyIdx) {
                layerAt = at++;
            }
        }
        descriptor = at - offset;
        return at < end; // a packet has at least one octet of VP8
    }

    /** The length of the descriptor. */
    public int descriptorBytes() {
        return descriptor;
    }

    /** True when the picture may be left out without harm to others. */
    public boolean nonReference() {
        return (buffer.get(start) & 0x20) != 0;
    }

    /** True when the packet begins a picture: the start of its first partition. */
    public boolean startsPicture() {
        return (buffer.get(start) & 0x17) == 0x10;
    }

    /** True when the packet begins a keyframe (RFC 7741 section 4.3). */
    public boolean startsKeyframe() {
        return startsPicture() && (buffer.get(start + descriptor) & 0x01) == 0;
    }

    /** The width of the keyframe that begins here, in pixels; 0 when it is not told (RFC 6386 section 9.1). */
    public int widthPixels() {
        return sizeAt(6);
    }

    /** The height of the keyframe that begins here, in pixels; 0 when it is not told (RFC 6386 section 9.1). */
    public int heightPixels() {
        return sizeAt(8);
    }

    /** True when there is a picture id. */
    public boolean hasPictureId() {
        return pictureIdAt != ABSENT;
    }

    /** How many bits the picture id has: 15, 7, or 0 when there is none. */
    public int pictureIdBits() {
        return pictureIdAt == ABSENT ? 0 : longPictureId ? 15 : 7;
    }

    /** The picture id, −1 when there is none. */
    public int pictureId() {
        if (pictureIdAt == ABSENT) {
            return ABSENT;
        }
        return longPictureId ? buffer.getShort(pictureIdAt) & MAX_PICTURE_ID : buffer.get(pictureIdAt);
    }

    /** True when there is a TL0PICIDX. */
    public boolean hasTl0PicIdx() {
        return tl0PicIdxAt != ABSENT;
    }

    /** The running number of pictures of the lowest temporal layer, 0..255; −1 when it is absent. */
    public int tl0PicIdx() {
        return tl0PicIdxAt == ABSENT ? ABSENT : buffer.get(tl0PicIdxAt) & 0xFF;
    }

    /** The temporal layer, 0..3; 0 when it is not told. */
    public int temporalId() {
        return hasTemporalId ? (buffer.get(layerAt) & 0xC0) >>> 6 : 0;
    }

    /** True when the picture depends on the lowest temporal layer only, so that its own layer may start here. */
    public boolean layerSync() {
        return hasTemporalId && (buffer.get(layerAt) & 0x20) != 0;
    }

    /** True when there is a KEYIDX. */
    public boolean hasKeyIdx() {
        return hasKeyIdx;
    }

    /** The running number of the keyframe that the picture depends on, 0..31; −1 when it is absent. */
    public int keyIdx() {
        return hasKeyIdx ? buffer.get(layerAt) & 0x1F : ABSENT;
    }

    /**
     * Writes other counters into a copy of this payload at {@code offset} of {@code target}. Each keeps its width, and
     * one that is absent stays absent.
     */
    public void rewrite(ByteBuffer target, int offset, int pictureId, int tl0PicIdx, int keyIdx) {
        int shift = offset - start;
        if (pictureIdAt != ABSENT) {
            if (longPictureId) {
                target.putShort(pictureIdAt + shift, (short) (0x8000 | pictureId));
            } else {
                target.put(pictureIdAt + shift, (byte) (pictureId & 0x7F));
            }
        }
        if (tl0PicIdxAt != ABSENT) {
            target.put(tl0PicIdxAt + shift, (byte) tl0PicIdx);
        }
        if (hasKeyIdx) {
            int at = layerAt + shift;
            target.put(at, (byte) ((target.get(at) & 0xE0) | (keyIdx & 0x1F)));
        }
    }

    private int sizeAt(int position) {
        int at = start + descriptor;
        if (!startsKeyframe()
                || descriptor + KEYFRAME_HEADER_BYTES > length
                || (buffer.getInt(at + 2) & 0xFF_FFFF) != START_CODE) {
            return 0;
        }
        return (buffer.get(at + position) & 0xFF) | (buffer.get(at + position + 1) & 0x3F) << 8; // little-endian
    }
}
