package hiwar.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.PacketCipher;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SessionKeys;
import hiwar.media.srtp.SrtpProfile;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL and the JDK against published packets and against each other. */
class CiphersTest {
    private static final int PACKETS = 4000;
    private static final int LARGEST_BODY_BYTES = 1500;

    static Stream<Arguments> directions() {
        return Stream.of(SrtpProfile.values())
                .flatMap(profile -> Stream.of(Arguments.of(profile, false), Arguments.of(profile, true)));
    }

    @Test
    void bothKnowTheAnswers() {
        assertThat(KnownAnswers.mistake(new JdkCiphers())).isNull();
        assertThat(KnownAnswers.mistake(new OpenSslCiphers())).isNull();
    }

    @Test
    void theSelfTestFindsCiphersThatAreWrong() {
        assertThat(KnownAnswers.mistake(new Distorted(1, 0))).contains("sealed wrongly");
        assertThat(KnownAnswers.mistake(new Distorted(0, 1))).contains("does not open");
    }

    /** RFC 3711 appendix B.2: the key stream, seen by encrypting zeros. */
    @Test
    void counterModeMakesThePublishedKeyStream() {
        byte[] key = HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] salt = HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfd");
        for (PacketCiphers ciphers : new PacketCiphers[] {new JdkCiphers(), new OpenSslCiphers()}) {
            ByteBuffer packet = ByteBuffer.allocateDirect(12 + 48 + 10);
            byte[] stream = new byte[48];
            try (PacketCipher cipher =
                    ciphers.create(SessionKeys.of(SrtpProfile.AES128_CM_HMAC_SHA1_80, false, key, salt), true)) {
                cipher.seal(packet, 0, 12, 48, 0);
            }
            packet.get(12, stream);
            assertThat(stream)
                    .asHexString()
                    .isEqualToIgnoringCase("E03EAD0935C95E80E166B16DD92B4EB4"
                            + "D23513162B02D0F72A43A2FE4A5F97AB"
                            + "41E95B3BB0A2E8DD477901E4FCA894C0");
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void bothSealAndOpenEachOthersPackets(SrtpProfile profile, boolean rtcp) {
        Random random = new Random(20261123 + profile.dtlsId());
        SessionKeys keys = keys(profile, rtcp, random);
        PacketCiphers openSsl = new OpenSslCiphers();
        PacketCiphers jdk = new JdkCiphers();
        try (PacketCipher ours = openSsl.create(keys, true);
                PacketCipher theirs = jdk.create(keys, true);
                PacketCipher ourOpening = openSsl.create(keys, false);
                PacketCipher theirOpening = jdk.create(keys, false)) {
            for (int i = 0; i < PACKETS; i++) {
                Packet packet = new Packet(random, profile, rtcp);
                ByteBuffer byOpenSsl = packet.direct();
                ByteBuffer byJdk = packet.direct();
                ours.seal(byOpenSsl, packet.offset, packet.headerBytes, packet.bodyBytes, packet.index);
                theirs.seal(byJdk, packet.offset, packet.headerBytes, packet.bodyBytes, packet.index);
                assertThat(byOpenSsl).as("packet %d of %s", i, packet).isEqualTo(byJdk);

                ByteBuffer damaged = packet.direct().put(0, byJdk, 0, byJdk.capacity());
                int at = packet.offset + random.nextInt(packet.authenticatedBytes);
                damaged.put(at, (byte) (damaged.get(at) ^ 1 << random.nextInt(8)));
                assertThat(packet.opens(ourOpening, damaged))
                        .as("damaged packet %d of %s", i, packet)
                        .isFalse();

                assertThat(packet.opens(ourOpening, byJdk)).isTrue();
                assertThat(packet.opens(theirOpening, byOpenSsl)).isTrue();
                assertThat(packet.plain(byJdk)).isEqualTo(packet.plain(packet.direct()));
                assertThat(packet.plain(byOpenSsl)).isEqualTo(packet.plain(packet.direct()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void packetsInHeapMemoryWorkToo(SrtpProfile profile, boolean rtcp) {
        Random random = new Random(7);
        SessionKeys keys = keys(profile, rtcp, random);
        Packet packet = new Packet(random, profile, rtcp);
        PacketCiphers ciphers = new OpenSslCiphers();
        try (PacketCipher sealing = ciphers.create(keys, true);
                PacketCipher opening = ciphers.create(keys, false)) {
            ByteBuffer heap = ByteBuffer.wrap(packet.bytes.clone());
            ByteBuffer direct = packet.direct();
            sealing.seal(heap, packet.offset, packet.headerBytes, packet.bodyBytes, packet.index);
            sealing.seal(direct, packet.offset, packet.headerBytes, packet.bodyBytes, packet.index);
            assertThat(heap).isEqualTo(direct);
            assertThat(packet.opens(opening, heap)).isTrue();
        }
    }

    @Test
    void manyBuffersInTurnAreNotConfused() {
        Random random = new Random(8);
        SessionKeys keys = keys(SrtpProfile.AEAD_AES_128_GCM, false, random);
        try (PacketCipher openSsl = new OpenSslCiphers().create(keys, true);
                PacketCipher jdk = new JdkCiphers().create(keys, true)) {
            Packet[] packets = new Packet[10];
            ByteBuffer[] buffers = new ByteBuffer[packets.length];
            for (int i = 0; i < packets.length; i++) {
                packets[i] = new Packet(random, SrtpProfile.AEAD_AES_128_GCM, false);
                buffers[i] = packets[i].direct().position(i); // the position is nobody's business
            }
            for (int round = 0; round < 50; round++) {
                int i = random.nextInt(packets.length);
                Packet packet = packets[i];
                long index = packet.index ^ round;
                buffers[i].put(0, packet.bytes);
                ByteBuffer expected = packet.direct();
                openSsl.seal(buffers[i], packet.offset, packet.headerBytes, packet.bodyBytes, index);
                jdk.seal(expected, packet.offset, packet.headerBytes, packet.bodyBytes, index);
                assertThat(buffers[i].duplicate().clear()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void nativeCodeIsNeverLetOutsideTheBuffer(SrtpProfile profile, boolean rtcp) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(100);
        try (PacketCipher cipher = new OpenSslCiphers().create(keys(profile, rtcp, new Random(1)), true)) {
            assertThatThrownBy(() -> cipher.seal(buffer, 0, 12, 90, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> cipher.seal(buffer, -1, 12, 10, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> cipher.open(buffer, 40, 12, 60, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> cipher.open(buffer, 0, 12, -5, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void aClosedCipherRefuses(SrtpProfile profile, boolean rtcp) {
        PacketCipher cipher = new OpenSslCiphers().create(keys(profile, rtcp, new Random(1)), true);
        cipher.close();
        cipher.close();
        ByteBuffer buffer = ByteBuffer.allocateDirect(200);
        assertThatThrownBy(() -> cipher.seal(buffer, 0, 12, 90, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(buffer, 0, 12, 90, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theChoiceIsAsAsked() {
        assertThat(Ciphers.choose(Ciphers.Kind.JDK).description()).isEqualTo("JDK");
        assertThat(Ciphers.choose(Ciphers.Kind.OPENSSL).description()).startsWith("OpenSSL 3.");
        assertThat(Ciphers.choose(Ciphers.Kind.AUTO).description()).startsWith("OpenSSL 3.");
    }

    private static SessionKeys keys(SrtpProfile profile, boolean rtcp, Random random) {
        byte[] key = new byte[profile.keyBytes()];
        byte[] salt = new byte[profile.saltBytes()];
        random.nextBytes(key);
        random.nextBytes(salt);
        return SessionKeys.derive(profile, key, salt, rtcp);
    }

    /** Random bytes around random bytes: what is before and behind a packet must stay as it is. */
    private static final class Packet {
        final int offset;
        final int headerBytes;
        final int bodyBytes;
        final int authenticatedBytes;
        final long index;
        final byte[] bytes;

        Packet(Random random, SrtpProfile profile, boolean rtcp) {
            offset = random.nextInt(70);
            headerBytes = rtcp ? 8 : 12 + 4 * random.nextInt(12);
            bodyBytes = random.nextInt(LARGEST_BODY_BYTES + 1) >> random.nextInt(12);
            index = rtcp ? random.nextInt() & 0x7FFF_FFFF : random.nextLong() & 0xFFFF_FFFF_FFFFL;
            bytes = new byte[offset + headerBytes + bodyBytes + 20 + random.nextInt(50)];
            random.nextBytes(bytes);
            int wordAt = offset + headerBytes + bodyBytes + (profile == SrtpProfile.AEAD_AES_128_GCM ? 16 : 0);
            if (rtcp) {
                ByteBuffer.wrap(bytes).putInt(wordAt, (int) index | 0x8000_0000);
            }
            boolean wordInside = rtcp && profile == SrtpProfile.AES128_CM_HMAC_SHA1_80;
            authenticatedBytes = headerBytes + bodyBytes + profile.tagBytes() + (wordInside ? 4 : 0);
        }

        ByteBuffer direct() {
            return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        }

        ByteBuffer plain(ByteBuffer from) {
            return from.slice(offset, headerBytes + bodyBytes);
        }

        boolean opens(PacketCipher cipher, ByteBuffer from) {
            return cipher.open(from, offset, headerBytes, bodyBytes, index);
        }

        @Override
        public String toString() {
            return headerBytes + " + " + bodyBytes + " bytes at " + offset + ", index " + index;
        }
    }

    /** The JDK's ciphers with wrong indices. */
    private record Distorted(int sealingBy, int openingBy) implements PacketCiphers {
        @Override
        public PacketCipher create(SessionKeys keys, boolean sealing) {
            PacketCipher right = new JdkCiphers().create(keys, sealing);
            return new PacketCipher() {
                @Override
                public void seal(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
                    right.seal(buffer, offset, headerBytes, bodyBytes, index + sealingBy);
                }

                @Override
                public boolean open(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
                    return right.open(buffer, offset, headerBytes, bodyBytes, index + openingBy);
                }

                @Override
                public void close() {
                    right.close();
                }
            };
        }

        @Override
        public String description() {
            return "wrong";
        }
    }
}
