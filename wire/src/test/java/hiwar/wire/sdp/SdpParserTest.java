package hiwar.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.sdp.Lines.ExtMap;
import hiwar.wire.sdp.Lines.Feedback;
import hiwar.wire.sdp.Lines.HashLine;
import hiwar.wire.sdp.Lines.Msid;
import hiwar.wire.sdp.Lines.RtpMap;
import hiwar.wire.sdp.Lines.SsrcGroup;
import hiwar.wire.sdp.SdpParser.Malformed;
import hiwar.wire.sdp.SdpParser.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers as browsers write them, and texts that are none. */
class SdpParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "chromium-plain-publisher",
                "chromium-publisher",
                "chromium-publisher-candidates",
                "chromium-single",
                "chromium-single-publishing",
                "firefox-plain-publisher",
                "firefox-publisher",
                "firefox-publisher-candidates",
                "firefox-single",
                "firefox-single-publishing"
            })
    void everyLineOfABrowserSurvives(String name) {
        String text = offer(name);
        SessionDescription description = parsed(text);
        assertThat(description.bundle())
                .isEqualTo(
                        description.media().stream().map(MediaDescription::mid).toList());
        assertThat(lines(description.write(), "a=", "m=")).isEqualTo(lines(text, "a=", "m="));
        assertThat(parsed(description.write())).isEqualTo(description);
    }

    @Test
    void readsASimulcastSectionOfChromium() {
        MediaDescription video =
                parsed(offer("chromium-publisher-candidates")).media().get(1);
        assertThat(video.mid()).isEqualTo("1");
        assertThat(video.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(video.rejected()).isFalse();
        assertThat(video.simulcast(true)).containsExactly("q", "h", "f");
        assertThat(video.simulcast(false)).isEmpty();
        assertThat(video.rids()).hasSize(3).allMatch(Lines.RidLine::send);
        assertThat(video.payloadTypes()).startsWith(96, 97, 102);
        assertThat(video.rtpMaps()).contains(new RtpMap(96, "VP8", 90_000, 1));
        assertThat(video.feedbacks()).contains(new Feedback(96, "nack pli"));
        assertThat(video.extMaps()).contains(new ExtMap(10, null, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"));
        assertThat(video.fmtps())
                .anySatisfy(
                        fmtp -> assertThat(fmtp.parameter("PACKETIZATION-MODE")).isEqualTo("1"));
        assertThat(video.candidates().getFirst().type()).isEqualTo("host");
        assertThat(video.fingerprints().getFirst().algorithm()).isEqualTo("sha-256");
        assertThat(video.msid())
                .isEqualTo(new Msid("840fff51-8a96-48b7-825f-785db8e77110", "eaf1cf89-5be3-453b-93b6-418047675aef"));
    }

    @Test
    void readsWhatFirefoxWritesOtherwise() {
        SessionDescription description = parsed(offer("firefox-single-publishing"));
        assertThat(description.fingerprints()).hasSize(1);
        MediaDescription waiting = description.media().get(1);
        assertThat(waiting.port()).isZero();
        assertThat(waiting.rejected()).as("bundle-only").isFalse();
        assertThat(waiting.extMaps()).anyMatch(map -> map.direction() == Direction.RECVONLY);
        MediaDescription camera = description.media().get(7);
        assertThat(camera.ssrcGroups())
                .hasSize(3)
                .allMatch(group -> group.semantics().equals("FID"));
        assertThat(camera.first("sctp-port")).isNull();
        MediaDescription data = description.media().getLast();
        assertThat(data.sctpPort()).isEqualTo(5000);
        assertThat(data.maxMessageBytes()).isEqualTo(1_073_741_823);
    }

    @Test
    void passesOverMalformedAttributes() {
        MediaDescription section = parsed("""
                v=0
                m=video 9 UDP/TLS/RTP/SAVPF 96 x 128
                a=rtpmap:96
                a=rtpmap:96 VP8
                a=rtpmap:128 VP8/90000
                a=rtpmap:96 VP8/0
                a=fmtp:x y
                a=rtcp-fb:* nack
                a=rtcp-fb:nack
                a=extmap:0 u
                a=extmap:1/up u
                a=ssrc:4294967296 cname:x
                a=ssrc-group:FID
                a=ssrc-group:FID 1 x
                a=candidate:1 1 udp
                a=rid:q upwards
                a=fingerprint:sha-256 zz
                a=mid:a b
                a=max-message-size:-1
                a=sctp-port:70000
                a=msid:
                """).media().getFirst();
        assertThat(section.payloadTypes()).containsExactly(96);
        assertThat(section.rtpMaps()).isEmpty();
        assertThat(section.fmtps()).isEmpty();
        assertThat(section.feedbacks()).containsExactly(new Feedback(-1, "nack"));
        assertThat(section.extMaps()).isEmpty();
        assertThat(section.ssrcs()).isEmpty();
        assertThat(section.ssrcGroups()).isEmpty();
        assertThat(section.candidates()).isEmpty();
        assertThat(section.rids()).isEmpty();
        assertThat(section.fingerprints()).isEmpty();
        assertThat(section.mid()).isNull();
        assertThat(section.maxMessageBytes()).isEqualTo(65_536);
        assertThat(section.sctpPort()).isEqualTo(-1);
        assertThat(section.msid()).isNull();
        assertThat(section.direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void readsUncommonForms() {
        SessionDescription description = parsed("v=0\r\no=- 18446744073709551615 7 IN IP4 0.0.0.0\r\n\r\n"
                + "a=group:LS 0\r\na=group:BUNDLE 0 1\r\na=fingerprint:SHA-1 "
                + "aa:".repeat(19) + "aa\r\nm=video 9 x 96\r\n"
                + "a=simulcast:recv 1;2 send ~a,b;c;c;,;\r\n"
                + "a=ssrc:4294967295 msid:s t\r\na=ssrc:5 quiet\r\na=ssrc-group:SIM 1 4294967295\r\n");
        assertThat(description.sessionId()).isEqualTo(Long.MAX_VALUE);
        assertThat(description.bundle()).containsExactly("0", "1");
        assertThat(description.fingerprints()).containsExactly(new HashLine("sha-1", "AA:".repeat(19) + "AA"));
        MediaDescription section = description.media().getFirst();
        assertThat(section.simulcast(true)).containsExactly("a", "c");
        assertThat(section.simulcast(false)).containsExactly("1", "2");
        assertThat(section.msid()).isEqualTo(new Msid("s", "t"));
        assertThat(section.ssrcGroups()).containsExactly(new SsrcGroup("SIM", List.of(1, -1)));
    }

    @Test
    void namesTheLineAtFault() {
        assertThat(SdpParser.parse("")).isEqualTo(new Malformed(0, "empty"));
        assertThat(SdpParser.parse("hello")).isEqualTo(new Malformed(1, "does not begin with v=0"));
        assertThat(malformed("a")).isEqualTo("not of the form letter=value");
        assertThat(malformed("A=b")).isEqualTo("not of the form letter=value");
        assertThat(malformed("a=x:\u0000")).isEqualTo("control character");
        assertThat(malformed("a=x:\ry")).isEqualTo("control character");
        assertThat(malformed("v=0")).isEqualTo("second v= line");
        assertThat(malformed("o=- 1 2")).isEqualTo("malformed o= line");
        assertThat(malformed("o=- one 2 IN IP4 0.0.0.0")).contains("not a number");
        assertThat(malformed("a=:x")).isEqualTo("attribute without a name");
        assertThat(malformed("m=audio 9 x")).isEqualTo("malformed m= line");
        assertThat(malformed("m=audio  9 x 1")).isEqualTo("malformed m= line");
        assertThat(malformed("m=audio 65536 x 1")).isEqualTo("malformed port");
    }

    @Test
    void keepsItsLimits() {
        assertThat(SdpParser.parse("v=0\n" + " ".repeat(SdpParser.MAX_CHARS)))
                .isEqualTo(new Malformed(0, "longer than 1048576 characters"));
        assertThat(malformed("m=audio 9 x 1\n".repeat(SdpParser.MAX_SECTIONS))).isNull();
        assertThat(malformed("m=audio 9 x 1\n".repeat(SdpParser.MAX_SECTIONS + 1)))
                .isEqualTo("more than 256 media sections");
        assertThat(malformed("a=x\n".repeat(SdpParser.MAX_ATTRIBUTES))).isNull();
        assertThat(malformed("a=x\n".repeat(SdpParser.MAX_ATTRIBUTES + 1))).isEqualTo("more than 1000 attributes");
        assertThat(malformed("m=audio 9 x" + " 1".repeat(SdpParser.MAX_FORMATS)))
                .isNull();
        assertThat(malformed("m=audio 9 x" + " 1".repeat(SdpParser.MAX_FORMATS + 1)))
                .isEqualTo("more than 128 formats");
    }

    @Test
    void directionsAndAttributesAreWrittenAsRead() {
        for (Direction direction : Direction.values()) {
            assertThat(Direction.of(direction.attribute())).isEqualTo(direction);
            assertThat(Direction.of(direction.sends(), direction.receives())).isEqualTo(direction);
        }
        assertThat(Direction.of("sideways")).isNull();
        String candidate = "1 1 udp 2130706431 192.0.2.1 7882 typ host";
        assertThat(Lines.Candidate.parse(candidate)).isNotNull();
        assertThat(new Lines.Candidate("1", 1, "udp", 2_130_706_431, "192.0.2.1", 7882, "host").value())
                .isEqualTo(candidate);
    }

    private static @Nullable String malformed(String lines) {
        return SdpParser.parse("v=0\n" + lines) instanceof Malformed malformed ? malformed.reason() : null;
    }

    private static SessionDescription parsed(String text) {
        return ((Parsed) SdpParser.parse(text)).description();
    }

    private static List<String> lines(String text, String... beginnings) {
        return text.lines()
                .filter(line -> List.of(beginnings).stream().anyMatch(line::startsWith))
                .toList();
    }

    private static String offer(String name) {
        try (InputStream in = SdpParserTest.class.getResourceAsStream("offers/" + name + ".sdp")) {
            if (in == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
