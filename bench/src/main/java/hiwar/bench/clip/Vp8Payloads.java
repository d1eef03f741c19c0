package hiwar.bench.clip;

import java.util.ArrayList;
import java.util.List;

/** Cuts VP8 frames into RTP payloads (RFC 7741 section 4.2), with a 15-bit picture id. */
public final class Vp8Payloads {
    /** Leaves room for headers and tags below the 1,200 bytes that browsers use too. */
    public static final int MAX_PAYLOAD_BYTES = 1_100;

    private static final int DESCRIPTOR_BYTES = 4;
    private int pictureId;

    /** The payloads of the next frame, in order; of about equal size, so that they leave in one run. */
    public List<byte[]> cut(byte[] frame) {
        int room = MAX_PAYLOAD_BYTES - DESCRIPTOR_BYTES;
        int count = Math.max(1, (frame.length + room - 1) / room);
        int each = (frame.length + count - 1) / count;
        List<byte[]> payloads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = i * each;
            int sizeBytes = Math.min(each, frame.length - from);
            byte[] payload = new byte[DESCRIPTOR_BYTES + sizeBytes];
            payload[0] = (byte) (0x80 | (i == 0 ? 0x10 : 0)); // X, and S on the first
            payload[1] = (byte) 0x80; // I: a picture id follows
            payload[2] = (byte) (0x80 | pictureId >>> 8); // M: 15 bits
            payload[3] = (byte) pictureId;
            System.arraycopy(frame, from, payload, DESCRIPTOR_BYTES, sizeBytes);
            payloads.add(payload);
        }
        pictureId = pictureId + 1 & 0x7FFF;
        return payloads;
    }
}
