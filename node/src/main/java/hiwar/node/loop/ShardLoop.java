package hiwar.node.loop;

import com.sun.management.ThreadMXBean;
import hiwar.node.dtls.DtlsPort;
import hiwar.node.udp.UdpPort;
import hiwar.room.room.Shard;
import hiwar.room.room.ShardConfig;
import hiwar.room.room.ShardInput;
import hiwar.room.room.WallClock;
import hiwar.room.signal.AdminReply;
import hiwar.wire.TransportAddress;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform thread of one shard: receive a batch, drain the inbox, tick what is due, flush. Time is read once per
 * turn, when the wait is over. No exception ends it.
 */
public final class ShardLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ShardLoop.class);

    /** Snapshots are published this often even when nothing happens: a stuck loop can be told from an idle one. */
    private static final long SNAPSHOT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** Inputs of one turn: media must not wait for a crowd that joins. */
    private static final int MAX_INPUTS_PER_TURN = 256;
    /** A failure that comes again and again is logged this often. */
    private static final long FAILURE_LOG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final UdpPort udp;
    private final DtlsPort dtls;
    private final Inbox inbox;
    private final Shard shard;
    private final Thread thread;
    private volatile LoopSnapshot snapshot;

    // All below belongs to the thread.
    private long nowNanos;
    private boolean timeIsRead;
    private long turns;
    private long failures;
    private long failureLoggedNanos = System.nanoTime() - FAILURE_LOG_NANOS;
    private boolean stopping;

    /** A loop that is ready to {@link #start}. */
    ShardLoop(ShardConfig config, LoopParts parts, Replies<AdminReply> replies) {
        udp = parts.udp();
        inbox = new Inbox(udp::wakeup);
        dtls = new DtlsPort(parts.certificate(), new InboxEvents(inbox));
        nowNanos = System.nanoTime();
        WallClock clock = new WallClock(nowNanos, System.currentTimeMillis());
        ShardOutputs outputs = new ShardOutputs(udp, dtls, parts.sessions(), replies, parts.talks());
        shard = new Shard(config, clock, outputs, new SecureEntropy(), parts.ciphers());
        thread = Thread.ofPlatform().name("shard-" + config.shard()).unstarted(this::run);
        snapshot = takeSnapshot();
    }

    void start() {
        thread.start();
    }

    /** The door. */
    Inbox inbox() {
        return inbox;
    }

    /** Where datagrams come in. */
    TransportAddress address() {
        return udp.local();
    }

    /** The counters, at most a second old unless the loop is stuck. */
    LoopSnapshot snapshot() {
        return snapshot;
    }

    /** Tells everybody to go; {@link #awaitEnd} says when they were told. A loop that never started just closes. */
    void shutdown() {
        if (thread.getState() == Thread.State.NEW) {
            udp.close();
        } else {
            inbox.put(new ShardInput.Shutdown());
        }
    }

    /** Waits for the end of the thread; false when it did not come in time. */
    boolean awaitEnd(long timeoutMillis) throws InterruptedException {
        thread.join(timeoutMillis);
        return !thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            turn();
        }
        dtls.closeAll();
        udp.close();
    }

    private void turn() {
        turns++;
        timeIsRead = false;
        try {
            int received = udp.receive(this::datagram, inbox.mayWait() ? waitNanos() : 0);
            if (received == UdpPort.CLOSED) {
                LOG.error("{}: the UDP port was closed, so the shard ends", thread.getName());
                stopping = true;
            }
        } catch (RuntimeException e) {
            failed("receiving", e);
        }
        inbox.awake();
        readTime();
        drain();
        tick();
        flush();
        if (nowNanos - snapshot.takenNanos() >= SNAPSHOT_NANOS) {
            snapshot = takeSnapshot();
        }
    }

    private long waitNanos() {
        return Math.min(shard.deadlineNanos(), snapshot.takenNanos() + SNAPSHOT_NANOS) - System.nanoTime();
    }

    private void readTime() {
        if (!timeIsRead) {
            nowNanos = System.nanoTime();
            timeIsRead = true;
        }
    }

    private void datagram(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes) {
        readTime();
        try {
            shard.receive(from, buffer, offset, lengthBytes, nowNanos);
        } catch (RuntimeException e) {
            failed("a datagram", e);
        }
    }

    private void drain() {
        for (int i = 0; i < MAX_INPUTS_PER_TURN; i++) {
            ShardInput input = inbox.poll();
            if (input == null) {
                return;
            }
            try {
                shard.handle(input, nowNanos);
            } catch (RuntimeException e) {
                failed(input.getClass().getSimpleName(), e);
            }
            stopping |= input instanceof ShardInput.Shutdown; // what it has to say leaves with this turn
        }
    }

    private void tick() {
        if (nowNanos >= shard.deadlineNanos()) {
            try {
                shard.tick(nowNanos);
            } catch (RuntimeException e) {
                failed("a tick", e);
            }
        }
    }

    private void flush() {
        try {
            udp.flush();
        } catch (RuntimeException e) {
            failed("sending", e);
        }
    }

    /** The shard discards what broke by itself; what gets here was not foreseen, and the others must not suffer. */
    private void failed(String where, RuntimeException e) {
        failures++;
        if (nowNanos - failureLoggedNanos >= FAILURE_LOG_NANOS) {
            failureLoggedNanos = nowNanos;
            LOG.error("{}: failed at {} ({} failures so far)", thread.getName(), where, failures, e);
        }
    }

    private LoopSnapshot takeSnapshot() {
        return new LoopSnapshot(
                nowNanos,
                shard.snapshot(),
                udp.snapshot(),
                dtls.snapshot(),
                turns,
                failures,
                inbox.size(),
                inbox.refused(),
                allocatedBytes());
    }

    /** Packets should cost none of it; 0 where the JVM does not count. */
    private long allocatedBytes() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? Math.max(0, threads.getThreadAllocatedBytes(thread.threadId()))
                : 0;
    }
}
