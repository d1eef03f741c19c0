package hiwar.media.track;

import hiwar.wire.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps the packets of a DownTrack, unprotected. */
final class RecordingOutlet implements PacketOutlet {
    final List<RtpPacket> packets = new ArrayList<>();
    boolean connected = true;
    boolean repeats;
    long rttNanos;
    long wakeNanos = Long.MAX_VALUE;
    private ByteBuffer buffer = ByteBuffer.allocate(2048);
    private int transportSequence;

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim(int maxBytes) {
        buffer = ByteBuffer.allocate(2048);
        return connected ? 7 : -1;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public boolean commitRtp(int offset, int lengthBytes) {
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(buffer, offset, lengthBytes)) {
            throw new AssertionError("malformed packet");
        }
        packets.add(packet);
        return true;
    }

    @Override
    public boolean repeats() {
        return repeats;
    }

    @Override
    public int nextTransportSequence() {
        return transportSequence++;
    }

    @Override
    public long rttNanos() {
        return rttNanos;
    }

    @Override
    public void wakeAt(long nanos) {
        wakeNanos = Math.min(wakeNanos, nanos);
    }
}
