package hiwar.media.transport;

import hiwar.media.srtp.SrtpSession;
import hiwar.media.track.PacketOutlet;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The way by which RTP and RTCP of one transport leave: address, keys, send buffer. Owned by the Transport. */
final class MediaPath implements PacketOutlet {
    private final TransportSink sink;
    private final Runnable sooner;
    private @Nullable SrtpSession srtp;
    private @Nullable TransportAddress to;
    private boolean repeats;
    private int transportSequence;
    private long rttNanos;
    private long wakeNanos = Long.MAX_VALUE;

    /** A way into {@code sink}; {@code sooner} runs when there is something to do earlier than before. */
    MediaPath(TransportSink sink, Runnable sooner) {
        this.sink = sink;
        this.sooner = sooner;
    }

    void address(@Nullable TransportAddress selected) {
        to = selected;
    }

    /** From now on packets can leave; {@code aead} says that none may be protected twice. */
    void open(SrtpSession session, boolean aead) {
        srtp = session;
        repeats = !aead;
    }

    /** Nothing leaves any more. */
    void close() {
        SrtpSession session = srtp;
        srtp = null;
        if (session != null) {
            session.close();
        }
    }

    @Nullable
    SrtpSession srtp() {
        return srtp;
    }

    @Override
    public boolean connected() {
        return srtp != null;
    }

    @Override
    public boolean repeats() {
        return repeats;
    }

    @Override
    public ByteBuffer buffer() {
        return sink.buffer();
    }

    @Override
    public int claim(int maxBytes) {
        TransportAddress address = to;
        return srtp == null || address == null ? -1 : sink.claim(address, maxBytes + SrtpSession.MAX_OVERHEAD_BYTES);
    }

    @Override
    public boolean commitRtp(int offset, int lengthBytes) {
        SrtpSession session = srtp;
        return session != null && commit(session.protectRtp(sink.buffer(), offset, lengthBytes));
    }

    boolean commitRtcp(int offset, int lengthBytes) {
        SrtpSession session = srtp;
        return session != null && commit(session.protectRtcp(sink.buffer(), offset, lengthBytes));
    }

    private boolean commit(int lengthBytes) {
        if (lengthBytes < 0) {
            return false;
        }
        sink.commit(lengthBytes);
        return true;
    }

    @Override
    public int nextTransportSequence() {
        return transportSequence++ & 0xFFFF;
    }

    @Override
    public long rttNanos() {
        return rttNanos;
    }

    /** Takes in a measured round trip time; the figure is smoothed as in RFC 6298 section 2. */
    void measured(long sampleNanos) {
        rttNanos = rttNanos == 0 ? sampleNanos : rttNanos + (sampleNanos - rttNanos) / 8;
    }

    @Override
    public void wakeAt(long nanos) {
        if (nanos < wakeNanos) {
            wakeNanos = nanos;
            if (srtp != null) {
                sooner.run();
            }
        }
    }

    long wakeNanos() {
        return wakeNanos;
    }

    /** Everything that was due is done; the next time is {@code nanos}, as far as whoever ticks knows. */
    void sleepUntil(long nanos) {
        wakeNanos = nanos;
    }
}
