package hiwar.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.stream.EncodingSsrc;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.media.track.DownTrack;
import hiwar.media.track.UpTrack;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtcp.ReportBlock;
import hiwar.wire.rtcp.RtcpVisitor;
import hiwar.wire.rtcp.TransportFeedback;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.rtp.Rid;
import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a publisher's transport to a subscriber's, with real checks and SRTP, in virtual time. */
class RtpSessionTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long FRAME = 20 * MILLISECOND;
    private static final int MID = 1;
    private static final int RID = 2;
    private static final int REPAIRED_RID = 3;
    private static final int TRANSPORT_CC = 4;
    private static final int SSRC = 5000;
    private static final int RTX_SSRC = 6000;
    private static final int OUT_SSRC = 70_000;
    private static final int OUT_RTX_SSRC = 70_001;
    private static final RtpCodec VP8 = new RtpCodec(Codec.VP8, 96, 97, 90_000, 1, "", true, true, true, false);

    private final Drops drops = new Drops();
    private final RecordingSink sink = new RecordingSink();
    private final Told toPublisher = new Told();
    private final Told toSubscriber = new Told();
    private final UpTrack up = new UpTrack(MediaKind.VIDEO, false);
    private final DownTrack down = new DownTrack(up, () -> 42);
    private TestClient publisher = new TestClient(1, SrtpProfile.AEAD_AES_128_GCM, drops, sink);
    private TestClient subscriber = new TestClient(2, SrtpProfile.AEAD_AES_128_GCM, drops, sink);
    private int transportSequence;
    private int pictureId;
    private long now;

    @BeforeEach
    void connect() {
        connect(List.of(new Rid("q"), new Rid("h")), List.of());
    }

    private void connect(List<Rid> rids, List<EncodingSsrc> ssrcs) {
        publisher.connect(now);
        subscriber.connect(now);
        publisher.listen(toPublisher);
        subscriber.listen(toSubscriber);
        ExtensionMap ids = ExtensionMap.of(Map.of(
                HeaderExtension.MID, MID,
                HeaderExtension.RID, RID,
                HeaderExtension.REPAIRED_RID, REPAIRED_RID,
                HeaderExtension.TRANSPORT_CC, TRANSPORT_CC));
        publisher
                .transport
                .rtp()
                .receive(up, new ReceiveSection(new Mid("v"), MediaKind.VIDEO, List.of(VP8), ids, rids, ssrcs));
        subscriber
                .transport
                .rtp()
                .send(
                        down,
                        new SendSection(
                                new Mid("0"),
                                MediaKind.VIDEO,
                                List.of(VP8),
                                ExtensionMap.NONE,
                                OUT_SSRC,
                                OUT_RTX_SSRC,
                                "PA_x"),
                        now);
        up.attach(down, now);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void forwardsRepairsAndReports(SrtpProfile profile) {
        publisher = new TestClient(1, profile, drops, sink);
        subscriber = new TestClient(2, profile, drops, sink);
        connect();
        List<RtpPacket> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            RtpPacket packet = vp8(0, i, i == 0, true);
            sent.add(packet);
            if (i % 10 != 5) {
                publisher.deliver(publisher.protect(packet), now);
            }
            if (i == 50) {
                publisher.deliver(publisher.rtcp(rtcp -> rtcp.senderReport(SSRC, 9L << 32, 4711, 51, 999)), now);
            }
            turn();
            for (int lost : toPublisher.takeNacks()) {
                RtpPacket again = retransmission(sent.get(lost), 0);
                publisher.deliver(publisher.protect(again), now);
            }
        }
        turns(20);

        assertThat(numbers(subscriber.packets)).as("all came, in the end").hasSize(200);
        assertThat(drops.value(Drop.UNKNOWN_SSRC)).isZero();
        assertThat(toPublisher.blocks).containsKey(SSRC);
        assertThat(toPublisher.maxFractionLost)
                .as("repaired packets were lost all the same")
                .isPositive();
        assertThat(toPublisher.feedbacks).isPositive();
        assertThat(toPublisher.arrived).isGreaterThan(150);
        assertThat(toSubscriber.reports).containsKey(OUT_SSRC);
        assertThat(toSubscriber.names).contains("PA_x");
        assertThat(publisher.transport.rtp().lossUp()).isBetween(0.0, 0.2);
        assertThat(up.snapshot(now).lost()).isZero();
        assertThat(up.snapshot(now).packets()).isEqualTo(200);
        assertThat(down.snapshot(now).packets()).isEqualTo(200);
    }

    @Test
    void bindsSimulcastVersionsByWhatTheirFirstPacketsSay() {
        publisher.deliver(publisher.protect(vp8(0, 0, true, true)), now);
        publisher.deliver(publisher.protect(vp8(1, 0, true, true)), now);
        publisher.deliver(publisher.protect(vp8(1, 1, false, false)), now);
        assertThat(up.live(0, now)).isTrue();
        assertThat(up.live(1, now)).isTrue();
        assertThat(down.snapshot(now).spatial()).isEqualTo(1);
        turn();
        assertThat(subscriber.packets).hasSize(3);
    }

    @Test
    void countsAnSsrcThatNothingExplains() {
        publisher.deliver(publisher.protect(vp8(0, 0, true, false)), now);
        assertThat(drops.value(Drop.UNKNOWN_SSRC)).isEqualTo(1);
        publisher.deliver(publisher.protect(vp8(0, 1, true, true)), now);
        assertThat(drops.value(Drop.UNKNOWN_SSRC)).isEqualTo(1);
        turn();
        assertThat(subscriber.packets).hasSize(1);
    }

    @Test
    void bindsByDeclaredSsrcsAndByAPayloadTypeThatIsUnambiguous() {
        UpTrack declared = new UpTrack(MediaKind.VIDEO, false);
        ExtensionMap none = ExtensionMap.NONE;
        publisher.transport.rtp().stopReceiving(up);
        publisher
                .transport
                .rtp()
                .receive(
                        declared,
                        new ReceiveSection(
                                new Mid("w"),
                                MediaKind.VIDEO,
                                List.of(VP8),
                                none,
                                List.of(),
                                List.of(new EncodingSsrc(SSRC, 0))));
        publisher.deliver(publisher.protect(vp8(0, 0, true, false)), now);
        assertThat(declared.snapshot(now).packets()).isEqualTo(1);
        publisher.deliver(publisher.protect(retransmission(vp8(0, 1, false, false), 0)), now);
        assertThat(declared.snapshot(now).packets()).as("by its payload type").isEqualTo(2);
        publisher.transport.rtp().stopReceiving(declared);
        publisher.deliver(publisher.protect(vp8(0, 2, true, false)), now);
        assertThat(drops.value(Drop.UNKNOWN_SSRC)).isEqualTo(1);
    }

    @Test
    void aNewSsrcTakesThePlaceOfTheOneBefore() {
        for (int i = 0; i < SsrcTable.MAX_SSRCS + 20; i++) {
            RtpPacket packet = vp8(0, i, true, true);
            packet.buffer().putInt(packet.offset() + 8, 90_000 + i);
            publisher.deliver(publisher.protect(packet), now);
        }
        assertThat(up.snapshot(now).packets())
                .as("all are counted, none is kept")
                .isEqualTo(SsrcTable.MAX_SSRCS + 20);
    }

    @Test
    void answersTheSubscribersNacksAndMeasuresTheRoundTrip() {
        for (int i = 0; i < 100; i++) {
            publisher.deliver(publisher.protect(vp8(0, i, i == 0, true)), now);
            if (i == 10) {
                publisher.deliver(publisher.rtcp(rtcp -> rtcp.senderReport(SSRC, 9L << 32, 4711, 51, 999)), now);
            }
            turn();
        }
        RtpPacket lost = subscriber.packets.get(90);
        int before = subscriber.packets.size();
        subscriber.deliver(subscriber.rtcp(rtcp -> rtcp.nack(1, OUT_SSRC).lost(lost.sequenceNumber())), now);
        turn();
        assertThat(subscriber.packets).hasSize(before + 1);
        RtpPacket again = subscriber.packets.getLast();
        assertThat(again.ssrc()).isEqualTo(OUT_RTX_SSRC);
        assertThat(again.buffer().getShort(again.payloadOffset()) & 0xFFFF).isEqualTo(lost.sequenceNumber());

        long report = toSubscriber.reports.getOrDefault(OUT_SSRC, 0L);
        assertThat(report).isNotZero();
        now = toSubscriber.reportedAt + 80 * MILLISECOND;
        int held = (int) (0.03 * 65536);
        subscriber.deliver(
                subscriber.rtcp(rtcp -> rtcp.receiverReport(1)
                        .reportBlock(OUT_SSRC, 64, 20, 100, 0)
                        .lastSenderReport((int) (report >>> 16), held)),
                now);
        assertThat(subscriber.transport.rtp().rttNanos())
                .isCloseTo(50 * MILLISECOND, org.assertj.core.data.Offset.offset(MILLISECOND));
        assertThat(subscriber.transport.rtp().lossDown()).isEqualTo(0.25);
        subscriber.deliver(subscriber.rtcp(rtcp -> rtcp.remb(1, 400_000, OUT_SSRC)), now);
        assertThat(subscriber.transport.rtp().estimateBps()).isEqualTo(400_000);
    }

    @Test
    void goesOnUnderOtherPayloadTypesWithoutUsingANumberTwice() {
        SendSection section = new SendSection(
                new Mid("0"), MediaKind.VIDEO, List.of(VP8), ExtensionMap.NONE, OUT_SSRC, OUT_RTX_SSRC, "PA_x");
        RtpCodec other = new RtpCodec(Codec.VP8, 120, 121, 90_000, 1, "", true, true, false, true);
        for (int i = 0; i < 60; i++) {
            publisher.deliver(publisher.protect(vp8(0, i, i == 0, true)), now);
            if (i % 20 == 19) {
                RtpPacket lost = subscriber.packets.get(i - 10);
                subscriber.deliver(
                        subscriber.rtcp(rtcp -> rtcp.nack(1, OUT_SSRC).lost(lost.sequenceNumber())), now);
                subscriber
                        .transport
                        .rtp()
                        .send(
                                down,
                                new SendSection(
                                        section.mid(),
                                        section.kind(),
                                        List.of(other),
                                        section.extensions(),
                                        section.ssrc(),
                                        section.rtxSsrc(),
                                        section.cname()),
                                now);
            }
            turn();
        }
        assertThat(subscriber.packets).hasSize(63);
        assertThat(numbers(subscriber.packets.stream()
                        .filter(packet -> packet.ssrc() == OUT_SSRC)
                        .toList()))
                .hasSize(60);
        assertThat(subscriber.packets.getLast().payloadType())
                .as("a retransmission")
                .isEqualTo(121);
    }

    @Test
    void passesKeyframeRequestsOnToThePublisherAtOnceAndThenThrottled() {
        publisher.deliver(publisher.protect(vp8(0, 0, true, true)), now);
        turns(50);
        assertThat(toPublisher.plis).isEmpty();
        for (int i = 1; i <= 20; i++) {
            subscriber.deliver(subscriber.rtcp(rtcp -> rtcp.pli(1, OUT_SSRC)), now);
            if (i == 1) {
                assertThat(publisher.transport.deadlineNanos()).isLessThanOrEqualTo(now);
            }
            turn();
        }
        assertThat(toPublisher.plis).containsExactly(SSRC);
        turns(50);
        assertThat(toPublisher.plis).hasSize(2);
    }

    @Test
    void answersTheReferenceTimeOfAReceiverThatSendsNothing() {
        publisher.deliver(publisher.rtcp(rtcp -> rtcp.receiverReferenceTime(5, 0x1234_5678_9ABC_DEF0L)), now);
        turns(60);
        assertThat(toPublisher.lastReference).isEqualTo(0x5678_9ABC);
    }

    @Test
    void survivesAFullSendBuffer() {
        publisher.deliver(publisher.protect(vp8(0, 0, true, true)), now);
        sink.full(true);
        publisher.deliver(publisher.protect(vp8(0, 1, false, true)), now);
        publisher.deliver(publisher.protect(vp8(0, 5, false, true)), now);
        turns(100);
        assertThat(drops.value(Drop.SEND_BUFFER_FULL)).isPositive();
        sink.full(false);
        publisher.deliver(publisher.protect(vp8(0, 6, false, true)), now);
        turns(60);
        assertThat(toPublisher.takeNacks()).contains(2, 3, 4);
        assertThat(toPublisher.blocks).containsKey(SSRC);
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn();
        }
    }

    private void turn() {
        toSubscriber.nowNanos = now;
        publisher.turn(now);
        subscriber.turn(now);
        now += FRAME;
        if (now % (2000 * MILLISECOND) == 0) {
            publisher.check(now);
            subscriber.check(now);
        }
    }

    private static Map<Integer, RtpPacket> numbers(List<RtpPacket> packets) {
        Map<Integer, RtpPacket> numbers = new TreeMap<>();
        packets.forEach(packet -> numbers.put(packet.sequenceNumber(), packet));
        return numbers;
    }

    /** A VP8 picture of one packet; {@code named} says its section and version in header extensions. */
    private RtpPacket vp8(int layer, int number, boolean keyframe, boolean named) {
        ByteBuffer buffer = ByteBuffer.allocate(1500);
        RtpWriter writer = new RtpWriter()
                .begin(buffer, 0, true, 96, number)
                .source(number * 1800, SSRC + layer)
                .extension(TRANSPORT_CC, transportSequence++, 2);
        if (named) {
            writer.extension(MID, bytes("v")).extension(RID, bytes(layer == 0 ? "q" : "h"));
        }
        int at = writer.end();
        pictureId = number;
        buffer.put(at, (byte) 0x90).put(at + 1, (byte) 0x80).putShort(at + 2, (short) (0x8000 | pictureId));
        buffer.put(at + 4, (byte) (keyframe ? 0 : 1));
        return wrap(buffer, at + 300);
    }

    private RtpPacket retransmission(RtpPacket original, int layer) {
        ByteBuffer buffer = ByteBuffer.allocate(1500);
        int at = new RtpWriter()
                .begin(buffer, 0, original.marker(), 97, transportSequence & 0xFFFF)
                .source(original.timestamp(), RTX_SSRC + layer)
                .extension(MID, bytes("v"))
                .extension(REPAIRED_RID, bytes(layer == 0 ? "q" : "h"))
                .extension(TRANSPORT_CC, transportSequence++, 2)
                .end();
        buffer.putShort(at, (short) original.sequenceNumber());
        buffer.put(at + 2, original.buffer(), original.payloadOffset(), original.payloadBytes());
        return wrap(buffer, at + 2 + original.payloadBytes());
    }

    private static RtpPacket wrap(ByteBuffer buffer, int lengthBytes) {
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(buffer, 0, lengthBytes)).isTrue();
        return packet;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What RTCP told. */
    private static final class Told implements RtcpVisitor {
        private final List<Integer> nacks = new ArrayList<>();
        private final List<Integer> plis = new ArrayList<>();
        private final Map<Integer, Integer> blocks = new TreeMap<>();
        private final Map<Integer, Long> reports = new TreeMap<>();
        private final List<String> names = new ArrayList<>();
        private int maxFractionLost;
        private int feedbacks;
        private int arrived;
        private int lastReference;
        private long reportedAt;
        private long nowNanos;

        List<Integer> takeNacks() {
            List<Integer> taken = List.copyOf(nacks);
            nacks.clear();
            return taken;
        }

        @Override
        public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
            reports.put(ssrc, ntp);
            reportedAt = nowNanos;
        }

        @Override
        public void reportBlock(int reporter, ReportBlock block) {
            blocks.put(block.ssrc(), block.cumulativeLost());
            maxFractionLost = Math.max(maxFractionLost, block.fractionLost());
        }

        @Override
        public void sourceDescription(int ssrc, int item, @Nullable ByteBuffer buffer, int offset, int lengthBytes) {
            byte[] text = new byte[lengthBytes];
            if (buffer != null) {
                buffer.get(offset, text);
            }
            names.add(new String(text, StandardCharsets.UTF_8));
        }

        @Override
        public void nack(int sender, int media, int sequenceNumber) {
            nacks.add(sequenceNumber);
        }

        @Override
        public void pli(int sender, int media) {
            plis.add(media);
        }

        @Override
        public void transportFeedback(int sender, int media, TransportFeedback feedback) {
            feedbacks++;
            while (feedback.next()) {
                arrived += feedback.received() ? 1 : 0;
            }
        }

        @Override
        public void delaySinceLastReference(int sender, int ssrc, int reference, long delay) {
            lastReference = reference;
        }
    }
}
