package hiwar.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedBlocksTest {
    private final RedBlocks blocks = new RedBlocks();

    @Test
    void soundOfABrowserIsRead() {
        // The second packet of Chromium 156: the one before it, 960 samples older and 97 octets long, and the new one.
        assertThat(wrap("ef0f0061 6f" + "78852a44".repeat(24) + "78" + "78b2fc49a46fa2"))
                .isTrue();

        assertThat(blocks.redundantCount()).isEqualTo(1);
        assertThat(blocks.redundantPayloadType(0)).isEqualTo(111);
        assertThat(blocks.timestampOffset(0)).isEqualTo(960);
        assertThat(blocks.redundantOffset(0)).isEqualTo(5 + 5);
        assertThat(blocks.redundantBytes(0)).isEqualTo(97);
        assertThat(blocks.primaryPayloadType()).isEqualTo(111);
        assertThat(blocks.primaryOffset()).isEqualTo(5 + 5 + 97);
        assertThat(blocks.primaryBytes()).isEqualTo(7);
    }

    @Test
    void theFirstPacketHasOnlyThePrimaryBlock() {
        assertThat(wrap("6f 78852a44")).isTrue();

        assertThat(blocks.redundantCount()).isZero();
        assertThat(blocks.primaryBytes()).isEqualTo(4);
    }

    @Test
    void severalOlderBlocksFollowEachOther() {
        assertThat(wrap("ef 1e0002 ef 0f0003 6f a1a2 b1b2b3")).isTrue();

        assertThat(blocks.redundantCount()).isEqualTo(2);
        assertThat(blocks.timestampOffset(0)).isEqualTo(1920);
        assertThat(blocks.redundantOffset(0)).isEqualTo(5 + 9);
        assertThat(blocks.redundantOffset(1)).isEqualTo(5 + 11);
        assertThat(blocks.redundantBytes(1)).isEqualTo(3);
        assertThat(blocks.primaryBytes()).as("may be empty").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing",
        "ef0f00, half a header",
        "ef0f0001, no primary header",
        "ef0f0002 6f 01, a block longer than the packet",
    })
    void whatDoesNotFitIsMalformed(String digits, String why) {
        assertThat(wrap(digits)).as(why).isFalse();
    }

    @Test
    void thereIsALimit() {
        assertThat(wrap("ef000000".repeat(RedBlocks.MAX_REDUNDANT) + "6f")).isTrue();
        assertThat(wrap("ef000000".repeat(RedBlocks.MAX_REDUNDANT + 1) + "6f")).isFalse();
    }

    private boolean wrap(String digits) {
        Bytes bytes = Bytes.hex(digits);
        return blocks.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes());
    }
}
