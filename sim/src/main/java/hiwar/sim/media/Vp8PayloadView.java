package hiwar.sim.media;

import java.nio.ByteBuffer;

/**
 * Reads the payload descriptor of one VP8 packet (RFC 7741 section 4.2). Written apart from the server's own reader, so
 * that one checks the other. Reused by its owner.
 */
public final class Vp8PayloadView {
    /** What {@link #pictureId} answers when there is none. */
    public static final int NO_PICTURE_ID = -1;

    private int descriptorBytes;
    private int pictureId;
    private boolean longPictureId;
    private boolean begins;
    private boolean keyframe;

    /** Looks at a payload; false when the descriptor does not fit. */
    public boolean wrap(ByteBuffer buffer, int offset, int lengthBytes) {
        int end = offset + lengthBytes;
        int at = offset;
        pictureId = NO_PICTURE_ID;
        longPictureId = false;
        if (at >= end) {
            return false;
        }
        int first = buffer.get(at++);
        begins = (first & 0x10) != 0 && (first & 0x07) == 0;
        if ((first & 0x80) != 0) {
            if (at >= end) {
                return false;
            }
            int more = buffer.get(at++);
            if ((more & 0x80) != 0) {
                if (at >= end) {
                    return false;
                }
                pictureId = buffer.get(at++) & 0xFF;
                if ((pictureId & 0x80) != 0) {
                    if (at >= end) {
                        return false;
                    }
                    longPictureId = true;
                    pictureId = (pictureId & 0x7F) << 8 | (buffer.get(at++) & 0xFF);
                }
            }
            at += (more & 0x40) != 0 ? 1 : 0; // TL0PICIDX
            at += (more & 0x30) != 0 ? 1 : 0; // TID, Y, KEYIDX
        }
        if (at >= end) {
            return false;
        }
        descriptorBytes = at - offset;
        keyframe = begins && (buffer.get(at) & 0x01) == 0; // RFC 6386 section 9.1: P is 0
        return true;
    }

    /** Where the frame's own bytes begin. */
    public int descriptorBytes() {
        return descriptorBytes;
    }

    /** The frame's number, 7 or 15 bits; or {@link #NO_PICTURE_ID}. */
    public int pictureId() {
        return pictureId;
    }

    /** The id that the frame after this one should have. */
    public int nextPictureId() {
        return pictureId + 1 & (longPictureId ? 0x7FFF : 0x7F);
    }

    /** The packet begins a frame. */
    public boolean begins() {
        return begins;
    }

    /** The packet begins a keyframe. */
    public boolean keyframe() {
        return keyframe;
    }
}
