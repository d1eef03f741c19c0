package hiwar.node.http;

import com.google.protobuf.InvalidProtocolBufferException;
import hiwar.node.loop.Inbox;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.SignalPort;
import hiwar.room.auth.Grants;
import hiwar.room.id.SessionId;
import hiwar.room.room.ShardInput;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One signalling WebSocket, from the request that asks for it to its end.
 *
 * <p>Three sides meet here: the thread of the HTTP request, which waits for the shard's decision; the shard's loop,
 * which leaves frames in a bounded queue and never waits; and the session's writer, a virtual thread that sends them
 * and pings. The shard is told of the end exactly once, whichever side notices it first. Public because Jetty calls it
 * by reflection.
 */
public final class SignalSocket implements SignalPort, Session.Listener.AutoDemanding {
    /**
     * How a dead connection is noticed.
     *
     * @param ping how often the client is asked for a sign of life
     * @param silence after how long without any frame nobody is there
     */
    record Heartbeat(Duration ping, Duration silence) {
        /** Pings as LiveKit sends them; every client answers, so three without any frame are enough. */
        static final Heartbeat USUAL = new Heartbeat(Duration.ofSeconds(10), Duration.ofSeconds(35));
    }

    private static final Logger LOG = LoggerFactory.getLogger(SignalSocket.class);

    /** A shard decides within one turn; clients give up after five seconds. */
    private static final int DECISION_SECONDS = 4;
    /** Between the decision and the open WebSocket there is one round trip at most. */
    private static final int OPEN_SECONDS = 10;
    /** One frame that has not left by then never will. */
    private static final int SEND_SECONDS = 10;
    /** How long a full inbox is waited for before the session is given up. */
    private static final int BUSY_ATTEMPTS = 200;

    private static final int BUSY_PAUSE_MILLIS = 10;

    /** How long the client may take to answer a close frame. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private static final int GOING_AWAY = 1001;
    private static final int INVALID_PAYLOAD = 1007;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Sessions sessions;
    private final Inbox inbox;
    private final AccessTokens tokens;
    private final Heartbeat heartbeat;
    private final SessionId id;
    private final FrameQueue queue = new FrameQueue();
    private final CompletableFuture<Optional<Refusal>> decision = new CompletableFuture<>();
    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private final FramePace pace = new FramePace(System.nanoTime());
    private volatile long heardNanos = System.nanoTime();
    /** Clients are answered in the kind of frame that they sent last. */
    private volatile boolean textual;

    /** A session of a shard; not known to it before {@link #join}. */
    SignalSocket(Sessions sessions, Inbox inbox, AccessTokens tokens, Heartbeat heartbeat) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.tokens = tokens;
        this.heartbeat = heartbeat;
        this.id = sessions.add(this);
    }

    SessionId id() {
        return id;
    }

    /** Asks the shard and waits for its decision: why not, or null when the participant is in. */
    @Nullable
    Refusal join(JoinParams params) {
        ShardInput input = params.resumes() ? new ShardInput.Resume(id, params) : new ShardInput.Join(id, params);
        if (!inbox.offer(input)) {
            sessions.remove(id);
            return new Refusal(503, "the server is busy, try again later");
        }
        try {
            Optional<Refusal> refusal = decision.get(DECISION_SECONDS, TimeUnit.SECONDS);
            if (refusal.isPresent()) {
                sessions.remove(id);
            }
            return refusal.orElse(null);
        } catch (TimeoutException | ExecutionException e) {
            end();
            return new Refusal(500, "the room did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
            return new Refusal(503, "the server is stopping");
        }
    }

    /** Starts the writer: the upgrade is under way. */
    void startWriting() {
        Thread.ofVirtual().name("signal-" + id.value()).start(this::write);
    }

    /** The WebSocket is gone, or never came. */
    void end() {
        queue.abandon();
        opened.completeExceptionally(new IllegalStateException("ended"));
        if (sessions.remove(id)) {
            inbox.put(new ShardInput.SignalLost(id));
            LOG.debug("{}: closed", id);
        }
    }

    // From the shard's loop.

    @Override
    public void accept(SignalResponse first) {
        signal(first);
        decision.complete(Optional.empty());
    }

    @Override
    public void refuse(Refusal refusal) {
        decision.complete(Optional.of(refusal));
    }

    @Override
    public void signal(SignalResponse response) {
        offer(new FrameQueue.Frame(response));
    }

    @Override
    public void refreshToken(Grants grants) {
        offer(new FrameQueue.Token(grants));
    }

    @Override
    public void close(int code, String reason) {
        queue.offer(new FrameQueue.Close(code, reason));
    }

    private void offer(FrameQueue.Item item) {
        if (!queue.offer(item)) {
            LOG.info("{}: does not read what it is sent, so it is closed", id);
            end();
        }
    }

    // The writer.

    private void write() {
        try {
            Session session = opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
            boolean saidGoodBye = false;
            try {
                sendAll(session);
                saidGoodBye = true; // the rest is up to the client, for as long as the idle timeout allows
            } finally {
                if (!saidGoodBye) {
                    session.disconnect();
                }
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{}: not sent: {}", id, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Sends until it has sent a close frame. */
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
                case FrameQueue.Frame frame -> send(session, frame.response());
                case FrameQueue.Token token -> send(session, refreshed(token.grants()));
                case FrameQueue.Close close -> {
                    session.setIdleTimeout(CLOSE_TIMEOUT);
                    sent(done -> session.close(close.code(), close.reason(), done));
                    return;
                }
            }
        }
    }

    private SignalResponse refreshed(Grants grants) {
        return SignalResponse.newBuilder()
                .setRefreshToken(tokens.refreshed(grants))
                .build();
    }

    private void send(Session session, SignalResponse response)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (textual) {
            String json = FrameCodec.json(response);
            sent(done -> session.sendText(json, done));
        } else {
            ByteBuffer frame = ByteBuffer.wrap(response.toByteArray());
            sent(done -> session.sendBinary(frame, done));
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
        heardNanos = System.nanoTime();
        opened.complete(session);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        textual = false;
        try {
            deliver(FrameCodec.request(payload));
        } catch (InvalidProtocolBufferException malformed) {
            queue.offer(new FrameQueue.Close(INVALID_PAYLOAD, "not a SignalRequest"));
        }
        callback.succeed();
    }

    @Override
    public void onWebSocketText(String message) {
        textual = true;
        try {
            deliver(FrameCodec.request(message));
        } catch (InvalidProtocolBufferException malformed) {
            queue.offer(new FrameQueue.Close(INVALID_PAYLOAD, "not a SignalRequest"));
        }
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

    /** Waits when the client is too fast or the shard too busy: that slows down this client and nobody else. */
    private void deliver(SignalRequest request) {
        heardNanos = System.nanoTime();
        ShardInput.Signal input = new ShardInput.Signal(id, request);
        try {
            TimeUnit.NANOSECONDS.sleep(pace.delayNanos(heardNanos));
            for (int attempt = 0; !inbox.offer(input); attempt++) {
                if (attempt == BUSY_ATTEMPTS) {
                    queue.offer(new FrameQueue.Close(TRY_AGAIN_LATER, "the server is busy"));
                    return;
                }
                Thread.sleep(BUSY_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            queue.offer(new FrameQueue.Close(GOING_AWAY, ""));
        }
    }
}
