package hiwar.media.track;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sound: mute, redundancy, levels. */
class AudioTrackTest {
    private static final long FRAME = 20_000_000;

    private final TrackPair pair = TrackPair.audio(List.of(TrackPair.opus(111)), List.of(TrackPair.opus(109)));

    @Test
    void aMutedTrackEndsInASecondOfSilence() {
        pair.up.attach(pair.down, 0);
        for (int i = 0; i < 50; i++) {
            pair.arrive(0, OpusSource.packet(i, i * FRAME), i * FRAME);
        }
        long muted = 50 * FRAME;
        pair.up.muted(true, muted);
        assertThat(pair.outlet.wakeNanos).isEqualTo(muted + FRAME);
        for (int i = 51; i < 200; i++) {
            pair.arrive(0, OpusSource.packet(i, i * FRAME), i * FRAME); // still comes, is not heard
            if (i * FRAME >= pair.down.deadlineNanos()) {
                pair.down.tick(i * FRAME);
            }
        }
        List<RtpPacket> all = pair.outlet.packets;
        assertThat(all).hasSize(100);
        assertContinuous(all);
        for (RtpPacket silence : all.subList(50, 100)) {
            assertThat(bytes(silence)).containsExactly(0xF8, 0xFF, 0xFE);
        }
        assertThat(pair.down.deadlineNanos()).isEqualTo(Long.MAX_VALUE);

        pair.up.muted(false, 200 * FRAME);
        pair.arrive(0, OpusSource.packet(200, 200 * FRAME), 200 * FRAME);
        assertThat(all).as("sound goes on at once").hasSize(101);
        RtpPacket first = all.getLast();
        assertThat(first.sequenceNumber()).isEqualTo(all.get(99).sequenceNumber() + 1 & 0xFFFF);
        assertThat(first.timestamp() - all.getFirst().timestamp()).isEqualTo(200 * 960);
    }

    @Test
    void whoMayNotBeHeardIsSilentForSpeakerDetectionToo() {
        pair.up.attach(pair.down, 0);
        for (int i = 0; i < 50; i++) {
            pair.arrive(0, OpusSource.packet(i, i * FRAME), i * FRAME);
        }
        assertThat(pair.outlet.packets).hasSize(50);
        pair.up.gated(true, 50 * FRAME);
        assertThat(pair.up.silent()).isTrue();
        for (int i = 50; i < 100; i++) {
            pair.arrive(0, OpusSource.packet(i, i * FRAME), i * FRAME);
        }
        assertThat(pair.outlet.packets).hasSize(50);
        assertThat(pair.up.level().level(100 * FRAME)).isZero();
        pair.up.gated(false, 100 * FRAME);
        pair.arrive(0, OpusSource.packet(100, 100 * FRAME), 100 * FRAME);
        assertThat(pair.outlet.packets).as("sound goes on at once").hasSize(51);
    }

    @Test
    void silenceEndsWithTheMute() {
        pair.up.attach(pair.down, 0);
        pair.arrive(0, OpusSource.packet(0, 0), 0);
        pair.up.muted(true, FRAME);
        pair.down.tick(2 * FRAME);
        pair.up.muted(false, 3 * FRAME);
        pair.arrive(0, OpusSource.packet(1, 3 * FRAME), 3 * FRAME); // its clock stood still
        pair.down.tick(10 * FRAME);
        assertThat(pair.outlet.packets).hasSize(3);
        RtpPacket before = pair.outlet.packets.get(0);
        for (RtpPacket packet : pair.outlet.packets.subList(1, 3)) {
            assertThat(packet.sequenceNumber()).isEqualTo(before.sequenceNumber() + 1 & 0xFFFF);
            assertThat(packet.timestamp() - before.timestamp()).isPositive();
            before = packet;
        }
    }

    @Test
    void redundantSoundIsUnwrappedForWhoCannotTakeIt() {
        TrackPair red = TrackPair.audio(List.of(TrackPair.red(63), TrackPair.opus(111)), List.of(TrackPair.opus(109)));
        red.up.attach(red.down, 0);
        red.arrive(0, OpusSource.packet(63, 1, 30, redundant()), 0);
        RtpPacket packet = red.outlet.packets.getFirst();
        assertThat(packet.payloadType()).isEqualTo(109);
        assertThat(bytes(packet)).containsExactly(7, 8, 9);
    }

