package hiwar.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.io.SentDatagrams;
import hiwar.media.sctp.DataChannel;
import hiwar.media.sctp.DataChannelSink;
import hiwar.media.sctp.DataChannels;
import hiwar.media.sctp.Reliability;
import hiwar.media.srtp.SrtpProfile;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a transport: checks, DTLS, channels, the end. */
class TransportTest {
    private static final long SECOND = 1_000_000_000L;

    private final Drops drops = new Drops();
    private final RecordingSink sink = new RecordingSink();
    private final TestClient client = new TestClient(1, SrtpProfile.AEAD_AES_128_GCM, drops, sink);
    private final Transport transport = client.transport;

    @Test
    void opensDtlsWhenTheAddressIsCheckedAndTheFingerprintKnown() {
        transport.remote(TestClient.CREDENTIALS, TestClient.FINGERPRINT);
        assertThat(sink.dtls).isEmpty();
        client.check(0);
        assertThat(sink.dtls).containsExactly("open transport-1 sha-256");
        assertThat(transport.state()).isEqualTo(TransportState.CHECKED);
        assertThat(transport.accepts(client.address)).isTrue();
        client.check(SECOND);
        transport.remote(TestClient.CREDENTIALS, TestClient.FINGERPRINT);
        assertThat(sink.dtls).hasSize(1);
    }

    @Test
    void keepsTheFirstDtlsDatagramsUntilTheDescriptionComes() {
        client.check(0);
        for (int i = 0; i < 6; i++) {
            client.deliver(clientHello(200), 0);
        }
        assertThat(sink.dtls).isEmpty();
        assertThat(drops.value(Drop.QUEUE_FULL)).isEqualTo(2);
        transport.remote(TestClient.CREDENTIALS, TestClient.FINGERPRINT);
        assertThat(sink.dtls).hasSize(1 + Transport.MAX_EARLY_DATAGRAMS);
        assertThat(sink.records.getFirst()).isEqualTo(clientHello(200));
    }

    @Test
    void feedsDtlsOnlyFromCheckedAddressesAndWithinLimits() {
        transport.remote(TestClient.CREDENTIALS, TestClient.FINGERPRINT);
        client.check(0);
        transport.receive(TransportAddress.ipv4(99, 9), ByteBuffer.wrap(clientHello(200)), 0, 25, 0);
        client.deliver(clientHello(1 << 20), 0);
        client.deliver(new byte[] {22, 1, 2}, 0);
        assertThat(drops.value(Drop.BAD_DTLS)).isEqualTo(3);
        assertThat(sink.records).isEmpty();
        client.deliver(clientHello(200), 0);
        assertThat(sink.records).hasSize(1);
    }

