package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.api.TalkQueue.Close;
import hiwar.node.api.TalkQueue.Frame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TalkQueueTest {
    @Test
    void itemsComeOutInOrderAndNothingAfterTheClose() throws InterruptedException {
        TalkQueue queue = new TalkQueue(TalkQueue.MAX_FRAMES);
        queue.offer(new Frame("a"));
        queue.offer(new Frame("b"));
        queue.offer(new Close(4403, "ended"));
        assertThat(queue.offer(new Frame("c"))).isTrue();
        assertThat(queue.poll(0)).isEqualTo(new Frame("a"));
        assertThat(queue.poll(0)).isEqualTo(new Frame("b"));
        assertThat(queue.poll(0)).isEqualTo(new Close(4403, "ended"));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void whatDoesNotFitIsSaidSoAndACloseAlwaysFits() throws InterruptedException {
        TalkQueue queue = new TalkQueue(TalkQueue.MAX_FRAMES);
        for (int i = 0; i < TalkQueue.MAX_FRAMES; i++) {
            assertThat(queue.offer(new Frame("x"))).isTrue();
        }
        assertThat(queue.offer(new Frame("one too many"))).isFalse();
        queue.poll(0);
        assertThat(queue.offer(new Frame("fits again"))).isTrue();
        assertThat(queue.offer(new Close(1012, ""))).isTrue();
    }

    @Test
    void whoIsGivenUpIsClosedAtOnce() throws InterruptedException {
        TalkQueue queue = new TalkQueue(TalkQueue.MAX_FRAMES);
        queue.offer(new Frame("a"));
        queue.abandon(new Close(1013, "too slow"));
        assertThat(queue.poll(0)).isEqualTo(new Close(1013, "too slow"));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void whoWaitsIsWoken() throws Exception {
        TalkQueue queue = new TalkQueue(TalkQueue.MAX_FRAMES);
        Thread offering = Thread.ofVirtual().start(() -> queue.offer(new Frame("late")));
        assertThat(queue.poll(TimeUnit.SECONDS.toNanos(20))).isEqualTo(new Frame("late"));
        offering.join();
    }
}
