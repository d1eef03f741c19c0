package hiwar.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever the text: no exception, and what was understood is understood again after writing. */
class SdpFuzzTest {
    @FuzzTest
    void parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!(SdpParser.parse(text) instanceof SdpParser.Parsed parsed)) {
            return;
        }
        SessionDescription description = parsed.description();
        for (MediaDescription section : description.media()) {
            read(section);
        }
        assertThat(description.bundle()).isNotNull();
        assertThat(description.fingerprints()).isNotNull();
        assertThat(SdpParser.parse(description.write())).isEqualTo(new SdpParser.Parsed(description));
    }

    private static void read(MediaDescription section) {
        assertThat(section.payloadTypes()).allMatch(type -> type >= 0 && type <= 127);
        assertThat(section.rtpMaps()).allMatch(map -> map.clockRateHz() > 0);
        assertThat(section.extMaps()).allMatch(map -> map.id() >= 1 && map.id() <= 255);
        assertThat(section.fmtps()).allMatch(fmtp -> fmtp.parameter("apt") == null || fmtp.payloadType() >= 0);
        assertThat(section.simulcast(true)).doesNotHaveDuplicates();
        assertThat(section.candidates()).allMatch(candidate -> candidate.port() <= 65_535);
        assertThat(section.feedbacks()).isNotNull();
        assertThat(section.rids()).isNotNull();
        assertThat(section.ssrcGroups()).isNotNull();
        assertThat(section.fingerprints()).isNotNull();
        assertThat(section.direction()).isNotNull();
        assertThat(section.maxMessageBytes()).isNotNegative();
        assertThat(section.sctpPort()).isBetween(-1, 65_535);
        if (section.msid() != null && section.mid() != null) {
            assertThat(section.mid()).hasSizeLessThanOrEqualTo(16);
        }
    }
}
