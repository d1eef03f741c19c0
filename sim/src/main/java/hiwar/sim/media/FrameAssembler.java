package hiwar.sim.media;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the packets of one stream back into their order and joins them to frames. */
public final class FrameAssembler {
    /** One packet's part of a frame. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Part(int timestamp, boolean first, boolean last, boolean keyframe, byte[] data) {}

    /** Stands for a packet that holds nothing: those behind it need not wait. */
    public static final Part PADDING = new Part(0, false, false, false, new byte[0]);

    private final Consumer<ReceivedFrame> frames;
    /** Parts that wait for earlier ones; a null part was given up. */
    private final TreeMap<Long, @Nullable Part> waiting = new TreeMap<>();

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private long next = -1;
    private boolean whole;
    private boolean keyframe;
    private long count;
    private long broken;

    /** Frames go to {@code frames} as soon as they are whole and their turn has come. */
    public FrameAssembler(Consumer<ReceivedFrame> frames) {
        this.frames = frames;
    }

    /** Takes the part of packet {@code number}, or null when it will never come. */
    public void add(long number, @Nullable Part part) {
        if (next < 0) {
            next = number;
        }
        if (number < next) {
            return;
        }
        waiting.put(number, part);
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            take(waiting.pollFirstEntry().getValue());
            next++;
        }
    }

    private void take(@Nullable Part part) {
        if (part == null) {
            whole = false;
            broken++;
            return;
        }
        if (part.first) {
            frame.reset();
            whole = true;
            keyframe = part.keyframe;
        }
        frame.writeBytes(part.data);
        if (part.last && whole) {
            whole = false;
            count++;
            frames.accept(new ReceivedFrame(part.timestamp, keyframe, frame.toByteArray()));
        }
    }

    /** How many frames were whole. */
    public long count() {
        return count;
    }

    /** How many packets were given up. */
    public long broken() {
        return broken;
    }
}
