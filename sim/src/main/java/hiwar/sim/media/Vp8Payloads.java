package hiwar.sim.media;

import java.util.ArrayList;
import java.util.List;

/** Cuts the VP8 frames of one encoding into RTP payloads (RFC 7741 section 4.2), with a 15-bit picture id. */
public final class Vp8Payloads {
    /** Leaves room for headers and tags below the 1,200 bytes that browsers use too. */
    public static final int MAX_PAYLOAD_BYTES = 1_100;

    private static final int DESCRIPTOR_BYTES = 4;
    private static final int LAYERED_DESCRIPTOR_BYTES = 6;
    private int pictureId;
    private int baseFrames;

    /** The payloads of the next frame, in order; of about equal size, so that they leave in one run. */
    public List<byte[]> cut(byte[] frame) {
        return cut(frame, DESCRIPTOR_BYTES, 0);
    }

    /**
     * The same with what a forwarder needs to leave frames out (TL0PICIDX and TID), as browsers send it.
     *
     * @param temporalLayer 0 for frames that others build on, 1..3 for those that may be left out
     */
    public List<byte[]> cut(byte[] frame, int temporalLayer) {
        if (temporalLayer == 0) {
            baseFrames = baseFrames + 1 & 0xFF;
        }
        return cut(frame, LAYERED_DESCRIPTOR_BYTES, temporalLayer);
    }

    private List<byte[]> cut(byte[] frame, int descriptorBytes, int temporalLayer) {
        int room = MAX_PAYLOAD_BYTES - descriptorBytes;
        int count = Math.max(1, (frame.length + room - 1) / room);
        int each = (frame.length + count - 1) / count;
        boolean layered = descriptorBytes == LAYERED_DESCRIPTOR_BYTES;
        List<byte[]> payloads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = i * each;
            int sizeBytes = Math.min(each, frame.length - from);
            byte[] payload = new byte[descriptorBytes + sizeBytes];
            boolean droppable = temporalLayer > 0;
            payload[0] = (byte) (0x80 | (droppable ? 0x20 : 0) | (i == 0 ? 0x10 : 0)); // X, N, and S on the first
            payload[1] = (byte) (layered ? 0xE0 : 0x80); // I: a picture id follows; L and T
            payload[2] = (byte) (0x80 | pictureId >>> 8); // M: 15 bits
            payload[3] = (byte) pictureId;
            if (layered) {
                payload[4] = (byte) baseFrames;
                payload[5] = (byte) (temporalLayer << 6 | (droppable ? 0x20 : 0)); // TID, and Y: builds on the base
            }
            System.arraycopy(frame, from, payload, descriptorBytes, sizeBytes);
            payloads.add(payload);
        }
        pictureId = pictureId + 1 & 0x7FFF;
        return payloads;
    }
}
