package hiwar.media.track;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.codec.Vp8Descriptor;
import hiwar.wire.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a subscriber makes of the packets that it got: puts them in order, and looks for seams. */
final class ReceivedVideo {
    /** One picture as it arrived, maybe in part. */
    static final class Picture {
        final int layer;
        final int number;
        final boolean keyframe;
        final int temporal;
        final int timestamp;
        final int pictureId;
        final int tl0;
        final int key;
        int parts;
        int wholeParts;

        Picture(RtpPacket packet, Vp8Descriptor vp8) {
            int content = packet.payloadOffset() + Vp8Source.CONTENT_AT;
            layer = packet.buffer().get(content);
            number = packet.buffer().getInt(content + 1);
            wholeParts = packet.buffer().get(content + 6);
            keyframe = packet.buffer().get(content + 7) == 1;
            temporal = vp8.temporalId();
            timestamp = packet.timestamp();
            pictureId = vp8.pictureId();
            tl0 = vp8.tl0PicIdx();
            key = vp8.keyIdx();
        }

        boolean whole() {
            return parts == wholeParts;
        }

        @Override
        public String toString() {
            return "layer " + layer + " picture " + number + (keyframe ? " (key)" : "") + " id " + pictureId + " tl0 "
                    + tl0 + " key " + key + " timestamp " + timestamp + " " + parts + "/" + wholeParts;
        }
    }

    /** By extended sequence number. */
    final TreeMap<Long, RtpPacket> packets = new TreeMap<>();

    final List<Picture> pictures = new ArrayList<>();
    int fillers;

    ReceivedVideo(List<RtpPacket> arrived) {
        long newest = -1;
        for (RtpPacket packet : arrived) {
            assertThat(packet.ssrc()).isEqualTo(TrackPair.DOWN_SSRC);
            newest = newest < 0 ? 65536 + packet.sequenceNumber() : newest;
            long number = newest + (short) (packet.sequenceNumber() - (int) newest);
            newest = Math.max(newest, number);
            assertThat(packets.put(number, packet))
                    .as("sequence number %s used twice", number)
                    .isNull();
        }
        Vp8Descriptor vp8 = new Vp8Descriptor();
        Picture current = null;
        for (RtpPacket packet : packets.values()) {
            if (packet.payloadBytes() == 0) {
                fillers++;
                continue;
            }
            assertThat(vp8.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadBytes()))
                    .isTrue();
            Picture picture = new Picture(packet, vp8);
            if (current == null || current.layer != picture.layer || current.number != picture.number) {
                current = picture;
                pictures.add(current);
            }
            assertThat(picture.timestamp).as(picture.toString()).isEqualTo(current.timestamp);
            assertThat(picture.pictureId).as(picture.toString()).isEqualTo(current.pictureId);
            current.parts++;
        }
    }

    /** How many numbers are missing between the first and the last. */
    long holes() {
        return packets.isEmpty() ? 0 : packets.lastKey() - packets.firstKey() + 1 - packets.size();
    }

    /** Every picture is later than the one before, layers change at keyframes only, counters of VP8 go on. */
    void assertSeamless() {
        assertThat(pictures).isNotEmpty();
        assertThat(pictures.getFirst().keyframe).isTrue();
        Picture before = pictures.getFirst();
        for (Picture picture : pictures.subList(1, pictures.size())) {
            String where = before + " then " + picture;
            assertThat(picture.timestamp - before.timestamp).as(where).isPositive();
            assertThat((picture.pictureId - before.pictureId) << 17 >> 17)
                    .as(where)
                    .isPositive();
            if (picture.layer != before.layer) {
                assertThat(picture.keyframe).as(where).isTrue();
            }
            if (picture.keyframe && before.whole()) {
                assertThat((picture.key - before.key) & 0x1F).as(where).isPositive();
            }
            int tl0Step = (byte) (picture.tl0 - before.tl0);
            assertThat(tl0Step).as(where).isGreaterThanOrEqualTo(picture.temporal == 0 ? 1 : 0);
            before = picture;
        }
    }

    /** The pictures per layer. */
    Map<Integer, Long> byLayer() {
        Map<Integer, Long> counts = new TreeMap<>();
        pictures.forEach(picture -> counts.merge(picture.layer, 1L, Long::sum));
        return counts;
    }
}
