package hiwar.sim.peer;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the packets of one stream back into their order and joins them to frames. Owned by a {@link ReceivedStream}. */
final class FrameAssembler {
    /** One packet's part of a frame. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Part(int timestamp, boolean first, boolean last, boolean keyframe, byte[] data) {}

    private final Consumer<ReceivedFrame> frames;
    /** Parts that wait for earlier ones; a null part was given up. */
    private final TreeMap<Long, @Nullable Part> waiting = new TreeMap<>();

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private long next = -1;
    private boolean whole;
    private boolean keyframe;
    private long count;
    private long broken;

    FrameAssembler(Consumer<ReceivedFrame> frames) {
        this.frames = frames;
    }

    void add(long number, @Nullable Part part) {
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

    long count() {
        return count;
    }

    long broken() {
        return broken;
    }
}
