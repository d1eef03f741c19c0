package hiwar.node.loop;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.SessionId;
import hiwar.room.room.ShardInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InboxTest {
    private final AtomicInteger wakeups = new AtomicInteger();
    private final Inbox inbox = new Inbox(wakeups::incrementAndGet);

    @Test
    void inputsComeOutInTheirOrder() {
        inbox.offer(input(1));
        inbox.put(input(2));
        inbox.offer(input(3));
        assertThat(inbox.size()).isEqualTo(3);
        assertThat(inbox.poll()).isEqualTo(input(1));
        assertThat(inbox.poll()).isEqualTo(input(2));
        assertThat(inbox.poll()).isEqualTo(input(3));
        assertThat(inbox.poll()).isNull();
        assertThat(inbox.size()).isZero();
    }

    @Test
    void aFullInboxRefusesWhatMayBeRefused() {
        for (int i = 0; i < Inbox.MAX_WAITING; i++) {
            assertThat(inbox.offer(input(i))).isTrue();
        }
        assertThat(inbox.offer(input(-1))).isFalse();
        assertThat(inbox.refused()).isEqualTo(1);
        inbox.put(input(-2));
        assertThat(inbox.size()).isEqualTo(Inbox.MAX_WAITING + 1);
    }

    @Test
    void theLoopIsWokenOnlyWhenItWaits() {
        inbox.offer(input(1));
        assertThat(wakeups).hasValue(0);
        assertThat(inbox.mayWait()).as("something is there").isFalse();
        inbox.awake();
        inbox.poll();
        assertThat(inbox.mayWait()).isTrue();
        inbox.offer(input(2));
        inbox.offer(input(3));
        assertThat(wakeups).as("once is enough").hasValue(1);
    }

    @Test
    void nothingIsLostBetweenManyThreads() throws InterruptedException {
        int threads = 8;
        int each = 2_000;
        CountDownLatch start = new CountDownLatch(1);
        for (int thread = 0; thread < threads; thread++) {
            int from = thread * each;
            Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int i = 0; i < each; i++) {
                    inbox.offer(input(from + i));
                }
            });
        }
        start.countDown();
        Map<Long, List<Long>> byThread = new HashMap<>();
        for (int taken = 0; taken < threads * each; ) {
            if (inbox.poll() instanceof ShardInput.SignalLost lost) {
                long value = lost.session().value();
                byThread.computeIfAbsent(value / each, any -> new ArrayList<>()).add(value);
                taken++;
            } else {
                Thread.onSpinWait();
            }
        }
        assertThat(byThread).hasSize(threads);
        byThread.values().forEach(values -> assertThat(values).hasSize(each).isSorted());
    }

    private static ShardInput input(long session) {
        return new ShardInput.SignalLost(new SessionId(session));
    }
}
