package hiwar.media.transport;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what transports send. */
final class RecordingSink implements TransportSink {
    /** Bytes that went to an address. */
    static final class Datagram {
        final TransportAddress to;
        final byte[] bytes;

        Datagram(TransportAddress to, byte[] bytes) {
            this.to = to;
            this.bytes = bytes;
        }
    }

    final List<Datagram> sent = new ArrayList<>();
    final List<String> dtls = new ArrayList<>();
    final List<byte[]> records = new ArrayList<>();
    final List<byte[]> applicationData = new ArrayList<>();
    boolean full;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private TransportAddress to = TransportAddress.ipv4(0, 0);

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim(TransportAddress address, int maxBytes) {
        to = address;
        return full ? -1 : 100;
    }

    @Override
    public void commit(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        buffer.get(100, bytes);
        sent.add(new Datagram(to, bytes));
    }

    @Override
    public void dtlsOpen(TransportId id, Fingerprint expected) {
        dtls.add("open " + id + " " + expected.algorithm());
    }

    @Override
    public void dtlsReceived(TransportId id, byte[] datagram) {
        dtls.add("received " + id);
        records.add(datagram);
    }

    @Override
    public void dtlsSend(TransportId id, byte[] data) {
        applicationData.add(data);
    }

    @Override
    public void dtlsClose(TransportId id) {
        dtls.add("close " + id);
    }
}
