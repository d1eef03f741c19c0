package hiwar.bench.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ClipTest {
    @Test
    void readsFramesAndTimesOfAnIvfFile() {
        ByteBuffer file = ByteBuffer.allocate(32 + 2 * 12 + 5).order(ByteOrder.LITTLE_ENDIAN);
        file.put("DKIF".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putShort((short) 0)
                .putShort((short) 32);
        file.putInt(0x30385056)
                .putShort((short) 640)
                .putShort((short) 360)
                .putInt(15)
                .putInt(1)
                .putInt(2)
                .putInt(0);
        file.putInt(3).putLong(0).put(new byte[] {1, 2, 3});
        file.putInt(2).putLong(1).put(new byte[] {4, 5});
        Clip clip = Ivf.read(file.array());
        assertThat(clip.frames()).hasSize(2);
        assertThat(clip.frames().get(1).ticks()).isEqualTo(6_000);
        assertThat(clip.frames().get(1).data()).containsExactly(4, 5);
        assertThat(clip.durationTicks()).isEqualTo(12_000);
        assertThat(clip.durationNanos()).isEqualTo(133_333_000L);
    }

    @Test
    void joinsOggSegmentsToPackets() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] head = "OpusHead".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        page(file, new int[] {8}, head);
        page(file, new int[] {8}, "OpusTags".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        page(file, new int[] {255, 5, 3}, new byte[263]);
        page(file, new int[] {255}, new byte[255]);
        page(file, new int[] {1}, new byte[1]);
        Clip clip = OggOpus.read(file.toByteArray());
        assertThat(clip.frames().stream().map(frame -> frame.data().length)).containsExactly(260, 3, 256);
        assertThat(clip.frames().get(2).ticks()).isEqualTo(1_920);
        assertThat(clip.durationNanos()).isEqualTo(60_000_000L);
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> Ivf.read(new byte[64])).hasMessageContaining("DKIF");
        assertThatThrownBy(() -> OggOpus.read(new byte[64])).hasMessageContaining("Ogg page");
    }

    private static void page(ByteArrayOutputStream file, int[] lacing, byte[] body) {
        byte[] header = new byte[27 + lacing.length];
        header[0] = 'O';
        header[1] = 'g';
        header[2] = 'g';
        header[3] = 'S';
        header[26] = (byte) lacing.length;
        for (int i = 0; i < lacing.length; i++) {
            header[27 + i] = (byte) lacing[i];
        }
        file.writeBytes(header);
        file.writeBytes(body);
    }
}
