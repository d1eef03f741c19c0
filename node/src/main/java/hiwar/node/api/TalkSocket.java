package hiwar.node.api;

import hiwar.node.loop.TalkDesk;
import hiwar.node.loop.TalkPort;
import hiwar.node.socket.FramePace;
import hiwar.node.socket.SendQueue;
import hiwar.node.socket.SocketWriter;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkOutputs;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Decoded;
import java.nio.ByteBuffer;
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

    /**
     * Who comes for the first time is sent the whole record at once: many long days of lines, each of which is in
     * memory once for all connections. A client that leaves this many unread does not read at all.
     */
    static final int MAX_FRAMES = 100_000;
    /** More than any client sends. */
    static final int MAX_FRAMES_PER_SECOND = 50;

    private static final int GOING_AWAY = 1001;
    private static final int NOT_TEXT = 1003;
    private static final int TRY_AGAIN_LATER = 1013;

    private final TalkDesk desk;
    private final TalkId talk;
    private final SeatId seat;
    private final BooleanSupplier stillInvited;
    private final SendQueue<String> queue;
    private final SocketWriter<String> writer;
    private volatile @Nullable TalkSessionId id;

    // Of the thread on which frames come in, one at a time.
    private final FramePace pace = new FramePace(MAX_FRAMES_PER_SECOND, System.nanoTime());
    private int misreads;

    /**
     * A connection whose session was checked.
     *
     * @param stillInvited checks it once more, when the shard knows of the connection: in between it may have ended
     */
    TalkSocket(TalkDesk desk, TalkId talk, SeatId seat, BooleanSupplier stillInvited) {
        this(desk, talk, seat, stillInvited, MAX_FRAMES);
    }

    TalkSocket(TalkDesk desk, TalkId talk, SeatId seat, BooleanSupplier stillInvited, int maxFrames) {
        this.desk = desk;
        this.talk = talk;
        this.seat = seat;
        this.stillInvited = stillInvited;
        this.queue = queue(maxFrames);
        this.writer = new SocketWriter<>(queue, SocketWriter.Heartbeat.USUAL, Session::sendText);
    }

    /** Bounded in number only: the lines are in memory anyway, once for all connections. */
    static SendQueue<String> queue(int maxFrames) {
        return new SendQueue<>(maxFrames, Long.MAX_VALUE, frame -> 0);
    }

    // From the shard's loop.

    @Override
    public void tell(String frame) {
        if (!queue.offer(frame)) {
            LOG.info("{}: seat {} of talk {} does not read what it is sent, so it is closed", id, seat, talk);
            end(TRY_AGAIN_LATER, "too slow");
        }
    }

    @Override
    public void hangUp(int code, String reason) {
        queue.close(code, reason);
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
        Thread.ofVirtual().name(connected.toString()).start(() -> {
            writer.run(session);
            end();
        });
        if (!stillInvited.getAsBoolean()) {
            hangUp(TalkOutputs.BARRED, "the invitation has ended");
        }
    }

    @Override
    public void onWebSocketText(String message) {
        writer.heard();
        try {
            pace.slowDown();
            switch (TalkRequest.read(message)) {
                case Decoded.Read<TalkRequest> read -> deliver(read.value());
                case Decoded.Unread<TalkRequest> unread -> misread(unread.what());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hangUp(GOING_AWAY, "");
        }
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
        if (connected != null && !FramePace.deliver(() -> desk.ask(connected, request))) {
            hangUp(TRY_AGAIN_LATER, "the server is busy");
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        hangUp(NOT_TEXT, "frames are text");
        callback.succeed();
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

    private void end() {
        end(GOING_AWAY, "");
    }

    private void end(int code, String reason) {
        queue.abandon(code, reason);
        TalkSessionId connected = id;
        if (connected != null) {
            desk.disconnect(connected);
        }
    }
}
