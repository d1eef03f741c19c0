package hiwar.room.negotiate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import hiwar.media.ice.IceCredentials;
import hiwar.media.transport.Fingerprint;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.TrackSid;
import hiwar.wire.TransportAddress;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.sdp.Lines.ExtMap;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SdpParser;
import hiwar.wire.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Whatever a client offers, and offers again: no exception, and an answer that RFC 3264 allows. The offers of one
 * connection are separated by a form feed. The corpus is what browsers offered, and some odd ones.
 */
class OfferFuzzTest {
    private static final LocalTransport LOCAL = new LocalTransport(
            new IceCredentials("server", "a-password-of-the-server"),
            new Fingerprint("sha-256", "AB".repeat(32)),
            List.of(TransportAddress.ipv4(0x7F000001, 7882)));
    private static final TrackSid MICROPHONE = new TrackSid("TR_AM");
    private static final TrackSid CAMERA = new TrackSid("TR_VC");
    private static final TrackSid OTHER_VIDEO = new TrackSid("TR_other");

    private static final ParticipantSid PUBLISHER = new ParticipantSid("PA_other");

    @FuzzTest(maxDuration = "60s")
    void answers(byte[] input) {
        AnsweredConnection connection = new AnsweredConnection(
                List.of(Codec.OPUS, Codec.RED, Codec.VP8, Codec.H264, Codec.VP9, Codec.AV1),
                new SplittableRandom(42)::nextLong);
        connection.expect(new PendingTrack(MICROPHONE, List.of("mic"), MediaKind.AUDIO, null, true, true, true));
        connection.expect(new PendingTrack(CAMERA, List.of("cam"), MediaKind.VIDEO, Codec.VP8, false, false, false));
        connection.attach(camera());
        connection.attach(microphone());
        for (String offer : new String(input, StandardCharsets.UTF_8).split("\f", 4)) {
            connection.restartsIce(offer);
            if (connection.answer(offer, LOCAL) instanceof AnswerResult.Answered answered
                    && SdpParser.parse(offer) instanceof SdpParser.Parsed parsed) {
                check(parsed.description(), answered);
            }
            connection.needed();
            connection.detach(OTHER_VIDEO);
            connection.forget(CAMERA);
        }
    }

    /** Whatever a client answers to ours. */
    @FuzzTest(maxDuration = "60s")
    void answersOfClients(byte[] input) {
        OfferedConnection connection =
                new OfferedConnection(List.of(Codec.OPUS, Codec.RED, Codec.VP8), new SplittableRandom(42)::nextLong);
        connection.attach(camera());
        connection.attach(microphone());
        for (String answer : new String(input, StandardCharsets.UTF_8).split("\f", 4)) {
            String offer = connection.offer(LOCAL);
            assertThat(SdpParser.parse(offer)).isInstanceOf(SdpParser.Parsed.class);
            if (connection.answered(answer) instanceof OfferResult.Agreed agreed) {
                assertThat(agreed.attached())
                        .allMatch(attached -> !attached.section().codecs().isEmpty());
                assertThat(connection.awaitingAnswer()).isFalse();
            } else {
                assertThat(connection.awaitingAnswer()).isTrue();
            }
            connection.detach(OTHER_VIDEO);
        }
    }

    private static OutgoingTrack camera() {
        return new OutgoingTrack(OTHER_VIDEO, PUBLISHER, MediaKind.VIDEO, Codec.VP8, false, false);
    }

    private static OutgoingTrack microphone() {
        return new OutgoingTrack(new TrackSid("TR_sound"), PUBLISHER, MediaKind.AUDIO, Codec.OPUS, true, false);
    }

    private static void check(SessionDescription offer, AnswerResult.Answered answered) {
        SdpParser.Result result = SdpParser.parse(answered.sdp());
        assertThat(result).isInstanceOf(SdpParser.Parsed.class);
        SessionDescription answer = ((SdpParser.Parsed) result).description();
        assertThat(answer.write()).isEqualTo(answered.sdp());
        assertThat(answer.media()).hasSameSizeAs(offer.media());
        for (int i = 0; i < answer.media().size(); i++) {
            section(offer.media().get(i), answer.media().get(i), answer.bundle());
        }
        Set<Integer> ssrcs = new HashSet<>();
        for (Attached attached : answered.attached()) {
            assertThat(ssrcs.add(attached.section().ssrc())).isTrue();
            assertThat(attached.section().codecs()).isNotEmpty();
        }
        for (Received received : answered.published()) {
            assertThat(received.sid()).isIn(MICROPHONE, CAMERA);
            assertThat(received.section().codecs()).isNotEmpty();
        }
        assertThat(answered.dataChannels() || answered.maxMessageBytes() == 0).isTrue();
    }

    /** RFC 3264 section 6: the sections one to one, and in each no more than was offered. */
    private static void section(MediaDescription offered, MediaDescription answered, List<String> bundle) {
        assertThat(answered.media()).isEqualTo(offered.media());
        assertThat(answered.protocol()).isEqualTo(offered.protocol());
        if (answered.rejected()) {
            return;
        }
        assertThat(offered.rejected()).isFalse();
        assertThat(answered.mid()).isNotNull().isEqualTo(offered.mid()).isIn(bundle);
        assertThat(answered.first("setup")).isEqualTo("passive");
        if (!offered.media().equals("application")) {
            assertThat(answered.payloadTypes()).isNotEmpty();
            assertThat(offered.payloadTypes()).containsAll(answered.payloadTypes());
            assertThat(answered.direction().sends())
                    .isIn(false, offered.direction().receives());
            assertThat(answered.direction().receives())
                    .isIn(false, offered.direction().sends());
        }
        for (ExtMap extension : answered.extMaps()) {
            assertThat(offered.extMaps())
                    .anyMatch(one -> one.id() == extension.id() && one.uri().equals(extension.uri()));
        }
    }
}
