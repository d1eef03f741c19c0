package hiwar.node.http;

import com.google.protobuf.InvalidProtocolBufferException;
import hiwar.node.loop.Inbox;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.SignalPort;
import hiwar.node.socket.FramePace;
import hiwar.node.socket.SendQueue;
import hiwar.node.socket.SocketWriter;
import hiwar.room.auth.Grants;
import hiwar.room.id.SessionId;
import hiwar.room.room.ShardInput;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import java.nio.ByteBuffer;
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
    /** What is sent: a message, or a token that is signed only then. */
    sealed interface Outgoing {}

    private record Message(SignalResponse response) implements Outgoing {}

    private record Token(Grants grants) implements Outgoing {}

    private static final Logger LOG = LoggerFactory.getLogger(SignalSocket.class);

    /** A shard decides within one turn; clients give up after five seconds. */
    private static final int DECISION_SECONDS = 4;
    /** Between the decision and the open WebSocket there is one round trip at most. */
    private static final int OPEN_SECONDS = 10;
    /** A client that has not read this many frames does not read at all. */
    static final int MAX_FRAMES = 4_096;
    /** A full picture of a room of five hundred, a few times over. */
    static final int MAX_BYTES = 8 << 20;
    /** A client in a room of hundreds that rearranges all of its tiles sends fewer. */
    private static final int MAX_FRAMES_PER_SECOND = 500;

    private static final int GOING_AWAY = 1001;
    private static final int INVALID_PAYLOAD = 1007;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Sessions sessions;
    private final Inbox inbox;
    private final AccessTokens tokens;
    private final SessionId id;
    private final SendQueue<Outgoing> queue = queue();
    private final SocketWriter<Outgoing> writer;
    private final CompletableFuture<Optional<Refusal>> decision = new CompletableFuture<>();
    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private final FramePace pace = new FramePace(MAX_FRAMES_PER_SECOND, System.nanoTime());
    /** Clients are answered in the kind of frame that they sent last. */
    private volatile boolean textual;

    /** A session of a shard; not known to it before {@link #join}. */
    SignalSocket(Sessions sessions, Inbox inbox, AccessTokens tokens, SocketWriter.Heartbeat heartbeat) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.tokens = tokens;
        this.writer = new SocketWriter<>(queue, heartbeat, this::send);
        this.id = sessions.add(this);
    }

    /** A message remembers its size, so this is cheap even when it goes to many. */
    static SendQueue<Outgoing> queue() {
        return new SendQueue<>(
                MAX_FRAMES,
                MAX_BYTES,
                outgoing ->
                        outgoing instanceof Message message ? message.response().getSerializedSize() : 0);
    }

    /** As it waits in the queue. */
    static Outgoing outgoing(SignalResponse response) {
        return new Message(response);
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
        queue.abandon(GOING_AWAY, "");
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
        offer(outgoing(response));
    }

    @Override
    public void refreshToken(Grants grants) {
        offer(new Token(grants));
    }

    @Override
    public void close(int code, String reason) {
        queue.close(code, reason);
    }

    private void offer(Outgoing outgoing) {
        if (!queue.offer(outgoing)) {
            LOG.info("{}: does not read what it is sent, so it is closed", id);
            end();
        }
    }

    // The writer.

    private void write() {
        try {
            writer.run(opened.get(OPEN_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{}: never opened: {}", id, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private SignalResponse refreshed(Grants grants) {
        return SignalResponse.newBuilder()
                .setRefreshToken(tokens.refreshed(grants))
                .build();
    }

    private void send(Session session, Outgoing outgoing, Callback done) {
        SignalResponse response = switch (outgoing) {
            case Message message -> message.response();
            case Token token -> refreshed(token.grants());
        };
        if (textual) {
            session.sendText(FrameCodec.json(response), done);
        } else {
            session.sendBinary(ByteBuffer.wrap(response.toByteArray()), done);
        }
    }

    // From the WebSocket.

    @Override
    public void onWebSocketOpen(Session session) {
        writer.heard();
        opened.complete(session);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        textual = false;
        try {
            deliver(FrameCodec.request(payload));
        } catch (InvalidProtocolBufferException malformed) {
            queue.close(INVALID_PAYLOAD, "not a SignalRequest");
        }
        callback.succeed();
    }

    @Override
    public void onWebSocketText(String message) {
        textual = true;
        try {
            deliver(FrameCodec.request(message));
        } catch (InvalidProtocolBufferException malformed) {
            queue.close(INVALID_PAYLOAD, "not a SignalRequest");
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        writer.heard();
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
        writer.heard();
        ShardInput.Signal input = new ShardInput.Signal(id, request);
        try {
            pace.slowDown();
            if (!FramePace.deliver(() -> inbox.offer(input))) {
                queue.close(TRY_AGAIN_LATER, "the server is busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            queue.close(GOING_AWAY, "");
        }
    }
}
