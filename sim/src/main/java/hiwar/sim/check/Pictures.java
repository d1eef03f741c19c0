package hiwar.sim.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes frames whose receiver can tell that they are whole and the right ones: the number of the frame, then bytes that
 * follow from it. Video frames begin as VP8 does (RFC 6386 section 9.1) and carry payload descriptors (RFC 7741), so
 * that a forwarder finds keyframes and picture ids. One for each encoding; owned by the simulation's thread.
 */
final class Pictures {
    private static final int PAYLOAD_BYTES = 1_000;
    private static final int KEYFRAME_HEADER_BYTES = 10;
    private static final int NUMBER_AT = KEYFRAME_HEADER_BYTES;
    private static final int DATA_AT = NUMBER_AT + Long.BYTES;

    private final int width;
    private final int height;
    private int pictureId;
    private int baseLayerIndex;
    private int keyIndex;

    Pictures(int width, int height, int firstPictureId) {
        this.width = width;
        this.height = height;
        this.pictureId = firstPictureId;
    }

    /** The RTP payloads of the next picture. */
    List<byte[]> next(long number, int sizeBytes, boolean keyframe) {
        byte[] frame = frame(number, sizeBytes);
        ByteBuffer header = ByteBuffer.wrap(frame);
        header.put(0, (byte) (keyframe ? 0 : 1)); // the frame tag; its lowest bit says interframe
        if (keyframe) {
            header.put(3, new byte[] {(byte) 0x9D, 0x01, 0x2A});
            header.putShort(6, Short.reverseBytes((short) width)).putShort(8, Short.reverseBytes((short) height));
            keyIndex++;
        }
        pictureId = pictureId + 1 & 0x7FFF;
        baseLayerIndex = baseLayerIndex + 1 & 0xFF;
        List<byte[]> payloads = new ArrayList<>();
        for (int at = 0; at < frame.length; at += PAYLOAD_BYTES) {
            int bytes = Math.min(PAYLOAD_BYTES, frame.length - at);
            ByteBuffer payload = ByteBuffer.allocate(6 + bytes);
            payload.put((byte) (at == 0 ? 0x90 : 0x80)); // extended; start of the partition in the first packet
            payload.put((byte) 0xF0); // picture id, TL0PICIDX, TID and KEYIDX follow
            payload.putShort((short) (0x8000 | pictureId)).put((byte) baseLayerIndex);
            payload.put((byte) (0x20 | (keyIndex & 0x1F))); // layer 0, needs only the base layer
            payloads.add(payload.put(frame, at, bytes).array());
        }
        return payloads;
    }

    /** A frame of sound. */
    static byte[] sound(long number, int sizeBytes) {
        return frame(number, sizeBytes);
    }

    private static byte[] frame(long number, int sizeBytes) {
        byte[] frame = new byte[Math.max(sizeBytes, DATA_AT)];
        ByteBuffer.wrap(frame).putLong(NUMBER_AT, number);
        for (int i = DATA_AT; i < frame.length; i++) {
            frame[i] = expected(number, i);
        }
        return frame;
    }

    private static byte expected(long number, int at) {
        return (byte) (number * 31 + at * 7L);
    }

    /** The number that the frame was made with; −1 when it is too short to be one. */
    static long number(byte[] frame) {
        return frame.length < DATA_AT ? -1 : ByteBuffer.wrap(frame).getLong(NUMBER_AT);
    }

    /** True when the frame's bytes follow from its number. */
    static boolean intact(byte[] frame) {
        long number = number(frame);
        for (int i = DATA_AT; i < frame.length; i++) {
            if (frame[i] != expected(number, i)) {
                return false;
            }
        }
        return number >= 0;
    }
}
