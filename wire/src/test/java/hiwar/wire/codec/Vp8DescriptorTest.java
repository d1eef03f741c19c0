package hiwar.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads of Chromium 156 that sends VP8 in three temporal layers, and cases made by hand from RFC 7741. */
class Vp8DescriptorTest {
    static final String KEYFRAME = "90e0cda0f120 7038009d012a80026801396100231c240c2c";

    private final Vp8Descriptor descriptor = new Vp8Descriptor();

    @Test
    void aKeyframeOfABrowserIsRead() {
        assertThat(wrap(KEYFRAME)).isTrue();

        assertThat(descriptor.descriptorBytes()).isEqualTo(6);
        assertThat(descriptor.pictureIdBits()).isEqualTo(15);
        assertThat(descriptor.pictureId()).isEqualTo(0x4DA0);
        assertThat(descriptor.tl0PicIdx()).isEqualTo(0xF1);
        assertThat(descriptor.temporalId()).isZero();
        assertThat(descriptor.layerSync()).isTrue();
        assertThat(descriptor.hasKeyIdx()).isFalse();
        assertThat(descriptor.nonReference()).isFalse();
        assertThat(descriptor.startsKeyframe()).isTrue();
        assertThat(descriptor.widthPixels()).isEqualTo(640);
        assertThat(descriptor.heightPixels()).isEqualTo(360);
    }

    @ParameterizedTest
    @CsvSource({
        "b0e0cda1f1a0 d10e000c1c, 19873, 2, true, true",
        "90e0cda2f160 f10b000c1c, 19874, 1, true, false",
        "b0e0cda4f180 b120000d1c, 19876, 2, false, true",
    })
    void laterPicturesOfABrowserAreRead(
            String digits, int pictureId, int temporalId, boolean sync, boolean nonReference) {
        assertThat(wrap(digits)).isTrue();

        assertThat(descriptor.pictureId()).isEqualTo(pictureId);
        assertThat(descriptor.temporalId()).isEqualTo(temporalId);
        assertThat(descriptor.layerSync()).isEqualTo(sync);
        assertThat(descriptor.nonReference()).isEqualTo(nonReference);
        assertThat(descriptor.startsPicture()).isTrue();
        assertThat(descriptor.startsKeyframe()).isFalse();
        assertThat(descriptor.widthPixels()).isZero();
    }

    @Test
    void aDescriptorOfOneOctetHasNoCounters() {
        assertThat(wrap("10 7038009d012a80026801")).isTrue();

        assertThat(descriptor.descriptorBytes()).isEqualTo(1);
        assertThat(descriptor.hasPictureId()).isFalse();
        assertThat(descriptor.pictureId()).isEqualTo(-1);
        assertThat(descriptor.pictureIdBits()).isZero();
        assertThat(descriptor.hasTl0PicIdx()).isFalse();
        assertThat(descriptor.tl0PicIdx()).isEqualTo(-1);
        assertThat(descriptor.keyIdx()).isEqualTo(-1);
        assertThat(descriptor.temporalId()).isZero();
        assertThat(descriptor.startsKeyframe()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "00 70, it continues the first partition",
        "11 70, it starts another partition",
        "10 71, its frame tag says that it is none",
    })
    void anotherPacketStartsNoKeyframe(String digits, String why) {
        assertThat(wrap(digits)).isTrue();
        assertThat(descriptor.startsKeyframe()).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10 70389d012a, a keyframe of which too little is here",
        "10 7038009d012b80026801, a wrong start code",
    })
    void aSizeThatIsNotThereIsZero(String digits, String why) {
        assertThat(wrap(digits)).isTrue();
        assertThat(descriptor.startsKeyframe()).isTrue();
        assertThat(descriptor.widthPixels()).as(why).isZero();
        assertThat(descriptor.heightPixels()).as(why).isZero();
    }

    @Test
    void scalingIsNoPartOfTheSize() {
        assertThat(wrap("10 7038009d012a 8042 68c1")).isTrue();
        assertThat(descriptor.widthPixels()).isEqualTo(640);
        assertThat(descriptor.heightPixels()).isEqualTo(360);
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing",
        "10, no VP8 behind the descriptor",
        "90, no extension flags",
        "9080, no picture id",
        "908081, half a picture id",
        "90808102, no VP8 behind the picture id",
        "90f0810203, no KEYIDX",
        "90f081020304, no VP8 behind KEYIDX",
    })
    void whatDoesNotFitIsMalformed(String digits, String why) {
        assertThat(wrap(digits)).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "90f0cda0f12570, 90f0fffffe3f70, all of them with 15 bits",
        "90f04df12570, 90f07ffe3f70, all of them with 7 bits",
        "90804d70, 90807f70, a picture id",
        "9040f170, 9040fe70, a TL0PICIDX",
        "90202570, 90202570, a temporal layer without KEYIDX",
        "90100570, 90101f70, a KEYIDX",
        "1070, 1070, none",
    })
    void countersAreRewrittenInTheirWidth(String digits, String rewritten, String what) {
        assertThat(wrap(digits)).isTrue();
        ByteBuffer copy = ByteBuffer.allocate(64);
        int offset = 40;
        copy.put(offset, Bytes.hex(digits).buffer(), 5, digits.length() / 2);

        descriptor.rewrite(copy, offset, 0x7FFF, 0xFE, 0x1F);

        assertThat(Bytes.hex(copy, offset, digits.length() / 2)).as(what).isEqualTo(rewritten);
    }

    private boolean wrap(String digits) {
        Bytes bytes = Bytes.hex(digits);
        return descriptor.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }
}
