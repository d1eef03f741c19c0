package hiwar.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.stream.EncodingSsrc;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.track.UpTrack;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which SSRC is what. */
class SsrcTableTest {
    private static final RtpCodec OPUS = new RtpCodec(Codec.OPUS, 111, -1, 48_000, 2, "", true, false, true, false);
    private static final ExtensionMap IDS = ExtensionMap.of(Map.of(HeaderExtension.MID, 1));

    private final SsrcTable table = new SsrcTable();

    @Test
    void knowsNoMoreSsrcsThanItMay() {
        for (int i = 0; i < SsrcTable.MAX_SSRCS + 10; i++) {
            expect(i, i + 1);
        }
        assertThat(table.find(SsrcTable.MAX_SSRCS)).isNotNull();
        assertThat(table.find(SsrcTable.MAX_SSRCS + 1)).isNull();
        assertThat(table.learn(packet(99_999, "300"))).isNull();
    }

    @Test
    void tellsTwoSectionsOfOneCodecApartByTheirTagOnly() {
        UpTrack first = expect(1, 0);
        UpTrack second = expect(2, 0);
        assertThat(table.learn(packet(50, null))).isNull();
        assertThat(table.learn(packet(50, "7")))
                .as("a section that is not there")
                .isNull();
        assertThat(track(table.learn(packet(50, "2")))).isSameAs(second);
        assertThat(track(table.find(50))).isSameAs(second);
        table.forget(second);
        assertThat(table.find(50)).isNull();
        assertThat(track(table.learn(packet(50, null))))
                .as("now only one is left")
                .isSameAs(first);
    }

    private UpTrack expect(int mid, int ssrc) {
        UpTrack track = new UpTrack(MediaKind.AUDIO, true);
        List<EncodingSsrc> ssrcs = ssrc == 0 ? List.of() : List.of(new EncodingSsrc(ssrc, 0));
        table.expect(
                track,
                new ReceiveSection(
                        new Mid(Integer.toString(mid)), MediaKind.AUDIO, List.of(OPUS), IDS, List.of(), ssrcs));
        return track;
    }

    private static @Nullable UpTrack track(SsrcTable.@Nullable Entry entry) {
        return entry == null ? null : entry.encoding().track();
    }

    private static RtpPacket packet(int ssrc, @Nullable String mid) {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        RtpWriter writer = new RtpWriter().begin(buffer, 0, false, 111, 1).source(1, ssrc);
        if (mid != null) {
            writer.extension(1, mid.getBytes(StandardCharsets.UTF_8));
        }
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(buffer, 0, writer.end() + 10)).isTrue();
        return packet;
    }
}
