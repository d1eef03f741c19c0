package hiwar.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import hiwar.wire.Bytes;
import java.nio.ByteBuffer;

/** Whatever the payload: no exception, nothing outside of it, and the descriptors agree with the keyframe finder. */
class CodecFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void payloads(byte[] input) {
        Bytes bytes = Bytes.of(input);
        for (Codec codec : Codec.values()) {
            boolean starts = startsAt(codec, bytes);
            assertThat(starts && input.length == 0).isFalse();
        }
        vp8(bytes);
        vp9(bytes);
        RedBlocks red = new RedBlocks();
        if (red.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes())) {
            int next = bytes.offset() + 4 * red.redundantCount() + 1;
            for (int i = 0; i < red.redundantCount(); i++) {
                assertThat(red.redundantOffset(i)).isEqualTo(next);
                next += red.redundantBytes(i);
            }
            assertThat(red.primaryOffset()).isEqualTo(next);
            assertThat(next + red.primaryBytes()).isEqualTo(bytes.offset() + input.length);
        }
        assertThat(Keyframes.startsAtDescriptor(bytes.buffer(), bytes.offset(), bytes.lengthBytes())
                        && input.length < 4)
                .isFalse();
    }

    private static void vp8(Bytes bytes) {
        Vp8Descriptor descriptor = new Vp8Descriptor();
        boolean good = descriptor.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes());
        assertThat(startsAt(Codec.VP8, bytes)).isEqualTo(good && descriptor.startsKeyframe());
        if (!good) {
            return;
        }
        assertThat(descriptor.descriptorBytes()).isBetween(1, Math.min(6, bytes.lengthBytes() - 1));
        assertThat(descriptor.widthPixels()).isBetween(0, 16_383);
        assertThat(descriptor.heightPixels()).isBetween(0, 16_383);
        ByteBuffer copy = ByteBuffer.allocate(bytes.buffer().capacity() + 3);
        copy.put(3, bytes.buffer(), 0, bytes.buffer().capacity());
        descriptor.rewrite(copy, bytes.offset() + 3, 77, 88, 9);
        Vp8Descriptor again = new Vp8Descriptor();
        assertThat(again.wrap(copy, bytes.offset() + 3, bytes.lengthBytes())).isTrue();
        assertThat(again.pictureIdBits()).isEqualTo(descriptor.pictureIdBits());
        assertThat(again.pictureId()).isEqualTo(descriptor.hasPictureId() ? 77 : -1);
        assertThat(again.tl0PicIdx()).isEqualTo(descriptor.hasTl0PicIdx() ? 88 : -1);
        assertThat(again.keyIdx()).isEqualTo(descriptor.hasKeyIdx() ? 9 : -1);
        assertThat(again.temporalId()).isEqualTo(descriptor.temporalId());
        assertThat(again.layerSync()).isEqualTo(descriptor.layerSync());
    }

    private static void vp9(Bytes bytes) {
        Vp9Descriptor descriptor = new Vp9Descriptor();
        if (descriptor.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes())) {
            assertThat(descriptor.spatialId()).isBetween(0, 7);
            assertThat(descriptor.temporalId()).isBetween(0, 7);
            assertThat(startsAt(Codec.VP9, bytes)).isEqualTo(descriptor.startsKeyframe());
        }
    }

    private static boolean startsAt(Codec codec, Bytes bytes) {
        return Keyframes.startsAt(codec, bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }
}