    @Test
    void sendsDtlsToTheSelectedAddress() {
        client.check(0);
        sink.take();
        transport.dtlsDatagram(new byte[] {22, 3, 4}, 0);
        List<SentDatagrams.Datagram> sent = sink.take();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().to()).isEqualTo(client.address);
        assertThat(sent.getFirst().array()).containsExactly(22, 3, 4);
    }

    @Test
    void failsOnceWhenConsentIsLost() {
        client.connect(0);
        client.check(20 * SECOND);
        assertThat(transport.deadlineNanos()).isLessThanOrEqualTo(50 * SECOND);
        transport.tick(49 * SECOND);
        assertThat(transport.state()).isEqualTo(TransportState.CONNECTED);
        transport.tick(50 * SECOND);
        transport.tick(51 * SECOND);
        transport.dtlsDown("late", 52 * SECOND);
        assertThat(transport.state()).isEqualTo(TransportState.FAILED);
        assertThat(client.events.told).hasSize(2);
        assertThat(client.events.told.getLast()).startsWith("failed transport-1");
        assertThat(sink.dtls).endsWith("close transport-1");
        assertThat(transport.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void failsWhenDtlsDoes() {
        client.connect(0);
        transport.dtlsDown("bad certificate", 1);
        assertThat(client.events.told)
                .containsExactly("connected transport-1", "failed transport-1: DTLS: bad certificate");
        client.deliver(new byte[] {(byte) 0x80, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 2);
        assertThat(drops.value(Drop.NOT_CONNECTED)).isEqualTo(1);
    }

    @Test
    void ignoresKeysAfterTheEnd() {
        client.check(0);
        transport.remote(TestClient.CREDENTIALS, TestClient.FINGERPRINT);
        transport.close(1);
        transport.dtlsConnected(client.keys(), 2);
        assertThat(transport.state()).isEqualTo(TransportState.CLOSED);
        assertThat(client.events.told).isEmpty();
        assertThat(sink.dtls).endsWith("close transport-1");
        transport.close(3);
        assertThat(sink.dtls).hasSize(2);
    }

    @Test
    void countsWhatIsNoProtocolAndMediaWithoutKeys() {
        client.deliver(new byte[] {70, 1, 2, 3}, 0);
        client.deliver(new byte[0], 0);
        client.deliver(new byte[] {(byte) 0x80, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0);
        assertThat(drops.value(Drop.NOT_A_PROTOCOL)).isEqualTo(2);
        assertThat(drops.value(Drop.NO_KEYS)).isEqualTo(1);
    }

    @Test
    void carriesDataChannels() {
        List<byte[]> fromPeer = new ArrayList<>();
        List<String> peerMessages = new ArrayList<>();
        DataChannels peer = new DataChannels(true, 0, () -> 4711, new DataChannelSink() {
            @Override
            public void sctpPacket(byte[] packet) {
                fromPeer.add(packet);
            }

            @Override
            public void opened(DataChannel channel) {}

            @Override
            public void message(DataChannel channel, byte[] bytes, boolean binary) {
                peerMessages.add(channel.label() + " " + bytes.length);
            }

            @Override
            public void closed(DataChannel channel) {}

            @Override
            public void down(String reason) {}
        });
        DataChannel ours = transport.data().open("_reliable", new Reliability(true, -1, -1), 0);
        client.connect(0);
        peer.start(0);
        DataChannel theirs = peer.open("_lossy", new Reliability(false, 0, -1), 0);
        long now = 0;
        for (int i = 0; i < 40; i++, now += 10_000_000) {
            if (i == 20) {
                assertThat(peer.send(theirs, new byte[300], true, now)).isTrue();
                assertThat(transport.data().send(ours, new byte[3000], true, now))
                        .isTrue();
            }
            List<byte[]> out = List.copyOf(sink.applicationData);
            sink.applicationData.clear();
            long at = now;
            out.forEach(packet -> peer.handle(packet, at));
            List<byte[]> in = List.copyOf(fromPeer);
            fromPeer.clear();
            in.forEach(packet -> transport.dtlsData(packet, at));
            peer.tick(now);
            transport.tick(now);
        }
        assertThat(client.events.told).contains("opened _reliable", "opened _lossy", "message of 300");
        assertThat(peerMessages).containsExactly("_reliable 3000");

        peer.abort("gone", now);
        fromPeer.forEach(packet -> transport.dtlsData(packet, 0));
        assertThat(transport.state()).as("its channels would never come back").isEqualTo(TransportState.FAILED);
    }

    /** A record with the beginning of a handshake message that claims to have {@code messageBytes}. */
    private static byte[] clientHello(int messageBytes) {
        ByteBuffer record = ByteBuffer.allocate(13 + 12 + 4);
        record.put((byte) 22).putShort((short) 0xFEFD).putLong(0).putShort((short) 16);
        record.put((byte) 1).put((byte) (messageBytes >>> 16)).putShort((short) messageBytes);
        record.putShort((short) 0);
        record.put(new byte[3]).put(new byte[] {0, 0, 4});
        return record.array();
    }
}
