package hiwar.node.store;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that says every two seconds that the node is alive, while there is something that would miss it. */
public final class Heartbeat implements AutoCloseable {
    /** An outage counts from the last beat: nobody loses more time than this. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Life life;
    private final InstantSource clock;
    private final BooleanSupplier needed;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts beating.
     *
     * @param needed whether to beat now: while a talk is open
     */
    public Heartbeat(Life life, InstantSource clock, BooleanSupplier needed) {
        this.life = life;
        this.clock = clock;
        this.needed = needed;
        thread = Thread.ofPlatform().name("heartbeat").daemon().start(this::run);
    }

    private void run() {
        boolean failed = false;
        while (!closed) {
            try {
                if (needed.getAsBoolean()) {
                    life.beat(clock.millis());
                }
                failed = false;
            } catch (DatabaseDown e) {
                if (!failed) {
                    LOG.warn("the database took no heartbeat: {}", e.getMessage());
                }
                failed = true;
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
