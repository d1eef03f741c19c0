package hiwar.bench.peer;

import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.PacketCiphers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs any number of live peers: it waits on all their sockets at once, so that fifty peers cost fifty
 * sockets and not fifty threads that take turns. Everything about a peer happens here; {@link #post} is the only way
 * in.
 */
public final class PeerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerLoop.class);
    static final int DATAGRAM_BYTES = 2048;
    private static final long MILLISECOND_NANOS = 1_000_000L;

    private record Task(long atNanos, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Selector selector;
    private final Thread thread;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    /** Its ciphers share memory, so each thread has its own. */
    private final PacketCiphers ciphers = new JdkCiphers();

    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final List<LivePeer> peers = new ArrayList<>();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private long made;
    private volatile boolean closed;

    private PeerLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts a loop without peers. */
    public static PeerLoop start(String name) {
        PeerLoop loop = new PeerLoop(name);
        loop.thread.start();
        return loop;
    }

    /** Runs {@code action} on the loop as soon as it can; from any thread. */
    public void post(Runnable action) {
        inbox.add(action);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Runs {@code action} at {@code atNanos} of {@link System#nanoTime}; on the loop only. */
    public void at(long atNanos, Runnable action) {
        tasks.add(new Task(atNanos, made++, action));
    }

    HttpClient http() {
        return http;
    }

    PacketCiphers ciphers() {
        return ciphers;
    }

    /** Where the peers write what they send: it is gone before the next one writes. */
    ByteBuffer outgoing() {
        return outgoing;
    }

    void add(LivePeer peer, DatagramChannel channel) {
        try {
            channel.register(selector, SelectionKey.OP_READ, peer);
        } catch (IOException e) {
            throw new UncheckedIOException("the socket of a peer is closed", e);
        }
        peers.add(peer);
    }

    void remove(LivePeer peer) {
        peers.remove(peer);
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the peers' loop ends", e);
        }
    }

    private void turn() throws IOException {
        long waitNanos = deadlineNanos() - System.nanoTime();
        if (!inbox.isEmpty() || waitNanos <= 0) {
            selector.selectNow(this::read);
        } else if (waitNanos > Integer.MAX_VALUE) {
            selector.select(this::read);
        } else {
            selector.select(this::read, Math.max(1, waitNanos / MILLISECOND_NANOS));
        }
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            guarded(next);
        }
        long nowNanos = System.nanoTime();
        for (Task next = tasks.peek(); next != null && next.atNanos <= nowNanos; next = tasks.peek()) {
            tasks.poll();
            guarded(next.action);
        }
        for (LivePeer peer : List.copyOf(peers)) {
            guarded(() -> peer.tick(System.nanoTime()));
        }
    }

    /** What goes wrong with one peer must not end the others. */
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("a live peer failed", e);
        }
    }

    private long deadlineNanos() {
        Task first = tasks.peek();
        long deadline = first == null ? Long.MAX_VALUE : first.atNanos;
        for (LivePeer peer : peers) {
            deadline = Math.min(deadline, peer.deadlineNanos());
        }
        return deadline == Long.MAX_VALUE ? System.nanoTime() + Integer.MAX_VALUE * 2L : deadline;
    }

    private void read(SelectionKey key) {
        if (key.attachment() instanceof LivePeer peer) {
            guarded(() -> peer.read(incoming));
        }
    }

    /** Closes all peers without a word and ends the thread. */
    @Override
    public void close() {
        post(() -> {
            List.copyOf(peers).forEach(LivePeer::drop);
            closed = true;
        });
        try {
            thread.join();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the selector cannot be closed", e);
        }
        http.shutdownNow();
    }
}
