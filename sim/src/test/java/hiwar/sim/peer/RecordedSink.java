package hiwar.sim.peer;

import hiwar.media.transport.Fingerprint;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import livekit.LivekitRtc.SignalRequest;
import org.jspecify.annotations.Nullable;

/** Keeps what a peer leaves until a test takes it. */
final class RecordedSink implements PeerSink {
    /** One datagram; an array that belongs to nobody else. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Datagram(TransportAddress to, byte[] bytes) {}

    final Queue<Datagram> datagrams = new ArrayDeque<>();
    final List<SignalRequest> signals = new ArrayList<>();
    final List<byte[]> application = new ArrayList<>();

    @Nullable
    Fingerprint dtls;

    private final ByteBuffer buffer = ByteBuffer.allocate(2048);
    private @Nullable TransportAddress claimed;

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim(TransportAddress to, int maxBytes) {
        claimed = to;
        return maxBytes <= buffer.capacity() ? 0 : -1;
    }

    @Override
    public void commit(int lengthBytes) {
        if (claimed == null) {
            throw new AssertionError("committed without a claim");
        }
        byte[] bytes = new byte[lengthBytes];
        buffer.get(0, bytes);
        datagrams.add(new Datagram(claimed, bytes));
        claimed = null;
    }

    @Override
    public void signal(SignalRequest request) {
        signals.add(request);
    }

    /** The last offer that was sent; takes it away. */
    SignalRequest offer() {
        for (int i = signals.size() - 1; i >= 0; i--) {
            if (signals.get(i).hasOffer()) {
                return signals.remove(i);
            }
        }
        throw new AssertionError("no offer among " + signals);
    }

    @Override
    public void dtlsOpen(Fingerprint expected) {
        dtls = expected;
    }

    @Override
    public void dtlsReceived(byte[] datagram) {}

    @Override
    public void dtlsSend(byte[] applicationData) {
        application.add(applicationData);
    }

    @Override
    public void dtlsClose() {}
}
