package hiwar.media.track;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.track.ReceivedVideo.Picture;
import hiwar.wire.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, timestamps and picture ids stay continuous, whatever arrives. */
class ForwarderTest {
    private static final long FRAME = 33_333_333;

    @Test
    void forwardsEverythingUnderItsOwnNumbers() {
        TrackPair pair = TrackPair.video(1, 1);
        Vp8Source source = new Vp8Source(0, 1);
        pair.up.attach(pair.down, 0);
        int sent = 0;
        for (int i = 0; i < 1000; i++) {
            List<RtpPacket> packets = source.picture(i == 0, i * FRAME);
            sent += packets.size();
            pair.arrive(0, packets, i * FRAME);
        }

        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.packets).hasSize(sent);
        assertThat(received.holes()).isZero();
        assertThat(received.pictures).hasSize(1000).allMatch(Picture::whole);
        assertThat(pair.outlet.packets).allMatch(packet -> packet.payloadType() == 120);
    }

    @Test
    void beginsAtAKeyframeOnly() {
        TrackPair pair = TrackPair.video(1, 2);
        Vp8Source source = new Vp8Source(0, 2);
        pair.up.attach(pair.down, 0);
        for (int i = 0; i < 20; i++) {
            pair.arrive(0, source.picture(i == 7, i * FRAME), i * FRAME);
        }

        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.pictures.getFirst().number).isEqualTo(8);
        assertThat(received.pictures).hasSize(13);
    }

    @Test
    void closesOverPaddingAndUnwantedTemporalLayers() {
        TrackPair pair = TrackPair.video(1, 3);
        Vp8Source source = new Vp8Source(0, 3);
        pair.up.attach(pair.down, 0);
        pair.down.wish(2, 1, 0);
        for (int i = 0; i < 400; i++) {
            pair.arrive(0, source.picture(i == 0, i * FRAME), i * FRAME);
            if (i % 3 == 0) {
                pair.arrive(0, source.padding(i * FRAME), i * FRAME);
            }
        }

        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.holes()).isZero();
        assertThat(received.fillers).isZero();
        assertThat(received.pictures).hasSize(200).allMatch(picture -> picture.temporal < 2);
        Picture before = received.pictures.getFirst();
        for (Picture picture : received.pictures.subList(1, 200)) {
            assertThat((picture.pictureId - before.pictureId) & 0x7FFF)
                    .as("the decoder waits for no picture")
                    .isEqualTo(1);
            before = picture;
        }
    }

    @Test
    void stepsUpInTimeOnlyWhereAPictureNeedsTheLowestLayerAlone() {
        TrackPair pair = TrackPair.video(1, 4);
        Vp8Source source = new Vp8Source(0, 4);
        pair.up.attach(pair.down, 0);
        pair.down.wish(2, 0, 0);
        for (int i = 0; i < 7; i++) { // ends with a picture of layer 1
            pair.arrive(0, source.picture(i == 0, i * FRAME), i * FRAME);
        }
        pair.down.wish(2, 2, 7 * FRAME);
        pair.arrive(0, source.picture(false, 7 * FRAME), 7 * FRAME); // layer 2, without sync
        assertThat(new ReceivedVideo(pair.outlet.packets).pictures).allMatch(picture -> picture.temporal == 0);

        for (int i = 8; i < 16; i++) {
            pair.arrive(0, source.picture(false, i * FRAME), i * FRAME);
        }
        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.pictures.stream().map(picture -> picture.temporal))
                .containsExactly(0, 0, 0, 2, 1, 2, 0, 2, 1, 2);
    }

    @Test
    void fillsTheNumberOfALatePacketThatIsNotWanted() {
        TrackPair pair = TrackPair.video(1, 5);
        Vp8Source source = new Vp8Source(0, 5);
        pair.up.attach(pair.down, 0);
        pair.arrive(0, source.picture(true, 0), 0);
        RtpPacket late = source.padding(FRAME);
        pair.arrive(0, source.picture(false, FRAME), FRAME);
        assertThat(new ReceivedVideo(pair.outlet.packets).holes()).isEqualTo(1);

        pair.arrive(0, late, FRAME);
        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        assertThat(received.holes()).isZero();
        assertThat(received.fillers).isEqualTo(1);
        pair.arrive(0, source.picture(false, 2 * FRAME), 2 * FRAME);
        assertThat(new ReceivedVideo(pair.outlet.packets).holes()).isZero();
    }

    @Test
    void aLatePacketOfTheLayerBeforeStillArrives() {
        TrackPair pair = TrackPair.video(2, 6);
        Vp8Source low = new Vp8Source(0, 6);
        Vp8Source high = new Vp8Source(1, 6);
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        pair.arrive(0, low.picture(true, 0), 0);
        List<RtpPacket> late = low.picture(false, FRAME);
        pair.arrive(0, low.picture(false, 2 * FRAME), 2 * FRAME);
        pair.down.wish(1, 3, 2 * FRAME);
        pair.arrive(1, high.picture(true, 3 * FRAME), 3 * FRAME);
        pair.arrive(0, late, 3 * FRAME);

        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.holes()).isZero();
        assertThat(received.pictures).hasSize(4).allMatch(Picture::whole);
    }

    @Test
    void whatCameBeforeTheFirstPacketOfItsKeyframeCanBeAskedFor() {
        TrackPair pair = TrackPair.video(1, 7);
        Vp8Source source = new Vp8Source(0, 7);
        pair.up.attach(pair.down, 0);
        List<RtpPacket> keyframe = source.picture(true, 0);
        while (keyframe.size() < 3) {
            keyframe = source.picture(true, 0);
        }
        pair.arrive(0, keyframe.subList(1, 2), 0);
        assertThat(pair.outlet.packets).isEmpty();
        pair.arrive(0, keyframe.subList(0, 1), 0);
        pair.arrive(0, keyframe.subList(2, keyframe.size()), 0);
        RtpPacket first = pair.outlet.packets.getFirst();
        assertThat(pair.outlet.packets).hasSize(keyframe.size() - 1);

        pair.down.resend((first.sequenceNumber() + 1) & 0xFFFF, 0);
        RtpPacket again = pair.outlet.packets.getLast();
        assertThat(again.ssrc()).isEqualTo(TrackPair.DOWN_RTX_SSRC);
        assertThat(again.payloadBytes()).isEqualTo(keyframe.get(1).payloadBytes() + 2);
        assertThat(again.timestamp()).isEqualTo(first.timestamp());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesNothingToReorderingAndDuplicates(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TrackPair pair = TrackPair.video(1, seed);
        Vp8Source source = new Vp8Source(0, seed);
        pair.up.attach(pair.down, 0);
        Flight flight = new Flight(pair, random);
        pair.arrive(0, source.picture(true, 0), 0);
        for (int i = 1; i < 2000; i++) {
            long now = i * FRAME;
            flight.launch(source, i % 300 == 0, now);
            flight.land(now);
        }
        flight.land(Long.MAX_VALUE);

        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.holes()).isZero();
        assertThat(received.pictures).hasSize(2000).allMatch(Picture::whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void staysSeamlessUnderLossReorderingDuplicatesAndSwitches(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TrackPair pair = TrackPair.video(3, seed);
        List<Vp8Source> sources = List.of(new Vp8Source(0, seed), new Vp8Source(1, seed), new Vp8Source(2, seed));
        pair.up.attach(pair.down, 0);
        Flight flight = new Flight(pair, random);
        flight.lossPerMille = 20;
        for (int i = 0; i < 3000; i++) {
            long now = i * FRAME;
            if (random.nextInt(40) == 0) {
                pair.down.wish(random.nextInt(3), random.nextInt(3), now);
            }
            boolean keyframe = i == 0 || random.nextInt(30) == 0;
            for (Vp8Source source : sources) {
                flight.launch(source, keyframe, now);
            }
            flight.land(now);
        }

        ReceivedVideo received = new ReceivedVideo(pair.outlet.packets);
        received.assertSeamless();
        assertThat(received.byLayer())
                .hasSize(3)
                .allSatisfy((layer, count) -> assertThat(count).isGreaterThan(50));
        // Lost packets and the ends of pictures that a switch has cut off leave holes; nothing else may.
        assertThat(received.holes()).isLessThan(received.packets.size() / 15);
        assertThat(received.pictures.stream().filter(Picture::whole).count())
                .isGreaterThan(received.pictures.size() * 85L / 100);
    }

    /** Packets under way, which overtake each other, come twice, or never. */
    private static final class Flight {
        private record Flying(long at, int layer, RtpPacket packet) {}

        private final TrackPair pair;
        private final SplittableRandom random;
        private final List<Flying> flying = new ArrayList<>();
        int lossPerMille;

        Flight(TrackPair pair, SplittableRandom random) {
            this.pair = pair;
            this.random = random;
        }

        /** Sends the next picture, and now and then some padding before it. */
        void launch(Vp8Source source, boolean keyframe, long now) {
            if (random.nextInt(25) == 0) {
                flying.add(new Flying(now, source.layer, source.padding(now)));
            }
            for (RtpPacket packet : source.picture(keyframe, now)) {
                if (random.nextInt(1000) < lossPerMille) {
                    continue;
                }
                long late = random.nextInt(10) == 0 ? random.nextLong(6 * FRAME) : random.nextLong(1_000);
                flying.add(new Flying(now + late, source.layer, packet));
                if (random.nextInt(100) == 0) {
                    flying.add(new Flying(now + late + random.nextLong(FRAME), source.layer, packet));
                }
            }
        }

        void land(long untilNanos) {
            flying.sort((a, b) -> Long.compare(a.at, b.at));
            while (!flying.isEmpty() && flying.getFirst().at <= untilNanos) {
                Flying first = flying.removeFirst();
                pair.arrive(first.layer, first.packet, first.at);
            }
        }
    }
}
