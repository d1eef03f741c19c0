package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.socket.SendQueue;
import hiwar.node.socket.SendQueue.Close;
import hiwar.node.socket.SendQueue.Frame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TalkQueueTest {
    @Test
    void itemsComeOutInOrderAndNothingAfterTheClose() throws InterruptedException {
        SendQueue<String> queue = TalkSocket.queue(TalkSocket.MAX_FRAMES);
        queue.offer("a");
        queue.offer("b");
        queue.close(4403, "ended");
        assertThat(queue.offer("c")).isTrue();
        assertThat(queue.poll(0)).isEqualTo(new Frame<>("a"));
        assertThat(queue.poll(0)).isEqualTo(new Frame<>("b"));
        assertThat(queue.poll(0)).isEqualTo(new Close<>(4403, "ended"));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void whatDoesNotFitIsSaidSoAndACloseAlwaysFits() throws InterruptedException {
        SendQueue<String> queue = TalkSocket.queue(TalkSocket.MAX_FRAMES);
        for (int i = 0; i < TalkSocket.MAX_FRAMES; i++) {
            assertThat(queue.offer("x")).isTrue();
        }
        assertThat(queue.offer("one too many")).isFalse();
        queue.poll(0);
        assertThat(queue.offer("fits again")).isTrue();
        queue.close(1012, "");
        for (int i = 0; i < TalkSocket.MAX_FRAMES; i++) {
            assertThat(queue.poll(0)).isInstanceOf(Frame.class);
        }
        assertThat(queue.poll(0)).isEqualTo(new Close<>(1012, ""));
    }

    @Test
    void whoIsGivenUpIsClosedAtOnce() throws InterruptedException {
        SendQueue<String> queue = TalkSocket.queue(TalkSocket.MAX_FRAMES);
        queue.offer("a");
        queue.abandon(1013, "too slow");
        assertThat(queue.poll(0)).isEqualTo(new Close<>(1013, "too slow"));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void whoWaitsIsWoken() throws Exception {
        SendQueue<String> queue = TalkSocket.queue(TalkSocket.MAX_FRAMES);
        Thread offering = Thread.ofVirtual().start(() -> queue.offer("late"));
        assertThat(queue.poll(TimeUnit.SECONDS.toNanos(20))).isEqualTo(new Frame<>("late"));
        offering.join();
    }
}
