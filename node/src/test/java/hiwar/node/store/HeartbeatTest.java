package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeartbeatTest {
    @Test
    void itBeatsWhileSomethingWouldMissIt(@TempDir Path folder) throws Exception {
        List<Long> before = new CopyOnWriteArrayList<>();
        CountDownLatch beaten = new CountDownLatch(3);
        try (Store store = Store.open(new DatabaseAddress.Sqlite(folder))) {
            Life life = store.life();
            InstantSource clock = () -> Instant.ofEpochMilli(1_000L * before.size());
            Heartbeat heartbeat = new Heartbeat(life, clock, () -> {
                before.add(life.lastAliveMillis());
                beaten.countDown();
                return before.size() == 2; // not at first, then once
            });
            beaten.await();
            heartbeat.close();
            assertThat(before.subList(0, 3)).containsExactly(0L, 0L, 2_000L);
        }
    }
}
