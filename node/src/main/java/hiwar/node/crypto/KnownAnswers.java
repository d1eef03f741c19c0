package hiwar.node.crypto;

import hiwar.media.srtp.PacketCipher;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SessionKeys;
import hiwar.media.srtp.SrtpProfile;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets whose encrypted form is known: what ciphers must get right before they may touch traffic. Those for GCM are
 * of RFC 7714 sections 16.1.1 and 17.1; those for counter mode use the master key of RFC 3711 appendix B.3.
 */
final class KnownAnswers {
    private static final int ENCRYPTED_FLAG = 0x8000_0000;
    private static final HexFormat HEX = HexFormat.of();

    private static final SrtpProfile GCM = SrtpProfile.AEAD_AES_128_GCM;
    private static final SrtpProfile COUNTER = SrtpProfile.AES128_CM_HMAC_SHA1_80;
    private static final String GCM_KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String GCM_SALT = "517569642070726f2071756f";
    private static final String MASTER_KEY = "e1f97a0d3e018be0d64fa32c06de4139";
    private static final String MASTER_SALT = "0ec675ad498afeebb6960b3aabe6";

    /**
     * One packet before and after.
     *
     * @param index packet index; the index word of RTCP is part of {@code sealed}
     * @param plain hexadecimal, as {@code sealed}
     */
    record Answer(SessionKeys keys, long index, String plain, String sealed) {
        String name() {
            return keys.profile() + (keys.rtcp() ? " for RTCP" : " for RTP");
        }
    }

    static final List<Answer> ALL = List.of(
            new Answer(
                    SessionKeys.of(GCM, false, HEX.parseHex(GCM_KEY), HEX.parseHex(GCM_SALT)),
                    0xF17B,
                    "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e2070"
                            + "61727465732074726573",
                    "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a"
                            + "51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce"),
            new Answer(
                    SessionKeys.of(GCM, true, HEX.parseHex(GCM_KEY), HEX.parseHex(GCM_SALT)),
                    0x5D4,
                    "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
                            + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
                    "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b46"
                            + "86303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4"),
            new Answer(
                    SessionKeys.derive(COUNTER, HEX.parseHex(MASTER_KEY), HEX.parseHex(MASTER_SALT), false),
                    0x1234,
                    "800f1234decafbadcafebabeabababababababababababababababab",
                    "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb"),
            new Answer(
                    SessionKeys.derive(COUNTER, HEX.parseHex(MASTER_KEY), HEX.parseHex(MASTER_SALT), true),
                    1,
                    "81c8000bcafebabeabababababababababababababababab",
                    "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798"));

    private KnownAnswers() {}

    /** What {@code ciphers} get wrong first; null when all is right. */
    static @Nullable String mistake(PacketCiphers ciphers) {
        for (Answer answer : ALL) {
            String what = mistake(ciphers, answer);
            if (what != null) {
                return answer.name() + " " + what;
            }
        }
        return null;
    }

    private static @Nullable String mistake(PacketCiphers ciphers, Answer answer) {
        byte[] plain = HEX.parseHex(answer.plain());
        byte[] sealed = HEX.parseHex(answer.sealed());
        boolean rtcp = answer.keys().rtcp();
        int headerBytes = rtcp ? 8 : 12;
        int bodyBytes = plain.length - headerBytes;
        ByteBuffer packet = ByteBuffer.allocateDirect(sealed.length);
        try (PacketCipher sealing = ciphers.create(answer.keys(), true);
                PacketCipher opening = ciphers.create(answer.keys(), false)) {
            // Another packet first, because a context is used again for the next one.
            sealing.seal(packet, 0, headerBytes, bodyBytes, answer.index() + 1);
            packet.put(0, plain);
            if (rtcp) {
                int wordAt = plain.length + (answer.keys().profile() == GCM ? GCM.tagBytes() : 0);
                packet.putInt(wordAt, (int) answer.index() | ENCRYPTED_FLAG);
            }
            sealing.seal(packet, 0, headerBytes, bodyBytes, answer.index());
            if (!packet.equals(ByteBuffer.wrap(sealed))) {
                return "is sealed wrongly";
            }
            packet.put(headerBytes, (byte) (sealed[headerBytes] ^ 1));
            if (opening.open(packet, 0, headerBytes, bodyBytes, answer.index())) {
                return "opens a forged packet";
            }
            packet.put(0, sealed);
            if (!opening.open(packet, 0, headerBytes, bodyBytes, answer.index())) {
                return "does not open its own packet";
            }
            if (!packet.slice(0, plain.length).equals(ByteBuffer.wrap(plain))) {
                return "is opened wrongly";
            }
        }
        return null;
    }
}
