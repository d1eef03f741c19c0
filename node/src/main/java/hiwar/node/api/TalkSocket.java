package hiwar.node.api;

import hiwar.node.loop.TalkDesk;
import hiwar.node.loop.TalkPort;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkOutputs;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Decoded;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a seat to its talk.
 *
 * <p>Three sides meet here: the thread on which its frames come in, which may wait for the shard; the shard's loop,
 * which leaves frames in a bounded queue and never waits; and the writer, a virtual thread that sends them and pings.
 * The desk is told of the end exactly once. Public because Jetty calls it by reflection.
 */
public final class TalkSocket implements TalkPort, Session.Listener.AutoDemanding {
    /** Bytes of one frame at most: three for each character that {@link TalkRequest#MAX_CHARS} allows. */
    static final int MAX_FRAME_BYTES = 3 * TalkRequest.MAX_CHARS;
    /** So many unreadable frames may come of a client that is a version behind; then it is broken. */
    static final int MAX_MISREADS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(TalkSocket.class);

    private static final Duration PING = Duration.ofSeconds(10);
    /** Three pings without any sign of life. */
    private static final Duration SILENCE = Duration.ofSeconds(35);
    /** One frame that has not left by then never will. */
    private static final int SEND_SECONDS = 10;
    /** How long the client may take to answer a close frame. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /** More frames a second than any client sends are read later, so that TCP slows the sender down. */
    static final int MAX_FRAMES_PER_SECOND = 50;
    /** How long a full inbox is waited for before the connection is given up. */
    private static final int BUSY_ATTEMPTS = 200;

    private static final int BUSY_PAUSE_MILLIS = 10;
    private static final int GOING_AWAY = 1001;
    private static final int NOT_TEXT = 1003;
    private static final int TRY_AGAIN_LATER = 1013;

    private final TalkDesk desk;
    private final TalkId talk;
    private final SeatId seat;
    private final BooleanSupplier stillInvited;
    private final TalkQueue queue;
    private volatile @Nullable TalkSessionId id;
    private volatile long heardNanos = System.nanoTime();

    // Of the thread on which frames come in, one at a time.
    private long windowNanos = System.nanoTime();
    private int framesInWindow;
    private int misreads;

    /**
     * A connection whose session was checked.
     *
     * @param stillInvited checks it once more, when the shard knows of the connection: in between it may have ended
     */
    TalkSocket(TalkDesk desk, TalkId talk, SeatId seat, BooleanSupplier stillInvited) {
        this(desk, talk, seat, stillInvited, TalkQueue.MAX_FRAMES);
    }

    TalkSocket(TalkDesk desk, TalkId talk, SeatId seat, BooleanSupplier stillInvited, int maxFrames) {
        this.desk = desk;
        this.talk = talk;
        this.seat = seat;
        this.stillInvited = stillInvited;
        this.queue = new TalkQueue(maxFrames);
    }

    // From the shard's loop.

    @Override
    public void tell(String frame) {
        if (!queue.offer(new TalkQueue.Frame(frame))) {
            LOG.info("{}: seat {} of talk {} does not read what it is sent, so it is closed", id, seat, talk);
            end(new TalkQueue.Close(TRY_AGAIN_LATER, "too slow"));
        }
    }

    @Override
    public void hangUp(int code, String reason) {
        queue.offer(new TalkQueue.Close(code, reason));
    }

    // The writer.

    private void write(Session session) {
        boolean saidGoodBye = false;
        try {
            sendAll(session);
            saidGoodBye = true; // the rest is up to the client, for as long as the idle timeout allows
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{}: not sent: {}", id, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!saidGoodBye) {
                session.disconnect();
            }
            end();
        }
    }

    /** Sends until it has sent a close frame. */
    private void sendAll(Session session) throws InterruptedException, ExecutionException, TimeoutException {
        long pingNanos = System.nanoTime() + PING.toNanos();
        while (true) {
            switch (queue.poll(pingNanos - System.nanoTime())) {
                case null -> {
                    if (System.nanoTime() - heardNanos > SILENCE.toNanos()) {
                        throw new TimeoutException("the client does not answer pings");
                    }
                    sent(done -> session.sendPing(ByteBuffer.allocate(0), done));
                    pingNanos = System.nanoTime() + PING.toNanos();
                }
                case TalkQueue.Frame frame -> sent(done -> session.sendText(frame.text(), done));
                case TalkQueue.Close close -> {
                    session.setIdleTimeout(CLOSE_TIMEOUT);
                    sent(done -> session.close(close.code(), close.reason(), done));
                    return;
                }
            }
        }
    }

    private interface Sending {
        void start(Callback done);
    }

    private static void sent(Sending sending) throws InterruptedException, ExecutionException, TimeoutException {
        Callback.Completable.with(sending::start).get(SEND_SECONDS, TimeUnit.SECONDS);
    }

    // From the WebSocket.

    @Override
    public void onWebSocketOpen(Session session) {
        session.setMaxTextMessageSize(MAX_FRAME_BYTES);
        session.setMaxFrameSize(MAX_FRAME_BYTES);
        session.setMaxBinaryMessageSize(1);
        TalkSessionId connected = desk.connect(talk, seat, this);
        id = connected;
        LOG.debug("{}: seat {} of talk {}", connected, seat, talk);
        Thread.ofVirtual().name(connected.toString()).start(() -> write(session));
        if (!stillInvited.getAsBoolean()) {
            hangUp(TalkOutputs.BARRED, "the invitation has ended");
        }
    }

    @Override
    public void onWebSocketText(String message) {
        heardNanos = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(delayNanos());
            switch (TalkRequest.read(message)) {
                case Decoded.Read<TalkRequest> read -> deliver(read.value());
                case Decoded.Unread<TalkRequest> unread -> misread(unread.what());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hangUp(GOING_AWAY, "");
        }
    }

    private long delayNanos() {
        long passedNanos = heardNanos - windowNanos;
        if (passedNanos >= TimeUnit.SECONDS.toNanos(1)) {
            windowNanos = heardNanos;
            framesInWindow = 0;
            passedNanos = 0;
        }
        return ++framesInWindow <= MAX_FRAMES_PER_SECOND ? 0 : TimeUnit.SECONDS.toNanos(1) - passedNanos;
    }

    private void misread(String what) {
        tell(new TalkFrame.Misread(what).text());
        if (++misreads >= MAX_MISREADS) {
            hangUp(TalkOutputs.MISBEHAVED, "too many frames that cannot be read");
        }
    }

    /** Waits when the shard is busy: that slows down this client and nobody else. */
    private void deliver(TalkRequest request) throws InterruptedException {
        TalkSessionId connected = id;
        for (int attempt = 0; connected != null && !desk.ask(connected, request); attempt++) {
            if (attempt == BUSY_ATTEMPTS) {
                hangUp(TRY_AGAIN_LATER, "the server is busy");
                return;
            }
            Thread.sleep(BUSY_PAUSE_MILLIS);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        hangUp(NOT_TEXT, "frames are text");
        callback.succeed();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heardNanos = System.nanoTime();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("{}: {}", id, cause.toString());
        end();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    private void end() {
        end(new TalkQueue.Close(GOING_AWAY, ""));
    }

    private void end(TalkQueue.Close close) {
        queue.abandon(close);
        TalkSessionId connected = id;
        if (connected != null) {
            desk.disconnect(connected);
        }
    }
}
