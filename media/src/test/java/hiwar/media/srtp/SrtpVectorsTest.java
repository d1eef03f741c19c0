package hiwar.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 3711 appendix B and RFC 7714 sections 16 and 17, and the packets of libsrtp's own test. */
class SrtpVectorsTest {
    private static final String MASTER_KEY = "e1f97a0d3e018be0d64fa32c06de4139";
    private static final String MASTER_SALT = "0ec675ad498afeebb6960b3aabe6";
    private static final String GCM_KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String GCM_SALT = "517569642070726f2071756f";

    private final ByteBuffer buffer = ByteBuffer.allocate(256);

    @Test
    void sessionKeysAreDerived() { // RFC 3711 B.3
        SessionKeys keys =
                SessionKeys.derive(SrtpProfile.AES128_CM_HMAC_SHA1_80, bytes(MASTER_KEY), bytes(MASTER_SALT), false);

        assertThat(keys.encryption()).isEqualTo(bytes("c61e7a93744f39ee10734afe3ff7a087"));
        assertThat(keys.salt()).isEqualTo(bytes("30cbbc08863d8c85d49db34a9ae1"));
        assertThat(keys.authentication()).isEqualTo(bytes("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
    }

    @Test
    void theKeystreamOfCounterModeIsRight() { // RFC 3711 B.2: SSRC and index are zero, so zeros become keystream
        PacketCipher cipher = new JdkCiphers()
                .create(
                        SessionKeys.of(
                                SrtpProfile.AES128_CM_HMAC_SHA1_80,
                                false,
                                bytes("2b7e151628aed2a6abf7158809cf4f3c"),
                                bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfd")),
                        true);
        put("800000000000000000000000" + "00".repeat(48));

        cipher.seal(buffer, 0, 12, 48, 0);

        assertThat(hex(12, 48))
                .isEqualTo("e03ead0935c95e80e166b16dd92b4eb4"
                        + "d23513162b02d0f72a43a2fe4a5f97ab"
                        + "41e95b3bb0a2e8dd477901e4fca894c0");
    }

    @Test
    void counterModeProtectsAsLibsrtpDoes() {
        SrtpSession sender = session(SrtpProfile.AES128_CM_HMAC_SHA1_80, true);
        put("800f1234decafbadcafebabe" + "ab".repeat(16));
        assertThat(sender.protectRtp(buffer, 0, 28)).isEqualTo(38);
        assertThat(hex(0, 38))
                .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        assertThat(session(SrtpProfile.AES128_CM_HMAC_SHA1_80, false).unprotectRtp(buffer, 0, 38))
                .isEqualTo(28);

        put("81c8000bcafebabe" + "ab".repeat(16));
        assertThat(sender.protectRtcp(buffer, 0, 24)).isEqualTo(38);
        assertThat(hex(0, 38))
                .isEqualTo("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
        assertThat(session(SrtpProfile.AES128_CM_HMAC_SHA1_80, false).unprotectRtcp(buffer, 0, 38))
                .isEqualTo(24);
    }

    @Test
    void gcmProtectsRtp() { // RFC 7714 section 16.1.1
        SessionKeys keys = SessionKeys.of(SrtpProfile.AEAD_AES_128_GCM, false, bytes(GCM_KEY), bytes(GCM_SALT));
        String plain = "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e697320646976"
                + "69736120696e207061727465732074726573";
        put(plain);

        new JdkCiphers().create(keys, true).seal(buffer, 0, 12, 38, 0xF17B);

        assertThat(hex(0, 66))
                .isEqualTo("8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd5"
                        + "0d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce");
        assertThat(new JdkCiphers().create(keys, false).open(buffer, 0, 12, 38, 0xF17B))
                .isTrue();
        assertThat(hex(0, 50)).isEqualTo(plain);
    }

    @Test
    void gcmProtectsRtcp() { // RFC 7714 section 17.1
        SessionKeys keys = SessionKeys.of(SrtpProfile.AEAD_AES_128_GCM, true, bytes(GCM_KEY), bytes(GCM_SALT));
        String plain = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
                + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        put(plain + "00".repeat(16) + "800005d4"); // the index word is the session's to write

        new JdkCiphers().create(keys, true).seal(buffer, 0, 8, 44, 0x5D4);

        assertThat(hex(0, 72))
                .isEqualTo("81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32d"
                        + "c676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4");
        assertThat(new JdkCiphers().create(keys, false).open(buffer, 0, 8, 44, 0x5D4))
                .isTrue();
        assertThat(hex(0, 52)).isEqualTo(plain);
    }

    private static SrtpSession session(SrtpProfile profile, boolean server) {
        byte[] key = bytes(MASTER_KEY);
        byte[] salt = bytes(MASTER_SALT);
        return new SrtpSession(new SrtpKeys(profile, key, salt, key, salt), server, new JdkCiphers());
    }

    private void put(String digits) {
        buffer.put(0, bytes(digits));
    }

    private String hex(int at, int lengthBytes) {
        byte[] part = new byte[lengthBytes];
        buffer.get(at, part);
        return HexFormat.of().formatHex(part);
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
