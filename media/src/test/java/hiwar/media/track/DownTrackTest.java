package hiwar.media.track;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.io.Drop;
import hiwar.media.track.ReceivedVideo.Picture;
import hiwar.wire.rtp.RtpPacket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which video packets leave, when, and what is asked of the publisher. */
class DownTrackTest {
    private static final long FRAME = 33_333_333;
    private static final long MILLISECOND = 1_000_000L;

    private final TrackPair pair = TrackPair.video(3, 1);
    private final List<Vp8Source> sources = List.of(new Vp8Source(0, 1), new Vp8Source(1, 1), new Vp8Source(2, 1));
    private long now;

    @Test
    void climbsToTheWishedLayerAsSoonAsItsKeyframeComes() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        frame(false, 0, 1, 2);

        assertThat(pair.down.snapshot(now).spatial()).isEqualTo(2);
        assertThat(received().pictures.getLast().layer).isEqualTo(2);
    }

    @Test
    void keepsTheLayerThatFlowsUntilTheKeyframeOfTheTargetComes() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        pair.down.wish(0, 3, now);
        frames(10, 0, 1, 2);
        assertThat(received().pictures.getLast().layer).isEqualTo(2);
        assertThat(pair.down.snapshot(now).targetSpatial()).isZero();

        frame(true, 0, 1, 2);
        frame(false, 0, 1, 2);
        received().assertSeamless();
        assertThat(received().pictures.getLast().layer).isZero();
    }

    @Test
    void fallsToTheNextLiveLayerWhenTheWishedOneEnds() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        frames(29, 0, 1, 2);
        frames(32, 0, 1); // the publisher has stopped its highest layer
        assertThat(pair.down.snapshot(now).targetSpatial()).isEqualTo(1);
        assertThat(pair.up.encoding(1).feedbackDeadlineNanos())
                .as("a keyframe of the next layer is asked for")
                .isNotEqualTo(Long.MAX_VALUE);

        frame(true, 0, 1);
        frames(5, 0, 1);
        assertThat(received().pictures.getLast().layer).isEqualTo(1);
        frame(true, 0, 1, 2);
        frame(false, 0, 1, 2);
        assertThat(received().pictures.getLast().layer).as("and back").isEqualTo(2);
        received().assertSeamless();
    }

    @Test
    void staysOnItsLayerWhenAllShowAPictureNowAndThen() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        for (int i = 0; i < 10; i++) {
            now += 1200 * MILLISECOND;
            frame(false, 0, 1, 2);
            assertThat(pair.down.snapshot(now).targetSpatial()).isEqualTo(2);
        }
        assertThat(pair.up.encoding(0).feedbackDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(received().pictures.getLast().layer).isEqualTo(2);
    }

    @Test
    void takesAHigherLayerWhenNothingLowerIsLive() {
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        frame(true, 2);
        frame(false, 2);
        assertThat(received().pictures.getLast().layer).isEqualTo(2);
    }

    @Test
    void afterAPauseBeginsWithAKeyframeThatItAsksFor() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        pair.down.paused(true, now);
        frames(60, 0, 1, 2);
        int before = pair.outlet.packets.size();
        pair.down.paused(false, now);
        assertThat(pair.up.encoding(2).feedbackDeadlineNanos()).isLessThanOrEqualTo(now);

        frames(3, 0, 1, 2);
        assertThat(pair.outlet.packets).hasSize(before);
        frame(true, 0, 1, 2);
        frames(3, 0, 1, 2);
        received().assertSeamless();
        assertThat(received().holes()).isZero();
        assertThat(pair.outlet.packets.size()).isGreaterThan(before);
    }

    @Test
    void whileThePublisherIsMutedNothingLeavesAndAfterwardsAKeyframeIsFirst() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        frames(60, 0, 1, 2);
        pair.up.muted(true, now);
        int before = pair.outlet.packets.size();
        frames(5, 0, 1, 2);
        assertThat(pair.outlet.packets).hasSize(before);
        assertThat(pair.drops.value(Drop.MUTED)).isPositive();
        pair.up.muted(false, now);
        assertThat(pair.up.encoding(2).feedbackDeadlineNanos()).isLessThanOrEqualTo(now);

        frames(5, 0, 1, 2);
        assertThat(pair.outlet.packets).as("no garbage").hasSize(before);
        frame(true, 0, 1, 2);
        assertThat(pair.outlet.packets.size()).isGreaterThan(before);
        received().assertSeamless();
    }

    @Test
    void whileThePublisherMayNotBeSeenNothingLeavesNotEvenAgainAndAfterwardsAKeyframeIsAskedForAtOnce() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        frames(60, 0, 1, 2);
        int lost = pair.outlet.packets.getLast().sequenceNumber();
        pair.up.gated(true, now);
        int before = pair.outlet.packets.size();
        frames(5, 0, 1, 2);
        pair.down.resend(lost, now);
        assertThat(pair.outlet.packets).hasSize(before);
        assertThat(pair.drops.value(Drop.GATED)).isPositive();
        assertThat(pair.drops.value(Drop.MUTED)).isZero();

        pair.up.muted(true, now);
        pair.up.gated(false, now);
        frame(true, 0, 1, 2);
        assertThat(pair.outlet.packets).as("muted by itself meanwhile").hasSize(before);
        pair.up.muted(false, now);
        assertThat(pair.up.encoding(2).feedbackDeadlineNanos()).isLessThanOrEqualTo(now);
        frame(true, 0, 1, 2);
        assertThat(pair.outlet.packets.size()).isGreaterThan(before);
        received().assertSeamless();
    }

    @Test
    void sendsNothingBeforeTheTransportIsConnectedAndThenBeginsWithAKeyframe() {
        pair.outlet.connected = false;
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        frames(10, 0, 1, 2);
        assertThat(pair.drops.value(Drop.NOT_CONNECTED)).isPositive();
        pair.outlet.connected = true;
        pair.down.connected(now);
        assertThat(pair.up.encoding(2).feedbackDeadlineNanos()).isNotEqualTo(Long.MAX_VALUE);
        frames(3, 0, 1, 2);
        assertThat(pair.outlet.packets).isEmpty();
        frame(true, 0, 1, 2);
        received().assertSeamless();
    }

    @Test
    void goesOnWithAKeyframeWhenThePublisherStartsAnew() {
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        frame(true, 0);
        frames(50, 0);
        Vp8Source fresh = new Vp8Source(0, 99);
        for (int i = 0; i < 20; i++) {
            now += FRAME;
            pair.arrive(0, fresh.picture(i == 5, now), now);
        }
        List<Picture> pictures = received().pictures;
        assertThat(pictures).hasSize(51 + 15);
        assertThat(pictures.get(51).keyframe).isTrue();
        received().assertSeamless();
        assertThat(pictures.get(51).timestamp - pictures.get(50).timestamp)
                .isCloseTo(6 * 3000, org.assertj.core.data.Offset.offset(2));
    }

    @Test
    void sendsALostPacketAgainAsItWasOnTheRetransmissionStream() {
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 1, 0);
        frame(true, 0);
        frames(40, 0);
        RtpPacket lost = pair.outlet.packets.get(pair.outlet.packets.size() - 20);
        pair.down.resend(lost.sequenceNumber(), now);

        RtpPacket again = pair.outlet.packets.getLast();
        assertThat(again.ssrc()).isEqualTo(TrackPair.DOWN_RTX_SSRC);
        assertThat(again.payloadType()).isEqualTo(121);
        assertThat(again.timestamp()).isEqualTo(lost.timestamp());
        assertThat(again.marker()).isEqualTo(lost.marker());
        assertThat(again.buffer().getShort(again.payloadOffset()) & 0xFFFF).isEqualTo(lost.sequenceNumber());
        assertThat(Arrays.copyOfRange(payload(again), 2, again.payloadBytes())).isEqualTo(payload(lost));
    }

    @Test
    void sendsAgainThreeTimesAtMostAndNotWithinTheRoundTrip() {
        pair.outlet.rttNanos = 50 * MILLISECOND;
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        frame(true, 0);
        int lost = pair.outlet.packets.getFirst().sequenceNumber();
        int before = pair.outlet.packets.size();
        for (int i = 0; i < 100; i++) {
            pair.down.resend(lost, now + i * 10L * MILLISECOND);
        }
        assertThat(pair.outlet.packets).hasSize(before + 3);
        assertThat(pair.down.snapshot(now).retransmissions()).isEqualTo(3);
        pair.down.resend(lost + 5000, now); // never sent
        assertThat(pair.outlet.packets).hasSize(before + 3);
    }

    @Test
    void withoutARetransmissionStreamSendsTheSameNumberUnlessTheCipherForbidsIt() {
        TrackPair audio = TrackPair.audio(List.of(TrackPair.opus(111)), List.of(TrackPair.opus(109)));
        audio.up.attach(audio.down, 0);
        audio.arrive(0, OpusSource.packet(1, 0), 0);
        int number = audio.outlet.packets.getFirst().sequenceNumber();
        audio.down.resend(number, 0);
        assertThat(audio.outlet.packets).hasSize(1);
        audio.outlet.repeats = true;
        audio.down.resend(number, 0);
        assertThat(audio.outlet.packets).hasSize(2);
        assertThat(audio.outlet.packets.getLast().sequenceNumber()).isEqualTo(number);
        assertThat(payload(audio.outlet.packets.getLast())).isEqualTo(payload(audio.outlet.packets.getFirst()));
    }

    @Test
    void mergesAndThrottlesWhatSubscribersWant() {
        DownTrack other = new DownTrack(pair.up, () -> 5);
        pair.up.attach(pair.down, 0);
        pair.up.attach(other, 0);
        frame(true, 0, 1, 2);
        frames(3, 0, 1, 2);
        Encoding encoding = pair.up.encoding(2);
        long sent = 0;
        long start = now;
        for (int i = 0; i < 100; i++) {
            now = start + i * 50L * MILLISECOND;
            pair.down.keyframeRequested(now);
            sent += requested(encoding) ? 1 : 0;
        }
        assertThat(sent).as("in five seconds").isEqualTo(5);
        assertThat(pair.up.snapshot(now).keyframeRequests()).isEqualTo(5);
        assertThat(pair.down.snapshot(now).keyframeRequests()).isEqualTo(100);
    }

    @Test
    void doesNotPassOnARequestThatAKeyframeOnItsWayAnswers() {
        pair.up.attach(pair.down, 0);
        frame(true, 0, 1, 2);
        pair.down.keyframeRequested(now + 20 * MILLISECOND);
        assertThat(pair.up.encoding(2).feedbackDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void asksForAKeyframeAtOnceWhenATrackThatFlowsGetsASubscriber() {
        frame(true, 0, 1, 2);
        frames(50, 0, 1, 2);
        pair.up.attach(pair.down, now);
        assertThat(pair.up.encoding(2).feedbackDeadlineNanos()).isLessThanOrEqualTo(now);
        assertThat(pair.wakeNanos).as("and its session is woken").isLessThanOrEqualTo(now);
    }

    @Test
    void tellsTheSectionUntilTheSubscriberHasReported() {
        pair.up.attach(pair.down, 0);
        frame(true, 0);
        RtpPacket first = pair.outlet.packets.getFirst();
        assertThat(first.extensionBytes(3)).isEqualTo(1);
        assertThat(first.buffer().get(first.extensionOffset(3))).isEqualTo((byte) '5');
        assertThat(first.extensionBytes(4)).isEqualTo(3);
        int number = first.buffer().getShort(first.extensionOffset(6));
        assertThat(pair.outlet
                        .packets
                        .getLast()
                        .buffer()
                        .getShort(pair.outlet.packets.getLast().extensionOffset(6)))
                .isEqualTo((short) (number + pair.outlet.packets.size() - 1));
    }

    private boolean requested(Encoding encoding) {
        if (now < encoding.feedbackDeadlineNanos()) {
            return false;
        }
        hiwar.wire.rtcp.RtcpWriter writer =
                new hiwar.wire.rtcp.RtcpWriter().begin(java.nio.ByteBuffer.allocate(1200), 0, 1200);
        encoding.writeFeedback(writer, 1, 0, now, new long[100]);
        return writer.end() > 0;
    }

    private void frames(int count, int... layers) {
        for (int i = 0; i < count; i++) {
            frame(false, layers);
        }
    }

    private void frame(boolean keyframe, int... layers) {
        now += FRAME;
        for (int layer : layers) {
            pair.arrive(layer, sources.get(layer).picture(keyframe, now), now);
        }
    }

    private ReceivedVideo received() {
        return new ReceivedVideo(pair.outlet.packets);
    }

    private static byte[] payload(RtpPacket packet) {
        byte[] bytes = new byte[packet.payloadBytes()];
        packet.buffer().get(packet.payloadOffset(), bytes);
        return bytes;
    }
}
