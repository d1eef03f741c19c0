package hiwar.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.wire.Bytes;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of RFC 5769, and what a writer writes. */
class StunMessageTest {
    static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    static final String REQUEST = "00010058 2112a442 b7e7a701bc34d686fa87dfae"
            + "80220010 5354554e207465737420636c69656e74 00240004 6e0001ff 80290008 932ff9b151263b36"
            + "00060009 6576746a3a68367659202020 00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004 e57a3bcf";

    static final String IPV4_RESPONSE = "0101003c 2112a442 b7e7a701bc34d686fa87dfae"
            + "8022000b 7465737420766563746f7220 00200008 0001a147e112a643"
            + "00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96";

    static final String IPV6_RESPONSE = "01010048 2112a442 b7e7a701bc34d686fa87dfae"
            + "8022000b 7465737420766563746f7220 00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            + "00080014 a382954e4be67bf11784c97c8292c275bfe3ed41 80280004 c8fb0b4c";

    /** Long-term credentials, whose key is not the password; there is no fingerprint. */
    static final String LONG_TERM_REQUEST = "00010060 2112a442 78ad3433c6ad72c029da412e"
            + "00060012 e3839ee38388e383aae38383e382afe382b90000"
            + "0015001c 662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b"
            + "6578616d706c652e6f726700 00080014 f67024656dd64a3e02b8e0712e85c9a28ca89666";

    private final StunMessage message = new StunMessage();
    private final StunKey key = new StunKey(PASSWORD);

