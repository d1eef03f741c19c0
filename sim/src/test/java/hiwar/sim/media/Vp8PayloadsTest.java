package hiwar.sim.media;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.codec.Vp8Descriptor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class Vp8PayloadsTest {
    private final Vp8PayloadView view = new Vp8PayloadView();

    @Test
    void cutsAFrameIntoEqualPayloadsThatJoinAgain() {
        Vp8Payloads payloads = new Vp8Payloads();
        byte[] frame = new SyntheticVideo(2, 640, 360).next(true, 2_500);
        payloads.cut(new byte[] {1});
        List<byte[]> cut = payloads.cut(frame);
        assertThat(cut).hasSize(3);
        assertThat(join(cut)).isEqualTo(frame);
        for (int i = 0; i < cut.size(); i++) {
            byte[] payload = cut.get(i);
            assertThat(payload.length).isLessThanOrEqualTo(Vp8Payloads.MAX_PAYLOAD_BYTES);
            assertThat(view.wrap(ByteBuffer.wrap(payload), 0, payload.length)).isTrue();
            assertThat(view.begins()).isEqualTo(i == 0);
            assertThat(view.keyframe()).isEqualTo(i == 0);
            assertThat(view.pictureId()).isEqualTo(1);
        }
        assertThat(SyntheticVideo.marks(frame)).isEqualTo(new SyntheticVideo.Marks(2, 0));
    }

    @Test
    void layersAreReadAlikeByTheServersReader() {
        Vp8Payloads payloads = new Vp8Payloads();
        Vp8Descriptor descriptor = new Vp8Descriptor();
        for (int i = 0; i < 0x8002; i++) {
            byte[] payload = payloads.cut(new byte[] {1, 2, 3}, i % 2).getFirst();
            ByteBuffer buffer = ByteBuffer.wrap(payload);
            assertThat(view.wrap(buffer, 0, payload.length)).isTrue();
            assertThat(descriptor.wrap(buffer, 0, payload.length)).isTrue();
            assertThat(view.pictureId()).isEqualTo(i & 0x7FFF).isEqualTo(descriptor.pictureId());
            assertThat(view.nextPictureId()).isEqualTo(i + 1 & 0x7FFF);
            assertThat(view.descriptorBytes()).isEqualTo(descriptor.descriptorBytes());
            assertThat(descriptor.temporalId()).isEqualTo(i % 2);
            assertThat(view.keyframe()).isFalse();
        }
    }

    @Test
    void refusesWhatIsCutShort() {
        byte[] payload = new Vp8Payloads().cut(new byte[] {0}, 1).getFirst();
        for (int lengthBytes = 0; lengthBytes < payload.length; lengthBytes++) {
            assertThat(view.wrap(ByteBuffer.wrap(payload), 0, lengthBytes)).isFalse();
        }
    }

    private byte[] join(List<byte[]> payloads) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] payload : payloads) {
            assertThat(view.wrap(ByteBuffer.wrap(payload), 0, payload.length)).isTrue();
            joined.write(payload, view.descriptorBytes(), payload.length - view.descriptorBytes());
        }
        return joined.toByteArray();
    }
}
