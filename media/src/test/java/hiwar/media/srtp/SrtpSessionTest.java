package hiwar.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one side protects the other reads, once; whatever was touched on the way is refused. */
class SrtpSessionTest {
    private static final int OFFSET = 7;
    private static final int SSRC = 0xCAFEBABE;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(8192);
    private final Random random = new Random(42);

    /** Both ends of one association. */
    private record Pair(SrtpSession client, SrtpSession server) {
        static Pair of(SrtpProfile profile) {
            byte[] material = new byte[2 * (profile.keyBytes() + profile.saltBytes())];
            new Random(7).nextBytes(material);
            SrtpKeys keys = SrtpKeys.fromExporter(profile, material);
            return new Pair(
                    new SrtpSession(keys, false, new JdkCiphers()), new SrtpSession(keys, true, new JdkCiphers()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void packetsOfEveryShapeComeBack(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        for (int round = 0; round < 300; round++) {
            boolean fromClient = random.nextBoolean();
            int length = rtp(round, random.nextInt(1_200), random.nextInt(16), random.nextInt(5));
            byte[] plain = bytes(length);
            int headerBytes = 12
                    + 4 * (plain[0] & 15)
                    + ((plain[0] & 16) == 0 ? 0 : 4 + 4 * (plain[12 + 4 * (plain[0] & 15) + 3] & 0xFF));

            int protectedBytes = (fromClient ? pair.client : pair.server).protectRtp(buffer, OFFSET, length);

            assertThat(protectedBytes).isEqualTo(length + profile.tagBytes());
            assertThat(bytes(headerBytes))
                    .as("the header stays in the clear")
                    .isEqualTo(Arrays.copyOf(plain, headerBytes));
            if (length - headerBytes > 16) {
                assertThat(bytes(length)).isNotEqualTo(plain);
            }
            assertThat((fromClient ? pair.server : pair.client).unprotectRtp(buffer, OFFSET, protectedBytes))
                    .isEqualTo(length);
            assertThat(bytes(length)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsComeBack(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        for (int round = 0; round < 100; round++) {
            int length = rtcp(4 * random.nextInt(100));
            byte[] plain = bytes(length);

            int protectedBytes = pair.client.protectRtcp(buffer, OFFSET, length);

            assertThat(protectedBytes).isEqualTo(length + profile.tagBytes() + 4);
            assertThat(pair.server.unprotectRtcp(buffer, OFFSET, protectedBytes))
                    .isEqualTo(length);
            assertThat(bytes(length)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitIsNoticed(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        byte[] sealed = sealedRtp(pair.client, 100, 20);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] damaged = sealed.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(unprotect(pair.server, damaged)).as("bit %s", bit).isNegative();
        }
        assertThat(unprotect(pair.server, sealed))
                .as("and none of them has used up the packet")
                .isEqualTo(32);

        int length = rtcp(20);
        byte[] report = bytes(pair.client.protectRtcp(buffer, OFFSET, length));
        for (int bit = 0; bit < report.length * 8; bit++) {
            byte[] damaged = report.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            buffer.put(OFFSET, damaged);
            assertThat(pair.server.unprotectRtcp(buffer, OFFSET, damaged.length))
                    .as("bit %s", bit)
                    .isNegative();
        }
        buffer.put(OFFSET, report);
        assertThat(pair.server.unprotectRtcp(buffer, OFFSET, report.length)).isEqualTo(length);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsReadTwice(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        byte[] first = sealedRtp(pair.client, 1, 50);
        byte[] second = sealedRtp(pair.client, 2, 50);
        assertThat(unprotect(pair.server, second)).isEqualTo(62);
        assertThat(unprotect(pair.server, first)).as("late, but the first time").isEqualTo(62);
        assertThat(unprotect(pair.server, first)).isEqualTo(SrtpSession.REPLAYED);
        assertThat(unprotect(pair.server, second)).isEqualTo(SrtpSession.REPLAYED);

        int length = pair.client.protectRtcp(buffer, OFFSET, rtcp(8));
        byte[] report = bytes(length);
        assertThat(pair.server.unprotectRtcp(buffer, OFFSET, length)).isEqualTo(16);
        buffer.put(OFFSET, report);
        assertThat(pair.server.unprotectRtcp(buffer, OFFSET, length)).isEqualTo(SrtpSession.REPLAYED);
    }

    @ParameterizedTest
    @EnumSource
    void sequenceNumbersRollOverAsOftenAsTheyLike(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        int sequence = 65_000;
        byte @Nullable [] late = null;
        for (int i = 0; i < 400; i++, sequence += 400) {
            byte[] sealed = sealedRtp(pair.client, sequence & 0xFFFF, 30);
            byte[] between = sealedRtp(pair.client, sequence + 200 & 0xFFFF, 30);
            assertThat(unprotect(pair.server, sealed)).as("number %s", sequence).isEqualTo(42);
            if (late != null) {
                assertThat(unprotect(pair.server, late))
                        .as("late before %s", sequence)
                        .isEqualTo(42);
            }
            late = between;
        }
        assertThat(sequence).isGreaterThan(3 * 65_536);
    }

    @Test
    void anIndexSealsOnlyOnePacketWithGcm() {
        SrtpSession sender = Pair.of(SrtpProfile.AEAD_AES_128_GCM).client;
        assertThat(sealedRtp(sender, 9, 10)).hasSize(12 + 10 + 16);
        rtp(9, 10, 0, 0);
        assertThat(sender.protectRtp(buffer, OFFSET, 22)).isEqualTo(SrtpSession.REPLAYED);
    }

    @Test
    void counterModeSendsTheSamePacketAgain() {
        Pair pair = Pair.of(SrtpProfile.AES128_CM_HMAC_SHA1_80);
        int length = rtp(9, 10, 0, 0);
        byte[] plain = bytes(length);
        byte[] first = bytes(pair.client.protectRtp(buffer, OFFSET, length));
        buffer.put(OFFSET, plain);
        assertThat(bytes(pair.client.protectRtp(buffer, OFFSET, length))).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void ownPacketsSentBackAreRefused(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        assertThat(unprotect(pair.client, sealedRtp(pair.client, 1, 10))).isEqualTo(SrtpSession.BAD_AUTHENTICATION);
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotFitIsMalformed(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        byte[] sealed = sealedRtp(pair.client, 1, 0);
        for (int length = 0; length < sealed.length; length++) {
            buffer.put(OFFSET, sealed);
            assertThat(pair.server.unprotectRtp(buffer, OFFSET, length)).isEqualTo(SrtpSession.MALFORMED);
        }
        byte[] report = bytes(pair.client.protectRtcp(buffer, OFFSET, rtcp(0)));
        for (int length = 0; length < report.length; length++) {
            buffer.put(OFFSET, report);
            assertThat(pair.server.unprotectRtcp(buffer, OFFSET, length)).isEqualTo(SrtpSession.MALFORMED);
        }
        assertThat(pair.client.protectRtp(buffer, OFFSET, SrtpSession.MAX_PACKET_BYTES + 1))
                .isEqualTo(SrtpSession.MALFORMED);
        rtp(2, 4, 0, 0);
        buffer.put(OFFSET, (byte) 0x90); // an extension of a length that is not there
        buffer.putInt(OFFSET + 12, 0xBEDE0001);
        assertThat(pair.client.protectRtp(buffer, OFFSET, 16)).isEqualTo(SrtpSession.MALFORMED);
    }

    @Test
    void aReportThatIsOnlyAuthenticatedIsRefused() {
        Pair pair = Pair.of(SrtpProfile.AES128_CM_HMAC_SHA1_80);
        int length = pair.client.protectRtcp(buffer, OFFSET, rtcp(0));
        buffer.put(OFFSET + 8, (byte) 0);
        assertThat(pair.server.unprotectRtcp(buffer, OFFSET, length)).isEqualTo(SrtpSession.MALFORMED);
    }

    @Test
    void streamsAreLimitedAndStrangersTakeNoPlace() {
        Pair pair = Pair.of(SrtpProfile.AES128_CM_HMAC_SHA1_80);
        for (int i = 0; i < 2 * SrtpSession.MAX_RECEIVED_SSRCS; i++) {
            byte[] forged = sealedRtp(pair.client, 5, 10);
            forged[11] ^= (byte) (i + 1);
            forged[10] ^= (byte) (i >> 7);
            assertThat(unprotect(pair.server, forged)).isEqualTo(SrtpSession.BAD_AUTHENTICATION);
        }
        for (int i = 0; i < SrtpSession.MAX_RECEIVED_SSRCS; i++) {
            assertThat(unprotect(pair.server, sealedRtp(pair.client, i, 10, i))).isEqualTo(22);
        }
        assertThat(unprotect(pair.server, sealedRtp(pair.client, 1, 10, -1))).isEqualTo(SrtpSession.EXHAUSTED);
        assertThat(unprotect(pair.server, sealedRtp(pair.client, 7, 10, 3)))
                .as("known ones go on")
                .isEqualTo(22);

        for (int i = SrtpSession.MAX_RECEIVED_SSRCS; i < SrtpSession.MAX_SENT_SSRCS - 2; i++) {
            sealedRtp(pair.client, 1, 0, i);
        }
        rtp(1, 0, 0, 0);
        buffer.putInt(OFFSET + 8, -2);
        assertThat(pair.client.protectRtp(buffer, OFFSET, 12)).isEqualTo(SrtpSession.EXHAUSTED);
    }

    @ParameterizedTest
    @EnumSource
    void reportIndicesEnd(SrtpProfile profile) {
        Pair pair = Pair.of(profile);
        pair.client.rtcpIndex(SrtpSession.MAX_RTCP_INDEX - 1);
        int length = pair.client.protectRtcp(buffer, OFFSET, rtcp(8));
        assertThat(pair.server.unprotectRtcp(buffer, OFFSET, length)).isEqualTo(16);
        assertThat(pair.client.protectRtcp(buffer, OFFSET, rtcp(8))).isEqualTo(SrtpSession.EXHAUSTED);
    }

    @Test
    void keysAreCutAndStayOutOfLogs() {
        byte[] material =
                HexFormat.of().parseHex("00".repeat(16) + "11".repeat(16) + "22".repeat(12) + "33".repeat(12));
        SrtpKeys keys = SrtpKeys.fromExporter(SrtpProfile.AEAD_AES_128_GCM, material);

        assertThat(keys.clientKey()).containsOnly(0x00).hasSize(16);
        assertThat(keys.serverKey()).containsOnly(0x11).hasSize(16);
        assertThat(keys.clientSalt()).containsOnly(0x22).hasSize(12);
        assertThat(keys.serverSalt()).containsOnly(0x33).hasSize(12);
        assertThat(keys).hasToString("keys for AEAD_AES_128_GCM");
        assertThatThrownBy(() -> SrtpKeys.fromExporter(SrtpProfile.AES128_CM_HMAC_SHA1_80, material))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SrtpProfile.of(7)).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(SrtpProfile.of(1)).isEqualTo(SrtpProfile.AES128_CM_HMAC_SHA1_80);
        assertThat(SrtpProfile.of(2)).isNull();
    }

    /** Writes a random RTP packet; answers its length. */
    private int rtp(int sequence, int payloadBytes, int sources, int extensionWords) {
        byte[] random = new byte[12 + 4 * sources + (extensionWords == 0 ? 0 : 4 * extensionWords) + payloadBytes];
        this.random.nextBytes(random);
        random[0] = (byte) (0x80 | sources | (extensionWords == 0 ? 0 : 0x10));
        buffer.put(OFFSET, random);
        buffer.putShort(OFFSET + 2, (short) sequence);
        buffer.putInt(OFFSET + 8, SSRC);
        if (extensionWords > 0) {
            buffer.putInt(OFFSET + 12 + 4 * sources, 0xBEDE0000 | extensionWords - 1);
        }
        return random.length;
    }

    private int rtcp(int bodyBytes) {
        byte[] body = new byte[8 + bodyBytes];
        random.nextBytes(body);
        buffer.put(OFFSET, body);
        buffer.putInt(OFFSET, 0x80C90000 | bodyBytes / 4 + 1);
        buffer.putInt(OFFSET + 4, SSRC);
        return body.length;
    }

    private byte[] sealedRtp(SrtpSession sender, int sequence, int payloadBytes) {
        return sealedRtp(sender, sequence, payloadBytes, SSRC);
    }

    private byte[] sealedRtp(SrtpSession sender, int sequence, int payloadBytes, int ssrc) {
        int length = rtp(sequence, payloadBytes, 0, 0);
        buffer.putInt(OFFSET + 8, ssrc);
        return bytes(sender.protectRtp(buffer, OFFSET, length));
    }

    private int unprotect(SrtpSession receiver, byte[] packet) {
        buffer.put(OFFSET, packet);
        return receiver.unprotectRtp(buffer, OFFSET, packet.length);
    }

    private byte[] bytes(int length) {
        byte[] copy = new byte[length];
        buffer.get(OFFSET, copy);
        return copy;
    }
}