    @Test
    void redundantSoundIsPassedOnUnderTheReceiversPayloadTypes() {
        TrackPair red = TrackPair.audio(
                List.of(TrackPair.red(63), TrackPair.opus(111)), List.of(TrackPair.opus(109), TrackPair.red(64)));
        red.up.attach(red.down, 0);
        red.arrive(0, OpusSource.packet(63, 1, 30, redundant()), 0);
        red.arrive(0, OpusSource.packet(2, FRAME), FRAME);
        RtpPacket packet = red.outlet.packets.getFirst();
        assertThat(packet.payloadType()).isEqualTo(64);
        assertThat(bytes(packet)).containsExactly(0x80 | 109, 0x0F, 0x00, 0x02, 109, 1, 2, 7, 8, 9);
        assertThat(red.outlet.packets.getLast().payloadType())
                .as("plain stays plain")
                .isEqualTo(109);
    }

    @Test
    void passesTheCaptureTimeOnUnderTheReceiversIdAndNoLevel() {
        byte[] captured = {0, 1, 2, 3, 4, 5, 6, 7};
        ByteBuffer buffer = ByteBuffer.allocate(100);
        int header = new RtpWriter()
                .begin(buffer, 0, false, 111, 1)
                .source(1, OpusSource.SSRC)
                .extension(1, 30, 1)
                .extension(5, captured)
                .end();
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(buffer, 0, header + 5)).isTrue();
        pair.up.attach(pair.down, 0);
        pair.arrive(0, packet, 0);

        RtpPacket sent = pair.outlet.packets.getFirst();
        byte[] passed = new byte[8];
        sent.buffer().get(sent.extensionOffset(7), passed);
        assertThat(passed).isEqualTo(captured);
        assertThat(sent.extensionBytes(7)).isEqualTo(8);
        assertThat(sent.extensionOffset(1)).as("was not negotiated").isEqualTo(-1);
        assertThat(sent.extensionOffset(5))
                .as("the publisher's id means nothing")
                .isEqualTo(-1);
    }

    @Test
    void levelsRiseWithSpeechAndFallWithSilence() {
        AudioLevel level = pair.up.level();
        assertThat(level.active(0)).isFalse();
        long now = speak(0, 100, 20);
        assertThat(level.level(now)).isBetween(0.05, 0.2);
        assertThat(level.active(now)).isTrue();
        now = speak(100, 100, 80);
        assertThat(level.active(now)).isFalse();
        now = speak(200, 100, 10);
        assertThat(level.level(now)).isGreaterThan(0.25);
        assertThat(level.level(now + 1_000_000_000L)).as("nothing heard lately").isZero();
        pair.up.muted(true, now);
        assertThat(level.level(now)).isZero();
    }

    private long speak(int from, int count, int level) {
        for (int i = from; i < from + count; i++) {
            pair.arrive(0, OpusSource.packet(i, level, i * FRAME), i * FRAME);
        }
        return (from + count - 1) * FRAME;
    }

    /** One older block of two bytes, then the primary one of three (RFC 2198 section 3). */
    private static byte[] redundant() {
        return new byte[] {(byte) (0x80 | 111), 0x0F, 0x00, 0x02, 111, 1, 2, 7, 8, 9};
    }

    private static void assertContinuous(List<RtpPacket> packets) {
        for (int i = 1; i < packets.size(); i++) {
            assertThat(packets.get(i).sequenceNumber())
                    .isEqualTo(packets.get(i - 1).sequenceNumber() + 1 & 0xFFFF);
            assertThat(packets.get(i).timestamp() - packets.get(i - 1).timestamp())
                    .isEqualTo(960);
        }
    }

    private static int[] bytes(RtpPacket packet) {
        int[] bytes = new int[packet.payloadBytes()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = packet.buffer().get(packet.payloadOffset() + i) & 0xFF;
        }
        return bytes;
    }
}
