package hiwar.sim.media;

import java.nio.ByteBuffer;

/**
 * Frames that look like VP8 to a forwarder (RFC 6386 section 9.1) and say, to whoever receives them, which encoding and
 * which frame they are. Nothing decodes them.
 */
public final class SyntheticVideo {
    /** What every frame has at least: its headers and its marks. */
    public static final int MIN_FRAME_BYTES = 20;

    private static final int START_CODE = 0x9D012A;
    private static final int KEYFRAME_HEADER_BYTES = 10;

    private final int encoding;
    private final int width;
    private final int height;
    private int number;

    /**
     * A source of frames.
     *
     * @param encoding which simulcast version it is, 0..255: put into every frame
     */
    public SyntheticVideo(int encoding, int width, int height) {
        this.encoding = encoding;
        this.width = width;
        this.height = height;
    }

    /** What a received frame says of itself. */
    public record Marks(int encoding, int number) {}

    /** The next frame, {@code sizeBytes} long, at least {@link #MIN_FRAME_BYTES}. */
    public byte[] next(boolean keyframe, int sizeBytes) {
        ByteBuffer frame = ByteBuffer.allocate(Math.max(MIN_FRAME_BYTES, sizeBytes));
        int partBytes = frame.capacity() - KEYFRAME_HEADER_BYTES;
        int tag = (keyframe ? 0 : 1) | 1 << 4 | partBytes << 5; // show_frame, size of the first partition
        frame.put((byte) tag).put((byte) (tag >>> 8)).put((byte) (tag >>> 16));
        if (keyframe) {
            frame.put((byte) (START_CODE >>> 16)).put((byte) (START_CODE >>> 8)).put((byte) START_CODE);
            frame.put((byte) width).put((byte) (width >>> 8));
            frame.put((byte) height).put((byte) (height >>> 8));
        }
        frame.position(KEYFRAME_HEADER_BYTES);
        frame.putInt(encoding).putInt(number++);
        return frame.array();
    }

    /** Reads the marks of a frame that one of these sources made. */
    public static Marks marks(byte[] frame) {
        ByteBuffer view = ByteBuffer.wrap(frame);
        return new Marks(view.getInt(KEYFRAME_HEADER_BYTES), view.getInt(KEYFRAME_HEADER_BYTES + 4));
    }
}
