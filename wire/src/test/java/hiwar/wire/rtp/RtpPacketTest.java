package hiwar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets of Chromium 156 as its packet dump shows them, and cases made by hand from the RFCs. */
class RtpPacketTest {
    /** Redundant Opus; extensions abs-send-time, transport-wide sequence number, mid and audio level. */
    static final String AUDIO = "90bf4d546fce7fa18fbd6374bede0003227a76c231000140301083006f78852a44ab6c5a4e6aa6ab";

    /** The beginning of a VP8 keyframe; two-byte extensions, because a dependency descriptor has 23 bytes. */
    static final String VIDEO = "90e07d240a4e6f003de6744a"
            + "10000013 02037a7dc9 03020003 040131 0804010d0120 0d0100 070d010005000c000c000e00000000"
            + "0c17c000018002044eaaaf2860414d34538a0940409fc059c0 090c01805e8d01eb01027f01673c 00"
            + "10703800";

    /** Probing on the stream for retransmissions before there is anything to repeat. */
    static final String PADDING =
            "b0616524000000005f4f7d55 bede0003 4031 b071 310001 22ff1663 00" + "00".repeat(254) + "ff";

    private final RtpPacket packet = new RtpPacket();

    @Test
    void soundOfABrowserIsRead() {
        assertThat(wrap(Bytes.hex(AUDIO))).isTrue();

        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(63);
        assertThat(packet.sequenceNumber()).isEqualTo(0x4D54);
        assertThat(packet.timestamp()).isEqualTo(0x6FCE7FA1);
        assertThat(packet.ssrc()).isEqualTo(0x8FBD6374);
        assertThat(packet.headerBytes()).isEqualTo(28);
        assertThat(packet.payloadOffset()).isEqualTo(packet.offset() + 28);
        assertThat(packet.payloadBytes()).isEqualTo(12);
        assertThat(packet.paddingBytes()).isZero();
        assertThat(extension(2)).isEqualTo("7a76c2");
        assertThat(extension(3)).isEqualTo("0001");
        assertThat(extension(4)).isEqualTo("30");
        assertThat(extension(1)).isEqualTo("83");
        assertThat(extension(5)).isNull();
    }

    @Test
    void pictureOfABrowserWithTwoByteExtensionsIsRead() {
        assertThat(wrap(Bytes.hex(VIDEO))).isTrue();

        assertThat(packet.headerBytes()).isEqualTo(12 + 4 + 4 * 0x13);
        assertThat(packet.payloadBytes()).isEqualTo(4);
        assertThat(extension(3)).isEqualTo("0003");
        assertThat(extension(13)).isEqualTo("00");
        assertThat(extension(12)).isEqualTo("c000018002044eaaaf2860414d34538a0940409fc059c0");
        assertThat(extension(9)).isEqualTo("01805e8d01eb01027f01673c");
    }

    @Test
    void aPacketOfPaddingHasNoPayload() {
        assertThat(wrap(Bytes.hex(PADDING))).isTrue();

        assertThat(packet.payloadBytes()).isZero();
        assertThat(packet.paddingBytes()).isEqualTo(255);
        assertThat(extension(11)).isEqualTo("71");
    }

    @Test
    void contributingSourcesBelongToTheHeader() {
        assertThat(wrap(Bytes.hex("82000001 00000002 00000003 00000004 00000005 aabb")))
                .isTrue();

        assertThat(packet.headerBytes()).isEqualTo(20);
        assertThat(packet.payloadBytes()).isEqualTo(2);
    }

    @Test
    void paddingBetweenElementsIsPassedOver() {
        // The example of RFC 8285 section 4.2: elements of 1, 2 and 4 octets, two octets of padding before the last.
        assertThat(wrap(Bytes.hex(extended("bede0003 10aa 21bbbb 0000 33cccccccc 00"))))
                .isTrue();

        assertThat(extension(1)).isEqualTo("aa");
        assertThat(extension(2)).isEqualTo("bbbb");
        assertThat(extension(3)).isEqualTo("cccccccc");
    }

    @ParameterizedTest
    @CsvSource({
        "bede0002 10aa f000 20bb 0000, id 15 ends the extension",
        "bede0002 10aa 01cc 20bb 0000, id 0 with a length ends the extension",
        "bede0001 10aa 2fbb, an element longer than the extension",
        "10000002 0101aa 0003 20bb 00, a two-byte element longer than the extension",
        "10000001 0101aa 02, a two-byte element without its length",
    })
    void elementsBehindWhatIsWrongAreAbsent(String extension, String why) {
        assertThat(wrap(Bytes.hex(extended(extension)))).as(why).isTrue();

        assertThat(extension(1)).as(why).isEqualTo("aa");
        assertThat(extension(2)).as(why).isNull();
        assertThat(packet.payloadBytes()).as(why).isEqualTo(2);
    }

    @Test
    void anElementMayBeEmptyInTheTwoByteForm() {
        assertThat(wrap(Bytes.hex(extended("100f0001 0500 0000")))).isTrue();

        assertThat(packet.extensionBytes(5)).isZero();
        assertThat(packet.extensionBytes(0)).isEqualTo(-1);
    }

    @Test
    void anotherProfileHasNoElements() {
        assertThat(wrap(Bytes.hex(extended("abcd0001 10aa0000")))).isTrue();

        assertThat(extension(1)).isNull();
        assertThat(packet.headerBytes()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "80000001 00000002 000000, eleven octets",
        "40000001 00000002 00000003, version 1",
        "81000001 00000002 00000003, a CSRC that is not there",
        "90000001 00000002 00000003 bede, half an extension header",
        "90000001 00000002 00000003 bede0001, an extension that is not there",
        "a0000001 00000002 00000003 00, padding of nothing",
        "a0000001 00000002 00000003, padding that is the SSRC",
        "a0000001 00000002 00000003 aa03, padding longer than the payload",
    })
    void whatDoesNotFitIsMalformed(String digits, String why) {
        assertThat(wrap(Bytes.hex(digits))).as(why).isFalse();
    }

    @Test
    void aTruncatedPacketIsNeverReadBeyondItsEnd() {
        Bytes whole = Bytes.hex(VIDEO);
        for (int length = 0; length < whole.lengthBytes(); length++) {
            if (wrap(whole.first(length))) {
                assertThat(length).isGreaterThanOrEqualTo(packet.headerBytes());
            }
        }
    }

    private boolean wrap(Bytes bytes) {
        return packet.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }

    private static String extended(String extension) {
        return "90000001 00000002 00000003 " + extension + " 1234";
    }

    private @Nullable String extension(int id) {
        int at = packet.extensionOffset(id);
        return at < 0 ? null : Bytes.hex(packet.buffer(), at, packet.extensionBytes(id));
    }
}