    @Test
    void theSampleRequestIsRead() {
        assertThat(wrap(Bytes.hex(REQUEST))).isTrue();

        assertThat(message.type()).isEqualTo(Stun.BINDING_REQUEST);
        assertThat(message.transactionHigh()).isEqualTo(0xB7E7A701_BC34D686L);
        assertThat(message.transactionLow()).isEqualTo(0xFA87DFAE);
        assertThat(message.username()).isEqualTo("evtj:h6vY");
        assertThat(message.usernameStartsWith(new byte[] {'e', 'v', 't', 'j'})).isTrue();
        assertThat(message.usernameStartsWith(new byte[] {'e', 'v', 't'})).isFalse();
        assertThat(message.usernameStartsWith(new byte[] {'e', 'v', 't', 'k'})).isFalse();
        assertThat(message.priority()).isEqualTo(0x6E0001FFL);
        assertThat(message.controlled()).isTrue();
        assertThat(message.controlling()).isFalse();
        assertThat(message.tieBreaker()).isEqualTo(0x932FF9B151263B36L);
        assertThat(message.useCandidate()).isFalse();
        assertThat(message.unknownCount()).isZero();
        assertThat(message.fingerprintValid()).isTrue();
        assertThat(message.integrityValid(key)).isTrue();
        assertThat(message.integrityValid(new StunKey(PASSWORD + "x"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({IPV4_RESPONSE + ", c0000201", IPV6_RESPONSE + ", 20010db8123456780011223344556677"})
    void theSampleResponsesAreRead(String digits, String address) {
        assertThat(wrap(Bytes.hex(digits))).isTrue();

        assertThat(message.type()).isEqualTo(Stun.BINDING_SUCCESS);
        assertThat(message.mappedAddress())
                .isEqualTo(TransportAddress.of(HexFormat.of().parseHex(address), 32_853));
        assertThat(message.fingerprintValid()).isTrue();
        assertThat(message.integrityValid(key)).isTrue();
    }

    @Test
    void aRequestWithALongTermCredentialIsRead() {
        assertThat(wrap(Bytes.hex(LONG_TERM_REQUEST))).isTrue();

        assertThat(message.username()).isEqualTo("\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9");
        assertThat(message.hasIntegrity()).isTrue();
        assertThat(message.fingerprintValid()).as("there is none").isFalse();
        assertThat(message.unknownCount()).as("NONCE and REALM").isEqualTo(2);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] request = HexFormat.of().parseHex(REQUEST.replace(" ", ""));
        for (int bit = 0; bit < request.length * 8; bit++) {
            byte[] damaged = request.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(wrap(Bytes.of(damaged)) && message.fingerprintValid() && message.integrityValid(key))
                    .as("bit %s", bit)
                    .isFalse();
        }
    }

    @Test
    void everyTruncationIsMalformed() {
        Bytes request = Bytes.hex(REQUEST);
        for (int length = 0; length < request.lengthBytes(); length++) {
            assertThat(wrap(request.first(length))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00010008 2112a442 000000000000000000000000 80280004 00000000 0, not a whole number of words",
        "00010004 2112a442 000000000000000000000000 00060001, an attribute longer than the message",
        "00010010 2112a442 000000000000000000000000 80280004 00000000 00250000 00000000, something behind FINGERPRINT",
        "00010008 2112a442 000000000000000000000000 00240002 00000000, a PRIORITY of two octets",
        "00010008 2112a442 000000000000000000000000 00250004 00000000, a USE-CANDIDATE with a value",
        "01010008 2112a442 000000000000000000000000 00200004 00010000, an address of no family's length",
        "c0010000 2112a442 000000000000000000000000, not STUN",
        "00010000 2112a443 000000000000000000000000, another cookie",
    })
    void whatIsWrongIsMalformed(String digits, String why) {
        String whole = digits.replace(" ", "");
        assertThat(wrap(Bytes.hex(whole + "0".repeat(whole.length() % 2))))
                .as(why)
                .isFalse();
    }

    @Test
    void whatFollowsTheIntegrityIsIgnored() {
        StunWriter writer = new StunWriter();
        writer.begin(Stun.BINDING_REQUEST, 1, 2).username("a:b").integrity(key).useCandidate();
        assertThat(wrap(written(writer.fingerprint()))).isTrue();
        assertThat(message.integrityValid(key)).isTrue();
        assertThat(message.useCandidate()).isFalse();
    }

    @Test
    void theFirstOfTwoAttributesCounts() {
        StunWriter writer = new StunWriter();
        assertThat(wrap(written(
                        writer.begin(Stun.BINDING_REQUEST, 1, 2).priority(7).priority(8))))
                .isTrue();
        assertThat(message.priority()).isEqualTo(7);
    }

    @Test
    void whateverIsWrittenIsReadAgain() {
        Random random = new Random(42);
        StunWriter writer = new StunWriter();
        for (int round = 0; round < 500; round++) {
            long high = random.nextLong();
            int low = random.nextInt();
            long priority = random.nextInt() & 0xFFFF_FFFFL;
            String name = "x".repeat(4 + random.nextInt(50)) + ":" + "y".repeat(random.nextInt(60));
            int port = random.nextInt(65_536);
            TransportAddress mapped = random.nextBoolean()
                    ? TransportAddress.ipv4(random.nextInt(), port)
                    : TransportAddress.ipv6(0x2001_0DB8_0000_0000L, random.nextLong(), port);
            writer.begin(Stun.BINDING_REQUEST, high, low)
                    .username(name)
                    .priority(priority)
                    .mappedAddress(mapped);
            writer.attribute(0x0019, new byte[random.nextInt(8)]);
            if (random.nextBoolean()) {
                writer.controlling(high);
            }

            assertThat(wrap(written(writer.integrity(key).fingerprint()))).isTrue();
            assertThat(message.transactionHigh()).isEqualTo(high);
            assertThat(message.transactionLow()).isEqualTo(low);
            assertThat(message.username()).isEqualTo(name);
            assertThat(message.priority()).isEqualTo(priority);
            assertThat(message.mappedAddress()).isEqualTo(mapped);
            assertThat(message.unknown(0)).isEqualTo(0x0019);
            assertThat(message.tieBreaker()).isEqualTo(message.controlling() ? high : 0);
            assertThat(message.integrityValid(key)).isTrue();
            assertThat(message.fingerprintValid()).isTrue();
        }
    }

    @Test
    void errorsAndUnknownAttributesAreAnswered() {
        StunWriter writer = new StunWriter();
        writer.begin(Stun.BINDING_REQUEST, 1, 2);
        for (int type = 0x0100; type < 0x0110; type++) {
            writer.attribute(type, new byte[3]);
        }
        assertThat(wrap(written(writer))).isTrue();
        assertThat(message.unknownCount()).isEqualTo(StunMessage.MAX_UNKNOWN);

        StunWriter answer = new StunWriter();
        answer.begin(Stun.BINDING_ERROR, 1, 2).error(Stun.UNKNOWN_ATTRIBUTE, "Unknown Attribute");
        assertThat(wrap(written(answer.unknownAttributes(message)))).isTrue();
        assertThat(message.errorCode()).isEqualTo(420);
    }

    @Test
    void aMessageThatBecomesTooLongIsRefused() {
        StunWriter writer = new StunWriter();
        writer.begin(Stun.BINDING_REQUEST, 1, 2);
        assertThatThrownBy(() -> writer.attribute(0x0100, new byte[Stun.MAX_BYTES]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean wrap(Bytes bytes) {
        return message.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }

    private static Bytes written(StunWriter writer) {
        ByteBuffer buffer = ByteBuffer.allocate(Stun.MAX_BYTES + 3);
        return new Bytes(buffer, 3, writer.copyTo(buffer, 3));
    }
}
