package hiwar.wire.codec;

import java.nio.ByteBuffer;

/**
 * A view of the VP9 payload descriptor of one packet (RFC 9628 section 4.2), as far as a forwarder of whole encodings
 * needs it; reused by its owner.
 */
public final class Vp9Descriptor {
    private static final int ABSENT = -1;
    private static final int PICTURE_ID = 0x80;
    private static final int PREDICTED = 0x40;
    private static final int LAYERS = 0x20;
    private static final int FLEXIBLE = 0x10;
    private static final int BEGIN = 0x08;
    private static final int END = 0x04;

    private int flags;
    private int pictureId;
    private int layers;
    private int tl0PicIdx;

    /** Reads the payload at {@code offset}; false when it is malformed, and then nothing else may be asked. */
    public boolean wrap(ByteBuffer bytes, int offset, int lengthBytes) {
        int end = offset + lengthBytes;
        pictureId = tl0PicIdx = ABSENT;
        layers = 0;
        if (lengthBytes < 1) {
            return false;
        }
        flags = bytes.get(offset) & 0xFF;
        int at = offset + 1;
        if ((flags & PICTURE_ID) != 0) {
            if (at >= end || (bytes.get(at) < 0 && at + 1 >= end)) {
                return false;
            }
            pictureId = bytes.get(at) < 0 ? bytes.getShort(at) & 0x7FFF : bytes.get(at);
            at += bytes.get(at) < 0 ? 2 : 1;
        }
        if ((flags & LAYERS) != 0) {
            if (at >= end) {
                return false;
            }
            layers = bytes.get(at++) & 0xFF;
            if ((flags & FLEXIBLE) == 0) {
                if (at >= end) {
                    return false;
                }
                tl0PicIdx = bytes.get(at++) & 0xFF;
            }
        }
        return at < end;
    }

    /** The picture id of 7 or 15 bits, −1 when there is none. */
    public int pictureId() {
        return pictureId;
    }

    /** The temporal layer, 0..7; 0 when it is not told. */
    public int temporalId() {
        return layers >>> 5;
    }

    /** The spatial layer, 0..7; 0 when it is not told. */
    public int spatialId() {
        return layers >>> 1 & 0x07;
    }

    /** True when a receiver may step up to this temporal layer here. */
    public boolean switchingUp() {
        return (layers & 0x10) != 0;
    }

    /** The running number of pictures of the lowest temporal layer, 0..255; −1 when it is absent. */
    public int tl0PicIdx() {
        return tl0PicIdx;
    }

    /** True when the packet begins a layer frame. */
    public boolean startsFrame() {
        return (flags & BEGIN) != 0;
    }

    /** True when the packet ends a layer frame. */
    public boolean endsFrame() {
        return (flags & END) != 0;
    }

    /** True when the packet begins a keyframe: nothing earlier is needed, nor a lower layer. */
    public boolean startsKeyframe() {
        return startsFrame() && (flags & PREDICTED) == 0 && spatialId() == 0;
    }
}
