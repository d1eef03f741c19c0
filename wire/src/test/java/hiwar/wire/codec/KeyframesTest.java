package hiwar.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** First what Chromium 156 sent, then cases made by hand. */
class KeyframesTest {
    @ParameterizedTest
    @CsvSource({
        "VP8, 90e0cda0f1207038009d012a, a keyframe",
        "VP8, 107038009d012a80026801, one without counters",
        "H264, 7800136742c01f8c8d705017fcb37010d01078442370000468ce3c80038265b8, parameter sets and IDR in one packet",
        "VP9, bee3e41010014000b483, a keyframe",
        "AV1, 2810080021070881844043313fd9, a new sequence",
        "H264, 6742c01f, a sequence parameter set of its own",
        "H264, 780002 0930 0002 6742, one behind a delimiter",
        "H264, 7c87 42c01f, the first fragment of one",
        "VP9, 0849, without picture id and layers",
        "AV1, 0810, one element that goes on in the next packet or not",
    })
    void aDecoderCanStart(Codec codec, String digits, String what) {
        assertThat(startsAt(codec, digits)).as(what).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "VP8, b0e0cda1f1a0d10e000c, a later picture",
        "H264, 01e0004000be40a70522, a later picture",
        "H264, 7c81e00100043d107eb8, the first fragment of one",
        "H264, 7c41fe7f3f9df3f9fcfe, its last fragment",
        "VP9, fde3e5500287000000027e, a later picture",
        "VP9, bde3e6138702020004fe, the higher layer of a keyframe",
        "AV1, 1034403000000000013340, a later picture",
        "VP8, '', nothing",
        "VP8, 10, only a descriptor",
        "VP8, 90, only half a descriptor",
        "VP8, 90f0810203, a descriptor that ends too early",
        "VP8, 0070, the first partition goes on",
        "VP8, 1170, another partition",
        "H264, 6588, an IDR slice without its parameters",
        "H264, 67, only a header",
        "H264, 78, an empty aggregate",
        "H264, 780002 6842, an aggregate without a sequence parameter set",
        "H264, 78ffff 6842, a unit longer than its packet",
        "H264, 7c07 42, a fragment in the middle",
        "VP9, 08, only a descriptor",
        "VP9, 8881, a descriptor that ends too early",
        "VP9, 0049, not the beginning of the frame",
        "AV1, 08, only a header",
        "AV1, 8810, an element that goes on from the packet before",
    })
    void aDecoderCannotStart(Codec codec, String digits, String what) {
        assertThat(startsAt(codec, digits)).as(what).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "RED", "PCMU", "PCMA"})
    void soundStartsAnywhere(Codec codec) {
        assertThat(startsAt(codec, "7885")).isTrue();
        assertThat(startsAt(codec, "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "c000018002044eaaaf2860414d34538a0940409fc059c0, true, of VP8",
        "c00001c00514853aaaa8018004004002a02a0060010015d3, true, of VP9 in three layers",
        "800001800214eaa8, true, the first of several packets",
        "400001800214eaa8, false, the last of several packets",
        "c50002, false, a later picture",
        "c300021a000800, false, one with other dependencies",
        "c1000a58eb00e000, false, one that tells other layers",
        "'', false, nothing",
    })
    void aDependencyDescriptorTellsItToo(String digits, boolean starts, String what) {
        Bytes bytes = Bytes.hex(digits);
        assertThat(Keyframes.startsAtDescriptor(bytes.buffer(), bytes.offset(), bytes.lengthBytes()))
                .as(what)
                .isEqualTo(starts);
    }

    private static boolean startsAt(Codec codec, String digits) {
        Bytes bytes = Bytes.hex(digits);
        return Keyframes.startsAt(codec, bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }
}
