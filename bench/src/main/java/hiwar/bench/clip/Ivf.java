package hiwar.bench.clip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads VP8 frames from an IVF file: a 32-byte header and a 12-byte header before each frame, little-endian
 * (multimedia.cx wiki "Duck IVF").
 */
public final class Ivf {
    private static final int SIGNATURE = 0x46494B44; // "DKIF"
    private static final int FRAME_HEADER_BYTES = 12;
    private static final int RTP_CLOCK_HZ = 90_000;

    private Ivf() {}

    /**
     * The frames with timestamps on the 90 kHz clock of RFC 7741.
     *
     * @throws IllegalArgumentException when the bytes are no IVF file
     */
    public static Clip read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 32 || in.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("not an IVF file: the signature DKIF is missing");
        }
        int headerBytes = in.getShort(6) & 0xFFFF;
        long rate = in.getInt(16) & 0xFFFF_FFFFL;
        long scale = in.getInt(20) & 0xFFFF_FFFFL;
        List<Clip.Frame> frames = new ArrayList<>();
        long lastTicks = 0;
        int at = headerBytes;
        while (at + FRAME_HEADER_BYTES <= file.length) {
            int sizeBytes = in.getInt(at);
            long ticks = in.getLong(at + 4) * scale * RTP_CLOCK_HZ / rate;
            if (sizeBytes < 0 || sizeBytes > file.length - at - FRAME_HEADER_BYTES) {
                throw new IllegalArgumentException("the IVF frame at byte " + at + " is cut off");
            }
            byte[] data = new byte[sizeBytes];
            in.get(at + FRAME_HEADER_BYTES, data);
            frames.add(new Clip.Frame(ticks, data));
            lastTicks = ticks;
            at += FRAME_HEADER_BYTES + sizeBytes;
        }
        return new Clip(RTP_CLOCK_HZ, lastTicks + scale * RTP_CLOCK_HZ / rate, frames);
    }
}
