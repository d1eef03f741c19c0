package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.FrameQueue.Close;
import hiwar.node.http.FrameQueue.Frame;
import java.util.concurrent.TimeUnit;
import livekit.LivekitRtc.SignalResponse;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
    private final FrameQueue queue = new FrameQueue();

    @Test
    void framesLeaveInTheirOrderAndTheCloseLast() throws InterruptedException {
        Frame first = frame("1");
        Frame second = frame("2");
        assertThat(queue.offer(first)).isTrue();
        assertThat(queue.offer(second)).isTrue();
        assertThat(queue.offer(new Close(1000, "done"))).isTrue();
        assertThat(queue.offer(frame("too late"))).as("is ignored, not refused").isTrue();
        assertThat(queue.poll(0)).isEqualTo(first);
        assertThat(queue.poll(0)).isEqualTo(second);
        assertThat(queue.poll(0)).isEqualTo(new Close(1000, "done"));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void tooManyFramesAreRefused() {
        for (int i = 0; i < FrameQueue.MAX_FRAMES; i++) {
            assertThat(queue.offer(frame("x"))).isTrue();
        }
        assertThat(queue.offer(frame("x"))).isFalse();
        assertThat(queue.offer(new Close(1001, ""))).as("a close always fits").isTrue();
    }

    @Test
    void tooManyBytesAreRefusedUntilSomeHaveLeft() throws InterruptedException {
        Frame large = frame("x".repeat(1 << 20));
        int taken = 0;
        while (queue.offer(large)) {
            taken++;
        }
        assertThat(taken).isEqualTo(FrameQueue.MAX_BYTES / (1 << 20) - 1);
        assertThat(queue.poll(0)).isEqualTo(large);
        assertThat(queue.offer(large)).isTrue();
        assertThat(queue.offer(large)).isFalse();
    }

    @Test
    void anAbandonedQueueEndsItsWriter() throws InterruptedException {
        queue.offer(frame("never sent"));
        queue.abandon();
        assertThat(queue.poll(0)).isInstanceOf(Close.class);
        assertThat(queue.offer(frame("too late"))).isTrue();
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void aWaitingWriterIsWoken() throws InterruptedException {
        Frame late = frame("late");
        Thread.ofVirtual().start(() -> queue.offer(late));
        assertThat(queue.poll(TimeUnit.SECONDS.toNanos(10))).isEqualTo(late);
    }

    private static Frame frame(String token) {
        return new Frame(SignalResponse.newBuilder().setRefreshToken(token).build());
    }
}
