package hiwar.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The last packets of an encoding. */
class PacketCacheTest {
    private final PacketCache cache = new PacketCache(64);

    @Test
    void keepsTheLastPackets() {
        ByteBuffer packet = ByteBuffer.allocate(200);
        for (int i = 70_000; i < 70_100; i++) {
            packet.putInt(20, i);
            cache.put(i, packet, 20, 100 + i % 50);
        }
        assertThat(cache.lengthBytes(70_035)).as("gone").isZero();
        for (int i = 70_036; i < 70_100; i++) {
            assertThat(cache.lengthBytes(i)).isEqualTo(100 + i % 50);
            assertThat(cache.buffer().getInt(cache.offset(i))).isEqualTo(i);
        }
        assertThat(cache.lengthBytes(70_100)).as("not come").isZero();
    }

    @Test
    void keepsNothingThatIsTooLong() {
        cache.put(1, ByteBuffer.allocate(2000), 0, PacketCache.SLOT_BYTES + 1);
        assertThat(cache.lengthBytes(1)).isZero();
        cache.put(1, ByteBuffer.allocate(2000), 0, PacketCache.SLOT_BYTES);
        assertThat(cache.lengthBytes(1)).isEqualTo(PacketCache.SLOT_BYTES);
    }
}
