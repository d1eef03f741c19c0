package hiwar.media.track;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.stream.InStream;
import hiwar.media.track.ReceivedVideo.Picture;
import hiwar.wire.rtcp.RtcpReader;
import hiwar.wire.rtcp.RtcpVisitor;
import hiwar.wire.rtcp.RtcpWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timestamps go on at the right pace across switches, and sender reports say what they mean. */
class TimelineTest {
    private static final long FRAME = 33_333_333;
    private static final long SECOND = 1_000_000_000;
    /** Wall time at the moment 0 of the tests, 32.32 bits. */
    private static final long EPOCH = 0xE000_0000L << 32;

    private final TrackPair pair = TrackPair.video(2, 1);
    private final Vp8Source low = new Vp8Source(0, 7);
    private final Vp8Source high = new Vp8Source(1, 7);

    @Test
    void aSwitchKeepsWallTimeHoweverLateTheOtherLayerIs() {
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        pair.arrive(0, low.picture(true, 0), 0);
        pair.arrive(1, high.picture(true, 0), 0);
        report(low, 0);
        report(high, 0);
        for (int i = 1; i < 30; i++) {
            pair.arrive(0, low.picture(false, i * FRAME), i * FRAME);
        }
        pair.down.wish(1, 3, 30 * FRAME);
        long encoding = 200_000_000; // the higher layer takes long to encode
        pair.arrive(1, high.picture(true, 30 * FRAME), 30 * FRAME + encoding);
        pair.arrive(1, high.picture(false, 31 * FRAME), 31 * FRAME + encoding);

        List<Picture> pictures = new ReceivedVideo(pair.outlet.packets).pictures;
        assertThat(pictures.getLast().layer).isEqualTo(1);
        int passed = pictures.getLast().timestamp - pictures.getFirst().timestamp;
        assertThat(passed).isCloseTo((int) (31 * FRAME * 9 / 100_000), org.assertj.core.data.Offset.offset(2));
    }

    @Test
    void withoutReportsASwitchKeepsThePaceOfArrival() {
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        pair.arrive(0, low.picture(true, 0), 0);
        pair.arrive(1, high.picture(true, 0), 0);
        pair.down.wish(1, 3, FRAME);
        pair.arrive(1, high.picture(true, FRAME), FRAME);

        List<Picture> pictures = new ReceivedVideo(pair.outlet.packets).pictures;
        assertThat(pictures.getLast().timestamp - pictures.getFirst().timestamp)
                .isCloseTo(3000, org.assertj.core.data.Offset.offset(2));
    }

    @Test
    void aTimestampThatWouldGoBackGoesOneTickOn() {
        pair.up.attach(pair.down, 0);
        pair.down.wish(0, 3, 0);
        pair.arrive(0, low.picture(true, 0), 0);
        pair.arrive(1, high.picture(true, 0), 0);
        report(low, 0);
        report(high, 0);
        pair.arrive(0, low.picture(false, 10 * FRAME), 10 * FRAME);
        pair.down.wish(1, 3, 10 * FRAME);
        pair.arrive(1, high.picture(true, 9 * FRAME), 10 * FRAME);
        pair.down.wish(0, 3, 10 * FRAME);
        pair.arrive(0, low.picture(true, 11 * FRAME), 11 * FRAME);

        List<Picture> pictures = new ReceivedVideo(pair.outlet.packets).pictures;
        assertThat(pictures).hasSize(4);
        assertThat(pictures.get(2).timestamp - pictures.get(1).timestamp).isEqualTo(1);
        assertThat(pictures.get(3).timestamp - pictures.get(0).timestamp)
                .as("the step is not carried along")
                .isCloseTo(33_000, org.assertj.core.data.Offset.offset(2));
    }

    @Test
    void aPauseIsAsLongAsItWas() {
        pair.up.attach(pair.down, 0);
        pair.arrive(0, low.picture(true, 0), 0);
        pair.down.paused(true, FRAME);
        for (int i = 1; i < 300; i++) {
            pair.arrive(0, low.picture(false, i * FRAME), i * FRAME);
        }
        pair.down.paused(false, 300 * FRAME);
        pair.arrive(0, low.picture(true, 300 * FRAME), 300 * FRAME);

        List<Picture> pictures = new ReceivedVideo(pair.outlet.packets).pictures;
        assertThat(pictures).hasSize(2);
        assertThat(pictures.get(1).timestamp - pictures.get(0).timestamp)
                .isCloseTo(900_000, org.assertj.core.data.Offset.offset(2));
    }

    @Test
    void senderReportsAreThePublishersInRewrittenTimestamps() {
        pair.up.attach(pair.down, 0);
        pair.arrive(0, low.picture(true, 0), 0);
        pair.arrive(1, high.picture(false, 0), 0);
        assertThat(pair.down.reportable()).isFalse();
        report(low, SECOND / 2);
        assertThat(pair.down.reportable()).isTrue();

        int rewritten = pair.outlet.packets.getFirst().timestamp();
        Report report = reportAt(2 * SECOND);
        assertThat(report.ssrc).isEqualTo(TrackPair.DOWN_SSRC);
        assertThat(report.ntp - EPOCH).isCloseTo(2L << 32, org.assertj.core.data.Offset.offset(16L));
        assertThat(report.timestamp - rewritten).isCloseTo(180_000, org.assertj.core.data.Offset.offset(2));
        assertThat(report.packets).isEqualTo(pair.outlet.packets.size());

        report(high, SECOND / 2);
        pair.arrive(1, high.picture(true, 3 * SECOND), 3 * SECOND);
        assertThat(pair.down.snapshot(3 * SECOND).spatial()).isEqualTo(1);
        Report switched = reportAt(4 * SECOND);
        assertThat(switched.timestamp - rewritten)
                .as("the mapping is the same on the other layer")
                .isCloseTo(360_000, org.assertj.core.data.Offset.offset(2));
    }

    private void report(Vp8Source source, long nanos) {
        InStream stream = pair.up.encoding(source.layer).stream();
        assertThat(stream).isNotNull();
        if (stream != null) {
            long ntp = EPOCH + nanos / SECOND * (1L << 32) + (nanos % SECOND << 32) / SECOND;
            stream.senderReport(ntp, source.timestamp(nanos), nanos);
        }
    }

    private record Report(int ssrc, long ntp, int timestamp, long packets) {}

    private Report reportAt(long nanos) {
        ByteBuffer buffer = ByteBuffer.allocate(200);
        RtcpWriter writer = new RtcpWriter().begin(buffer, 0, 200);
        pair.down.writeSenderReport(writer, nanos);
        Report[] found = new Report[1];
        new RtcpReader().read(buffer, 0, writer.end(), new RtcpVisitor() {
            @Override
            public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
                found[0] = new Report(ssrc, ntp, rtpTimestamp, packets);
            }
        });
        return found[0];
    }
}
