package hiwar.node.socket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits for one WebSocket, one frame after the other, and pings. It runs on a virtual thread of its own,
 * whose name is what the log calls it.
 *
 * @param <F> what a frame is made of
 */
public final class SocketWriter<F> {
    /**
     * How a dead connection is noticed.
     *
     * @param ping how often the client is asked for a sign of life
     * @param silence after how long without any frame nobody is there
     */
    public record Heartbeat(Duration ping, Duration silence) {
        /** Pings as LiveKit sends them; every client answers, so three without any frame are enough. */
        public static final Heartbeat USUAL = new Heartbeat(Duration.ofSeconds(10), Duration.ofSeconds(35));
    }

    /** How a frame leaves. */
    public interface Sender<F> {
        void send(Session session, F frame, Callback done);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SocketWriter.class);

    /** One frame that has not left by then never will. */
    private static final int SEND_SECONDS = 10;
    /** How long the client may take to answer a close frame. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final SendQueue<F> queue;
    private final Heartbeat heartbeat;
    private final Sender<F> sender;
    private volatile long heardNanos = System.nanoTime();

    /** A writer that is ready to {@link #run}. */
    public SocketWriter(SendQueue<F> queue, Heartbeat heartbeat, Sender<F> sender) {
        this.queue = queue;
        this.heartbeat = heartbeat;
        this.sender = sender;
    }

    /** The client has shown that it is there. */
    public void heard() {
        heardNanos = System.nanoTime();
    }

    /** Sends until it has sent a close frame, or the connection is no good; then it is cut. */
    public void run(Session session) {
        boolean saidGoodBye = false;
        try {
            sendAll(session);
            saidGoodBye = true; // the rest is up to the client, for as long as the idle timeout allows
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{}: not sent: {}", Thread.currentThread().getName(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!saidGoodBye) {
                session.disconnect();
            }
        }
    }

    private void sendAll(Session session) throws InterruptedException, ExecutionException, TimeoutException {
        long pingNanos = System.nanoTime() + heartbeat.ping().toNanos();
        while (true) {
            switch (queue.poll(pingNanos - System.nanoTime())) {
                case null -> {
                    if (System.nanoTime() - heardNanos > heartbeat.silence().toNanos()) {
                        throw new TimeoutException("the client does not answer pings");
                    }
                    sent(done -> session.sendPing(ByteBuffer.allocate(0), done));
                    pingNanos = System.nanoTime() + heartbeat.ping().toNanos();
                }
                case SendQueue.Frame<F> frame -> sent(done -> sender.send(session, frame.content(), done));
                case SendQueue.Close<F> close -> {
                    session.setIdleTimeout(CLOSE_TIMEOUT);
                    sent(done -> session.close(close.code(), close.reason(), done));
                    return;
                }
            }
        }
    }

    private static void sent(Consumer<Callback> sending)
            throws InterruptedException, ExecutionException, TimeoutException {
        Callback.Completable.with(sending::accept).get(SEND_SECONDS, TimeUnit.SECONDS);
    }
}
