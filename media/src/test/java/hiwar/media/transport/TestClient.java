package hiwar.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.ice.IceCredentials;
import hiwar.media.io.Drops;
import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.srtp.SrtpSession;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtcp.Rtcp;
import hiwar.wire.rtcp.RtcpReader;
import hiwar.wire.rtcp.RtcpVisitor;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.stun.Stun;
import hiwar.wire.stun.StunKey;
import hiwar.wire.stun.StunWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A transport and the client at its other end, with real checks and real SRTP but without DTLS. */
final class TestClient {
    static final IceCredentials CREDENTIALS = new IceCredentials("client", "client-password-of-24-chars");
    static final Fingerprint FINGERPRINT = new Fingerprint("sha-256", "AA:BB");

    final TransportAddress address;
    final Transport transport;
    final RecordingSink sink;
    final RecordingEvents events = new RecordingEvents();
    /** RTP that came, decrypted. */
    final List<RtpPacket> packets = new ArrayList<>();

    private final SrtpSession srtp;
    private final SrtpKeys keys;
    private final ByteBuffer scratch = ByteBuffer.allocate(4096);
    private final RtcpReader reader = new RtcpReader();
    private RtcpVisitor visitor = new RtcpVisitor() {};

    TestClient(int number, SrtpProfile profile, Drops drops, RecordingSink sink) {
        this(number, profile, drops, sink, new JdkCiphers());
    }

    TestClient(int number, SrtpProfile profile, Drops drops, RecordingSink sink, PacketCiphers ciphers) {
        SplittableRandom random = new SplittableRandom(number);
        this.address = TransportAddress.ipv4(0x0A000000 + number, 5000);
        this.sink = sink;
        IceCredentials local = IceCredentials.random(random::nextLong);
        TransportContext context = new TransportContext(sink, drops, random::nextLong, ciphers);
        this.transport = new Transport(new TransportId(number), local, events, context);
        byte[] material = new byte[2 * (profile.keyBytes() + profile.saltBytes())];
        random.nextBytes(material);
        this.keys = SrtpKeys.fromExporter(profile, material);
        this.srtp = new SrtpSession(keys, false, ciphers);
    }

    /** Checks, description, keys: the transport is connected. */
    TestClient connect(long nowNanos) {
        check(nowNanos);
        transport.remote(CREDENTIALS, FINGERPRINT);
        transport.dtlsConnected(keys, nowNanos);
        assertThat(transport.state()).isEqualTo(TransportState.CONNECTED);
        return this;
    }

    SrtpKeys keys() {
        return keys;
    }

    /** An ICE check that nominates. */
    void check(long nowNanos) {
        StunWriter writer = new StunWriter()
                .begin(Stun.BINDING_REQUEST, nowNanos, 1)
                .username(transport.local().ufrag() + ":" + CREDENTIALS.ufrag())
                .priority(1000)
                .controlling(7)
                .useCandidate()
                .integrity(new StunKey(transport.local().password()))
                .fingerprint();
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        transport.receive(address, buffer, 0, writer.copyTo(buffer, 0), nowNanos);
    }

    void deliver(byte[] datagram, long nowNanos) {
        transport.receive(address, ByteBuffer.wrap(datagram.clone()), 0, datagram.length, nowNanos);
    }

    /** Protects an RTP packet; the packet stays as it is. */
    byte[] protect(RtpPacket packet) {
        scratch.put(0, packet.buffer(), packet.offset(), packet.lengthBytes());
        return copy(srtp.protectRtp(scratch, 0, packet.lengthBytes()));
    }

    /** Protects what {@code writing} writes. */
    byte[] rtcp(Consumer<RtcpWriter> writing) {
        RtcpWriter writer = new RtcpWriter().begin(scratch, 0, 1200);
        writing.accept(writer);
        return copy(srtp.protectRtcp(scratch, 0, writer.end()));
    }

    private byte[] copy(int lengthBytes) {
        assertThat(lengthBytes).isPositive();
        return Arrays.copyOf(scratch.array(), lengthBytes);
    }

    /** From now on RTCP that comes is shown to {@code next}. */
    void listen(RtcpVisitor next) {
        visitor = next;
    }

    /** Takes in what the transport has sent to the client. */
    void take(byte[] datagram) {
        ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(datagram, datagram.length + 40));
        if (Stun.looksLike(buffer, 0, datagram.length)) {
            return;
        }
        if (Rtcp.looksLike(buffer, 0, datagram.length)) {
            int lengthBytes = srtp.unprotectRtcp(buffer, 0, datagram.length);
            assertThat(lengthBytes).isPositive();
            assertThat(reader.read(buffer, 0, lengthBytes, visitor)).isTrue();
            return;
        }
        int lengthBytes = srtp.unprotectRtp(buffer, 0, datagram.length);
        assertThat(lengthBytes).isPositive();
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(buffer, 0, lengthBytes)).isTrue();
        packets.add(packet);
    }

    /** Does what is due, and takes in everything that was sent to it; what was sent to others stays. */
    void turn(long nowNanos) {
        if (nowNanos >= transport.deadlineNanos()) {
            transport.tick(nowNanos);
        }
        sink.take(one -> one.to().equals(address)).forEach(one -> take(one.array()));
    }
}
