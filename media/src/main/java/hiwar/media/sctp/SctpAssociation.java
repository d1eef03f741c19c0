package hiwar.media.sctp;

import hiwar.media.io.Entropy;
import hiwar.wire.sctp.ByteSlice;
import hiwar.wire.sctp.Chunk;
import hiwar.wire.sctp.PacketWriter;
import hiwar.wire.sctp.SctpPacket;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One SCTP association over DTLS (RFC 9260, RFC 8261); owned by {@link DataChannels}.
 *
 * <p>Both sides send INIT as soon as DTLS is up, as browsers do, so the collision of two INITs is the usual case
 * (RFC 9260 section 5.2.1): each side answers with the tag of its own INIT, each echoes the other's cookie, and
 * whichever cookie or COOKIE-ACK comes first brings the association up. Because our tag never changes, of the four
 * cases of section 5.2.4 only "same peer tag" and "newer peer tag" remain; a new tag on an association that is up
 * means that the peer lost its state, and with it all its channels: we give up instead of restarting.
 *
 * <p>{@link #handle} sends no more than an INIT-ACK or an ABORT: the owner takes the events, reacts, and then calls
 * {@link #flush}, so that the answers of all layers share packets.
 */
final class SctpAssociation {
    /** SDP's sctp-port (RFC 8841), which every WebRTC peer uses. */
    static final int PORT = 5000;
    /** INIT and COOKIE-ECHO are repeated as often (RFC 9260 section 16). */
    static final int MAX_SETUP_ATTEMPTS = 8;
    /** Timeouts in a row before the peer counts as gone (Association.Max.Retrans, RFC 9260 section 16). */
    static final int MAX_TIMEOUTS = 10;
    /** An idle association asks for an echo (HB.interval, RFC 9260 section 16). */
    static final long HEARTBEAT_NANOS = 30_000_000_000L;

    private static final int STREAMS = 0xFFFF;
    /** Heartbeat info: parameter type 1, length 8 (RFC 9260 section 3.3.5); only that it comes back counts. */
    private static final byte[] HEARTBEAT_INFO = {0, 1, 0, 8, 0, 0, 0, 0};

    private enum State {
        NEW,
        COOKIE_WAIT,
        COOKIE_ECHOED,
        ESTABLISHED,
        CLOSED
    }

    private final Consumer<byte[]> out;
    private final PacketWriter writer = new PacketWriter(CongestionWindow.PACKET_BYTES);
    private final ArrayDeque<AssociationEvent> events = new ArrayDeque<>();
    private final ArrayDeque<Chunk> control = new ArrayDeque<>();
    private final RetransmissionTimeout timeout = new RetransmissionTimeout();
    private final Sender sender = new Sender(timeout);
    private final Receiver receiver = new Receiver(events::add);
    private final StreamResets resets = new StreamResets(events::add);
    private final int localTag;
    private final int initialTsn;
    private final long cookieSecret;

    private State state = State.NEW;
    private int peerTag;
    private boolean peerResets;
    private @Nullable Chunk setup;
    private int setupAttempts;
    private long setupNanos = Long.MAX_VALUE;
    private long heartbeatNanos = Long.MAX_VALUE;
    private int timeouts;
    private long packetsSent;
    private long packetsReceived;
    private long packetsDropped;

    SctpAssociation(Entropy entropy, Consumer<byte[]> out) {
        this.out = out;
        int tag = entropy.nextInt();
        localTag = tag == 0 ? 1 : tag;
        initialTsn = entropy.nextInt();
        cookieSecret = entropy.nextLong();
    }

    void start(long nowNanos) {
        if (state == State.NEW) {
            state = State.COOKIE_WAIT;
            setUp(new Chunk.Init(greeting()), nowNanos);
        }
    }

    void handle(byte[] bytes, long nowNanos) {
        SctpPacket packet = SctpPacket.parse(bytes);
        if (packet == null || !meantForUs(packet)) {
            packetsDropped++;
            return;
        }
        packetsReceived++;
        boolean data = false;
        for (Chunk chunk : packet.chunks()) {
            if (state == State.CLOSED || (chunk instanceof Chunk.Unknown unknown && unknown.stops())) {
                break;
            }
            data |= chunk instanceof Chunk.Data;
            process(chunk, nowNanos);
        }
        if (data && synchronised()) {
            receiver.packetDone(nowNanos);
        }
        if (synchronised()) {
            answer(resets.retryDeferred(receiver));
            heartbeatNanos = nowNanos + HEARTBEAT_NANOS;
        }
    }

    void tick(long nowNanos) {
        if (state == State.CLOSED) {
            return;
        }
        if (nowNanos >= setupNanos) {
            repeatSetUp(nowNanos);
        }
        if (nowNanos >= sender.deadlineNanos()) {
            sender.timedOut(nowNanos);
            countTimeout();
        }
        if (nowNanos >= resets.deadlineNanos()) {
            timeout.backOff();
            resets.timedOut();
        }
        if (nowNanos >= heartbeatNanos) {
            heartbeatNanos = nowNanos + HEARTBEAT_NANOS;
            control.add(new Chunk.Heartbeat(ByteSlice.of(HEARTBEAT_INFO)));
            countTimeout(); // the echo takes it back
        }
    }

    long deadlineNanos() {
        if (state == State.CLOSED) {
            return Long.MAX_VALUE;
        }
        long timers = Math.min(Math.min(setupNanos, sender.deadlineNanos()), resets.deadlineNanos());
        return Math.min(timers, Math.min(receiver.deadlineNanos(), heartbeatNanos));
    }

    /** Puts what may go now into packets. */
    void flush(long nowNanos) {
        while (state != State.CLOSED && state != State.NEW) {
            writer.begin(PORT, PORT, peerTag);
            fill(nowNanos);
            if (writer.empty()) {
                return;
            }
            emit();
        }
    }

    /** Takes a message for sending; false when the buffer is full. */
    boolean offer(int streamId, byte[] payload, OutMessage.Delivery delivery) {
        return state != State.CLOSED && sender.queue().offer(streamId, payload, delivery);
    }

    /** Starts an outgoing stream anew once its messages have gone; false when the peer doesn't know how. */
    boolean reset(int streamId) {
        if (state == State.ESTABLISHED && !peerResets) {
            return false;
        }
        resets.want(streamId);
        return true;
    }

    /** The next thing that the owner must know; null when it knows all. */
    @Nullable
    AssociationEvent poll() {
        AssociationEvent event = events.poll();
        if (event instanceof AssociationEvent.OwnReset reset) {
            reset.streamIds().forEach(sender.queue()::restart);
        }
        return event;
    }

    boolean hasEvents() {
        return !events.isEmpty();
    }

    /** Ends the association, telling the peer when there is one. */
    void abort(int cause, String reason) {
        if (state == State.CLOSED) {
            return;
        }
        if (peerTag != 0) {
            writer.begin(PORT, PORT, peerTag);
            writer.add(new Chunk.Abort(false, cause, reason.substring(0, Math.min(100, reason.length()))));
            emit();
        }
        close(reason);
    }

    DataChannelsSnapshot snapshot(long messagesSent, long messagesReceived) {
        return new DataChannelsSnapshot(
                packetsSent,
                packetsReceived,
                packetsDropped,
                messagesSent,
                messagesReceived,
                sender.flight().retransmitted(),
                sender.queue().abandonedMessages(),
                sender.queue().chargedBytes(),
                sender.windowBytes(),
                timeout.smoothedNanos());
    }

    long bufferedBytes(int streamId) {
        return sender.queue().bufferedBytes(streamId);
    }

    /** RFC 9260 section 8.5: ports and verification tag. */
    private boolean meantForUs(SctpPacket packet) {
        if (packet.sourcePort() != PORT || packet.destinationPort() != PORT) {
            return false;
        }
        if (state == State.NEW || state == State.CLOSED) {
            return false;
        }
        int tag = packet.verificationTag();
        return switch (packet.chunks().getFirst()) {
            case Chunk.Init init -> tag == 0 && packet.chunks().size() == 1;
            case Chunk.Abort abort -> tag == (abort.reflected() ? peerTag : localTag);
            case Chunk.ShutdownComplete complete -> tag == (complete.reflected() ? peerTag : localTag);
            case Chunk other -> tag == localTag;
        };
    }

    private void process(Chunk chunk, long nowNanos) {
        switch (chunk) {
            case Chunk.Data data -> check(synchronised() ? receiver.data(data) : null);
            case Chunk.Init init -> greeted(init.greeting());
            case Chunk.InitAck ack -> initAcknowledged(ack, nowNanos);
            case Chunk.Sack sack -> acknowledged(sack, nowNanos);
            case Chunk.Heartbeat heartbeat -> answer(synchronised() ? new Chunk.HeartbeatAck(heartbeat.info()) : null);
            case Chunk.HeartbeatAck ack -> timeouts = 0;
            case Chunk.Abort abort -> close("the peer aborted: cause " + abort.cause() + " " + abort.reason());
            case Chunk.Shutdown shutdown -> {
                answer(new Chunk.ShutdownAck());
                flush(nowNanos);
                close("the peer shut down");
            }
            case Chunk.ShutdownAck ack -> close("the peer shut down");
            case Chunk.ShutdownComplete complete -> close("the peer shut down");
            case Chunk.OperationError error -> {} // nothing that it could say changes what we do
            case Chunk.CookieEcho echo -> cookieReturned(echo.cookie());
            case Chunk.CookieAck ack -> {
                if (state == State.COOKIE_ECHOED) {
                    establish();
                }
            }
            case Chunk.ForwardTsn forward -> check(synchronised() ? receiver.forward(forward) : null);
            case Chunk.Reconfig reconfig -> {
                if (synchronised()) {
                    answer(resets.handle(reconfig, receiver));
                }
            }
            case Chunk.Unknown unknown -> {} // the caller has looked at its upper bits
        }
    }

    /** Whether both sides know each other's tags and first TSNs; data may overtake the COOKIE-ACK. */
    private boolean synchronised() {
        return state == State.ESTABLISHED || state == State.COOKIE_ECHOED;
    }

    private Chunk.Greeting greeting() {
        return new Chunk.Greeting(localTag, Receiver.BUFFER_BYTES, STREAMS, STREAMS, initialTsn, true, true);
    }

    /** Answers an INIT without keeping anything; the answer bears the tag that the peer chose. */
    private void greeted(Chunk.Greeting peer) {
        writer.begin(PORT, PORT, peer.initiateTag());
        writer.add(new Chunk.InitAck(greeting(), StateCookie.of(cookieSecret, peer)));
        emit();
    }

    private void initAcknowledged(Chunk.InitAck ack, long nowNanos) {
        if (state == State.COOKIE_WAIT) {
            adopt(ack.greeting());
            state = State.COOKIE_ECHOED;
            setUp(new Chunk.CookieEcho(ack.cookie()), nowNanos);
        }
    }

    private void cookieReturned(ByteSlice cookie) {
        Chunk.Greeting peer = StateCookie.read(cookieSecret, cookie);
        if (peer == null) {
            packetsDropped++;
            return;
        }
        if (state == State.ESTABLISHED && peer.initiateTag() != peerTag) {
            abort(PacketWriter.USER_INITIATED, "the peer started anew");
            return;
        }
        if (state == State.COOKIE_WAIT || peer.initiateTag() != peerTag) {
            adopt(peer);
        }
        answer(new Chunk.CookieAck());
        if (state != State.ESTABLISHED) {
            establish();
        }
    }

    private void adopt(Chunk.Greeting peer) {
        peerTag = peer.initiateTag();
        peerResets = peer.reconfig();
        sender.begin(Integer.toUnsignedLong(initialTsn), peer);
        receiver.begin(peer.initialTsn());
        resets.begin(initialTsn, peer.initialTsn());
    }

    private void establish() {
        state = State.ESTABLISHED;
        setup = null;
        setupNanos = Long.MAX_VALUE;
        timeouts = 0;
        events.add(new AssociationEvent.Up());
    }

    private void acknowledged(Chunk.Sack sack, long nowNanos) {
        if (state == State.ESTABLISHED) {
            timeouts = 0;
            check(sender.acknowledged(sack, nowNanos));
        }
    }

    private void check(@Nullable String violation) {
        if (violation != null) {
            abort(PacketWriter.PROTOCOL_VIOLATION, violation);
        }
    }

    private void answer(@Nullable Chunk chunk) {
        if (chunk != null) {
            control.add(chunk);
        }
    }

    private void setUp(Chunk chunk, long nowNanos) {
        setup = chunk;
        setupAttempts = 0;
        repeatSetUp(nowNanos);
    }

    private void repeatSetUp(long nowNanos) {
        if (setupAttempts > 0) {
            timeout.backOff();
        }
        if (setupAttempts++ == MAX_SETUP_ATTEMPTS) {
            close("no answer while setting up");
            return;
        }
        setupNanos = nowNanos + timeout.nanos();
        if (setup != null) {
            control.addFirst(setup);
        }
    }

    private void countTimeout() {
        if (++timeouts > MAX_TIMEOUTS) {
            abort(PacketWriter.USER_INITIATED, "the peer does not answer");
        }
    }

    private void fill(long nowNanos) {
        if (control.peek() instanceof Chunk.Init init) { // travels alone and with tag 0 (RFC 9260 section 8.5.1)
            control.remove();
            writer.begin(PORT, PORT, 0);
            writer.add(init);
            return;
        }
        if (state == State.ESTABLISHED) {
            answer(resets.request(sender, nowNanos, timeout.nanos()));
        }
        while (!control.isEmpty() && peerTag != 0) {
            if (!writer.add(control.peek())) {
                if (writer.empty()) {
                    control.remove(); // too long for any packet: a heartbeat that is meant to hurt
                    continue;
                }
                return;
            }
            control.remove();
        }
        boolean sending = state == State.ESTABLISHED && sender.wantsToSend(nowNanos);
        if (receiver.ackDue(nowNanos) || (sending && receiver.ackPending())) {
            if (writer.roomBytes() < Receiver.MAX_ACK_BYTES) {
                return; // it goes into the next packet
            }
            writer.add(receiver.takeAck());
        }
        if (sending) {
            sender.fill(writer, nowNanos);
        }
    }

    private void emit() {
        packetsSent++;
        out.accept(writer.finish());
    }

    private void close(String reason) {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            events.add(new AssociationEvent.Down(reason));
        }
    }
}
