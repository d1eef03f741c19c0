package hiwar.sim.peer;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.srtp.SrtpProfile;
import hiwar.sim.media.ReceivedFrame;
import hiwar.sim.media.SyntheticVideo;
import hiwar.sim.media.Vp8Payloads;
import hiwar.sim.sim.Link;
import hiwar.wire.rtp.MediaKind;
import java.util.List;
import livekit.LivekitModels.VideoLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerPairTest {
    private static final long FRAME_MILLIS = 40;
    private static final VideoLayer LAYER =
            VideoLayer.newBuilder().setWidth(640).setHeight(360).build();

    private final SyntheticVideo video = new SyntheticVideo(0, 640, 360);
    private final Vp8Payloads payloads = new Vp8Payloads();
    private int sent;

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void mediaArrivesWholeOverACleanLink(SrtpProfile profile) {
        PeerPair pair = new PeerPair(1, profile);
        List<LocalTrack> tracks = pair.connect(TrackSpec.camera("cam", LAYER), TrackSpec.microphone("mic"));
        assertThat(pair.sender.peer.isConnected()).isTrue();
        send(pair, tracks, 50);
        pair.run(500);
        assertThat(pair.receiver.peer.received())
                .hasSize(2)
                .allSatisfy(stream -> assertThat(stream.snapshot().continuous()).isTrue());
        assertThat(pair.receiver.frames).hasSize(100);
        assertThat(pair.receiver.peer.snapshot().undecryptable()).isZero();
        assertThat(pair.receiver.peer.snapshot().unknownSsrcs()).isZero();
        assertThat(pair.sender.keyframesWanted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void whatIsLostIsAskedForAndSentAgain(SrtpProfile profile) {
        PeerPair pair = new PeerPair(2, profile);
        List<LocalTrack> tracks = pair.connect(TrackSpec.camera("cam", LAYER), TrackSpec.microphone("mic"));
        send(pair, tracks, 1);
        pair.network.become(new Link(15_000_000L, 8_000_000L, 100, 20));
        send(pair, tracks, 249);
        pair.network.become(Link.clean(15_000_000L));
        send(pair, tracks, 5); // the last ones of a burst are only missed when more follow
        pair.run(1_500);
        assertThat(pair.receiver.peer.received()).hasSize(2).allSatisfy(stream -> {
            ReceivedSnapshot seen = stream.snapshot();
            assertThat(seen.continuous()).as(seen.toString()).isTrue();
            assertThat(seen.repaired()).isPositive();
            assertThat(seen.open()).isZero();
        });
        assertThat(tracks.getFirst().streams().getFirst().retransmissions()).isPositive();
        List<ReceivedFrame> pictures = pair.receiver.frames.stream()
                .filter(frame -> frame.data().length > 100)
                .toList();
        assertThat(pictures).hasSize(255);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(SyntheticVideo.marks(pictures.get(i).data()).number()).isEqualTo(i);
        }
    }

    @Test
    void whatCannotBeRepairedIsReplacedByAKeyframe() {
        PeerPair pair = new PeerPair(3, SrtpProfile.AEAD_AES_128_GCM);
        List<LocalTrack> tracks = pair.connect(TrackSpec.camera("cam", LAYER));
        send(pair, tracks, 10);
        pair.network.become(new Link(10_000_000L, 0, 1_000, 0));
        send(pair, tracks, 3);
        pair.network.become(new Link(10_000_000L, 0, 0, 0));
        // Whoever asks for the lost ones gets nothing: they are no longer kept.
        tracks.getFirst().streams().getFirst().forget();
        send(pair, tracks, 60);
        ReceivedStream stream = pair.receiver.peer.received().getFirst();
        assertThat(stream.snapshot().lost()).isPositive();
        assertThat(pair.sender.keyframesWanted).isNotEmpty();
        assertThat(stream.snapshot().keyframes()).isEqualTo(2);
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAndOneThatReturnsInTimeIsNot() {
        PeerPair pair = new PeerPair(4, SrtpProfile.AEAD_AES_128_GCM);
        pair.connect(TrackSpec.microphone("mic"));
        pair.network.become(new Link(10_000_000L, 0, 1_000, 0));
        pair.run(25_000);
        pair.network.become(Link.clean(10_000_000L));
        pair.run(10_000);
        assertThat(pair.sender.peer.failure()).isNull();
        pair.network.become(new Link(10_000_000L, 0, 1_000, 0));
        pair.run(31_000);
        assertThat(pair.sender.peer.failure()).contains("no longer");
    }

    @Test
    void connectsOverALinkThatLosesHalf() {
        for (int seed = 10; seed < 20; seed++) {
            PeerPair pair = new PeerPair(seed, SrtpProfile.AEAD_AES_128_GCM);
            pair.network.become(new Link(30_000_000L, 10_000_000L, 500, 50));
            pair.connect(TrackSpec.microphone("mic"));
            pair.run(5_000);
            assertThat(pair.sender.peer.isConnected()).isTrue();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(new PeerPairTest().digest(5))
                .isEqualTo(new PeerPairTest().digest(5))
                .isNotEqualTo(new PeerPairTest().digest(6));
    }

    private long digest(long seed) {
        PeerPair pair = new PeerPair(seed, SrtpProfile.AEAD_AES_128_GCM);
        List<LocalTrack> tracks = pair.connect(TrackSpec.microphone("mic"));
        pair.network.become(new Link(15_000_000L, 8_000_000L, 100, 20));
        send(pair, tracks, 50);
        return pair.network.digest();
    }

    /** Sends so many frames of every track; a keyframe first, and whenever one was asked for. */
    private void send(PeerPair pair, List<LocalTrack> tracks, int frames) {
        for (int i = 0; i < frames; i++, sent++) {
            long nowNanos = pair.simulation.nowNanos();
            for (LocalTrack track : tracks) {
                boolean picture = track.kind() == MediaKind.VIDEO;
                boolean keyframe = sent == 0 || pair.sender.keyframesWanted.size() > keyframesSent;
                if (picture && keyframe) {
                    keyframesSent = pair.sender.keyframesWanted.size();
                }
                List<byte[]> frame = picture
                        ? payloads.cut(video.next(keyframe, keyframe ? 6_000 : 2_000))
                        : List.of(new byte[] {1, 2, 3, 4});
                long ticks = sent * FRAME_MILLIS * (picture ? 90 : 48);
                assertThat(pair.sender.peer.send(track.streams().getFirst(), ticks, frame, nowNanos))
                        .isTrue();
            }
            pair.sender.settle();
            pair.run(FRAME_MILLIS);
        }
    }

    private int keyframesSent;
}
