package hiwar.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hiwar.media.io.Drops;
import hiwar.media.srtp.PacketCipher;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SessionKeys;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.media.track.DownTrack;
import hiwar.media.track.UpTrack;
import hiwar.wire.TransportAddress;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.rtp.RtpWriter;
import hiwar.wire.stun.Stun;
import hiwar.wire.stun.StunKey;
import hiwar.wire.stun.StunWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The path of a packet, from datagram to datagrams, makes no garbage: lost packets, reports and feedback included. */
class AllocationTest {
    private static final int SUBSCRIBERS = 10;
    /** 50 s: by then the SCTP associations, which nobody answers, have given up. */
    private static final int PACKETS = 25_000;

    private static final long GAP_NANOS = 2_000_000;
    private static final int TAG_BYTES = 16;
    private static final RtpCodec VP8 = new RtpCodec(Codec.VP8, 96, 97, 90_000, 1, "", true, true, true, false);
    private static final ExtensionMap IDS = ExtensionMap.of(
            Map.of(HeaderExtension.MID, 1, HeaderExtension.TRANSPORT_CC, 4, HeaderExtension.ABS_SEND_TIME, 5));

    private final BlackHole sink = new BlackHole();
    private final TransportContext context = new TransportContext(sink, new Drops(), () -> 77, new NoCiphers());
    private final TransportAddress address = TransportAddress.ipv4(1, 1);
    private final ByteBuffer datagram = ByteBuffer.allocate(2048);
    private final RtpWriter writer = new RtpWriter();
    private final RtcpWriter rtcp = new RtcpWriter();
    private final List<Transport> subscribers = new ArrayList<>();
    private final List<DownTrack> downs = new ArrayList<>();
    private final UpTrack up = new UpTrack(MediaKind.VIDEO, false);
    private int reportIndex;

    @Test
    void forwardingMakesNoGarbage() {
        Transport publisher = connected(1);
        publisher
                .rtp()
                .receive(
                        up, new ReceiveSection(new Mid("0"), MediaKind.VIDEO, List.of(VP8), IDS, List.of(), List.of()));
        for (int i = 0; i < SUBSCRIBERS; i++) {
            Transport subscriber = connected(2 + i);
            DownTrack down = new DownTrack(up, () -> 5);
            SendSection section =
                    new SendSection(new Mid("0"), MediaKind.VIDEO, List.of(VP8), IDS, 100 + 2 * i, 101 + 2 * i, "PA_x");
            subscriber.rtp().send(down, section, 0);
            up.attach(down, 0);
            subscribers.add(subscriber);
            downs.add(down);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(publisher, 0, PACKETS);
        long before = threads.getCurrentThreadAllocatedBytes();
        run(publisher, PACKETS, PACKETS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(sink.datagrams).isGreaterThan(2L * PACKETS * SUBSCRIBERS * 9 / 10);
        assertThat(downs.getFirst().snapshot(0).retransmissions()).isPositive();
        assertThat(allocated).as("less than a byte per packet that came in").isLessThan(PACKETS);
    }

    private void run(Transport publisher, int from, int count) {
        for (int i = from; i < from + count; i++) {
            long now = i * GAP_NANOS;
            if (i % 50 != 17) {
                publisher.receive(address, datagram, 0, packet(i), now);
            }
            if (i % 100 == 99) {
                subscribers.getFirst().receive(address, datagram, 0, nack(), now);
            }
            tick(publisher, now);
            for (int s = 0; s < subscribers.size(); s++) {
                tick(subscribers.get(s), now);
            }
        }
    }

    private static void tick(Transport transport, long now) {
        if (now >= transport.deadlineNanos()) {
            transport.tick(now);
        }
    }

    /** A picture of four packets, in the clear because these ciphers do nothing; answers the datagram's length. */
    private int packet(int i) {
        int picture = i / 4;
        boolean first = i % 4 == 0;
        int at = writer.begin(datagram, 0, i % 4 == 3, 96, i & 0xFFFF)
                .source(picture * 720, 9)
                .extension(4, i, 2)
                .end();
        datagram.put(at, (byte) (first ? 0x90 : 0x80)).put(at + 1, (byte) 0xE0);
        datagram.putShort(at + 2, (short) (0x8000 | (picture & 0x7FFF)))
                .put(at + 4, (byte) picture)
                .put(at + 5, (byte) 0);
        datagram.put(at + 6, (byte) (picture % 300 == 0 ? 0 : 1));
        return at + 1000 + TAG_BYTES;
    }

    private int nack() {
        int last = downs.getFirst().stream().ssrc();
        rtcp.begin(datagram, 0, 500).nack(3, last);
        for (int k = 0; k < 5; k++) {
            rtcp.lost((sink.lastSequence - 20 + k) & 0xFFFF);
        }
        int end = rtcp.end();
        datagram.putInt(end + TAG_BYTES, 0x8000_0000 | reportIndex++);
        return end + TAG_BYTES + 4;
    }

    private Transport connected(int number) {
        Transport transport =
                new Transport(new TransportId(number), TestClient.CREDENTIALS, new RecordingEvents(), context);
        StunWriter check = new StunWriter()
                .begin(Stun.BINDING_REQUEST, number, 1)
                .username(TestClient.CREDENTIALS.ufrag() + ":x")
                .priority(1)
                .useCandidate()
                .integrity(new StunKey(TestClient.CREDENTIALS.password()))
                .fingerprint();
        // Checked at the end of the run, so that consent holds.
        transport.receive(address, datagram, 0, check.copyTo(datagram, 0), 2L * PACKETS * GAP_NANOS);
        transport.remote(TestClient.CREDENTIALS, TestClient.FINGERPRINT);
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        transport.dtlsConnected(
                SrtpKeys.fromExporter(profile, new byte[2 * (profile.keyBytes() + profile.saltBytes())]), 0);
        assertThat(transport.state()).isEqualTo(TransportState.CONNECTED);
        return transport;
    }

    /** Protects nothing, and so allocates nothing. */
    private static final class NoCiphers implements PacketCiphers {
        @Override
        public PacketCipher create(SessionKeys keys, boolean sealing) {
            return new PacketCipher() {
                @Override
                public void seal(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {}

                @Override
                public boolean open(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
                    return true;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public String description() {
            return "none";
        }
    }

    /** Counts datagrams and forgets them. */
    private static final class BlackHole implements TransportSink {
        private final ByteBuffer buffer = ByteBuffer.allocate(2048);
        private long datagrams;
        private int lastSequence;

        @Override
        public ByteBuffer buffer() {
            return buffer;
        }

        @Override
        public int claim(TransportAddress to, int maxBytes) {
            return 0;
        }

        @Override
        public void commit(int lengthBytes) {
            datagrams++;
            if (buffer.getInt(8) == 100) {
                lastSequence = buffer.getShort(2) & 0xFFFF;
            }
        }

        @Override
        public void dtlsOpen(TransportId id, Fingerprint expected) {}

        @Override
        public void dtlsReceived(TransportId id, byte[] records) {}

        @Override
        public void dtlsSend(TransportId id, byte[] applicationData) {}

        @Override
        public void dtlsClose(TransportId id) {}
    }
}
