package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.socket.SendQueue;
import hiwar.node.socket.SendQueue.Close;
import hiwar.node.socket.SendQueue.Frame;
import java.util.concurrent.TimeUnit;
import livekit.LivekitRtc.SignalResponse;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
    private final SendQueue<SignalSocket.Outgoing> queue = SignalSocket.queue();

    @Test
    void framesLeaveInTheirOrderAndTheCloseLast() throws InterruptedException {
        SignalSocket.Outgoing first = frame("1");
        SignalSocket.Outgoing second = frame("2");
        assertThat(queue.offer(first)).isTrue();
        assertThat(queue.offer(second)).isTrue();
        queue.close(1000, "done");
        assertThat(queue.offer(frame("too late"))).as("is ignored, not refused").isTrue();
        assertThat(queue.poll(0)).isEqualTo(new Frame<>(first));
        assertThat(queue.poll(0)).isEqualTo(new Frame<>(second));
        assertThat(queue.poll(0)).isEqualTo(new Close<>(1000, "done"));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void tooManyFramesAreRefused() throws InterruptedException {
        for (int i = 0; i < SignalSocket.MAX_FRAMES; i++) {
            assertThat(queue.offer(frame("x"))).isTrue();
        }
        assertThat(queue.offer(frame("x"))).isFalse();
        queue.close(1001, "");
        for (int i = 0; i < SignalSocket.MAX_FRAMES; i++) {
            queue.poll(0);
        }
        assertThat(queue.poll(0)).as("a close always fits").isEqualTo(new Close<>(1001, ""));
    }

    @Test
    void tooManyBytesAreRefusedUntilSomeHaveLeft() throws InterruptedException {
        SignalSocket.Outgoing large = frame("x".repeat(1 << 20));
        int taken = 0;
        while (queue.offer(large)) {
            taken++;
        }
        assertThat(taken).isEqualTo(SignalSocket.MAX_BYTES / (1 << 20) - 1);
        assertThat(queue.poll(0)).isEqualTo(new Frame<>(large));
        assertThat(queue.offer(large)).isTrue();
        assertThat(queue.offer(large)).isFalse();
    }

    @Test
    void anAbandonedQueueEndsItsWriter() throws InterruptedException {
        queue.offer(frame("never sent"));
        queue.abandon(1001, "");
        assertThat(queue.poll(0)).isInstanceOf(Close.class);
        assertThat(queue.offer(frame("too late"))).isTrue();
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void aWaitingWriterIsWoken() throws InterruptedException {
        SignalSocket.Outgoing late = frame("late");
        Thread.ofVirtual().start(() -> queue.offer(late));
        assertThat(queue.poll(TimeUnit.SECONDS.toNanos(10))).isEqualTo(new Frame<>(late));
    }

    private static SignalSocket.Outgoing frame(String token) {
        return SignalSocket.outgoing(
                SignalResponse.newBuilder().setRefreshToken(token).build());
    }
}
