package hiwar.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads of Chromium 156 that sends VP9 in up to three spatial layers, and cases made by hand from RFC 9628. */
class Vp9DescriptorTest {
    private final Vp9Descriptor descriptor = new Vp9Descriptor();

    @Test
    void aKeyframeOfABrowserIsRead() {
        // Flexible mode, scalability structure, beginning and end of the frame, picture 0x63e4, layer octet 0x10.
        assertThat(wrap("bee3e41010014000b4834983420013f00b30")).isTrue();

        assertThat(descriptor.pictureId()).isEqualTo(0x63E4);
        assertThat(descriptor.temporalId()).isZero();
        assertThat(descriptor.spatialId()).isZero();
        assertThat(descriptor.switchingUp()).isTrue();
        assertThat(descriptor.tl0PicIdx()).isEqualTo(-1);
        assertThat(descriptor.startsFrame()).isTrue();
        assertThat(descriptor.endsFrame()).isTrue();
        assertThat(descriptor.startsKeyframe()).isTrue();
    }

    @Test
    void aHigherLayerOfAKeyframeIsNone() {
        assertThat(wrap("bde3e6138702020004fe")).isTrue(); // predicted from the layer below only

        assertThat(descriptor.spatialId()).isEqualTo(1);
        assertThat(descriptor.startsFrame()).isTrue();
        assertThat(descriptor.startsKeyframe()).isFalse();
    }

    @Test
    void aLaterPictureIsNone() {
        assertThat(wrap("fde3e5500287000000027e")).isTrue();

        assertThat(descriptor.pictureId()).isEqualTo(0x63E5);
        assertThat(descriptor.temporalId()).isEqualTo(2);
        assertThat(descriptor.startsKeyframe()).isFalse();
    }

    @Test
    void withoutFlexibleModeThereIsTl0PicIdx() {
        assertThat(wrap("a8 7f 62 e1 00")).isTrue();

        assertThat(descriptor.pictureId()).isEqualTo(127);
        assertThat(descriptor.temporalId()).isEqualTo(3);
        assertThat(descriptor.spatialId()).isEqualTo(1);
        assertThat(descriptor.tl0PicIdx()).isEqualTo(0xE1);
    }

    @Test
    void withoutLayersEveryUnpredictedBeginningIsAKeyframe() {
        assertThat(wrap("08 49")).isTrue();
        assertThat(descriptor.pictureId()).isEqualTo(-1);
        assertThat(descriptor.startsKeyframe()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing",
        "08, no VP9 behind the descriptor",
        "80, no picture id",
        "8081, half a picture id",
        "a0017f, no layers",
        "a00162, no TL0PICIDX",
        "a00162e1, no VP9 behind TL0PICIDX",
    })
    void whatDoesNotFitIsMalformed(String digits, String why) {
        assertThat(wrap(digits)).as(why).isFalse();
    }

    private boolean wrap(String digits) {
        Bytes bytes = Bytes.hex(digits);
        return descriptor.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }
}
