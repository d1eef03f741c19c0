package hiwar.media.transport;

import hiwar.media.io.SentDatagrams;
import java.util.ArrayList;
import java.util.List;

/** Keeps what transports send. */
final class RecordingSink extends SentDatagrams implements TransportSink {
    final List<String> dtls = new ArrayList<>();
    final List<byte[]> records = new ArrayList<>();
    final List<byte[]> applicationData = new ArrayList<>();

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
