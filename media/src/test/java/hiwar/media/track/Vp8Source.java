package hiwar.media.track;

import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One VP8 encoding: its counters begin anywhere, its pictures have one to four packets and three temporal layers. Every
 * packet says in its payload what it is, so that a receiver can tell.
 */
final class Vp8Source {
    static final int PAYLOAD_TYPE = 96;
    /** Descriptor and frame tag, before layer, picture, part and parts. */
    static final int CONTENT_AT = 7;

    private static final int[] TEMPORAL = {0, 2, 1, 2};

    final int ssrc;
    final int layer;
    private final SplittableRandom random;
    private final int timestampStart;
    private int sequence;
    private int pictureId;
    private int tl0;
    private int key;
    private int phase;
    int picture;

    Vp8Source(int layer, long seed) {
        this.layer = layer;
        this.ssrc = 1000 + layer;
        this.random = new SplittableRandom(seed * 31 + layer);
        timestampStart = random.nextInt();
        sequence = random.nextInt(65536);
        pictureId = random.nextInt(32768);
        tl0 = random.nextInt(256);
        key = random.nextInt(32);
    }

    /** The timestamp of a moment. */
    int timestamp(long nanos) {
        return timestampStart + (int) (nanos * 9 / 100_000);
    }

    /** The packets of the next picture. */
    List<RtpPacket> picture(boolean keyframe, long nanos) {
        phase = keyframe ? 0 : (phase + 1) % TEMPORAL.length;
        int temporal = TEMPORAL[phase];
        boolean sync = temporal > 0 && phase <= 2;
        key += keyframe ? 1 : 0;
        tl0 += temporal == 0 ? 1 : 0;
        pictureId++;
        picture++;
        int parts = 1 + random.nextInt(4);
        List<RtpPacket> packets = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            ByteBuffer buffer = ByteBuffer.allocate(1500);
            int header = new RtpWriter()
                    .begin(buffer, 0, part == parts - 1, PAYLOAD_TYPE, sequence++ & 0xFFFF)
                    .source(timestamp(nanos), ssrc)
                    .end();
            buffer.put(header, (byte) (0x80 | (part == 0 ? 0x10 : 0)));
            buffer.put(header + 1, (byte) 0xF0);
            buffer.putShort(header + 2, (short) (0x8000 | (pictureId & 0x7FFF)));
            buffer.put(header + 4, (byte) tl0);
            buffer.put(header + 5, (byte) (temporal << 6 | (sync ? 0x20 : 0) | (key & 0x1F)));
            buffer.put(header + 6, (byte) (keyframe && part == 0 ? 0 : 1));
            buffer.put(header + CONTENT_AT, (byte) layer);
            buffer.putInt(header + CONTENT_AT + 1, picture);
            buffer.put(header + CONTENT_AT + 5, (byte) part);
            buffer.put(header + CONTENT_AT + 6, (byte) parts);
            buffer.put(header + CONTENT_AT + 7, (byte) (keyframe ? 1 : 0));
            RtpPacket packet = new RtpPacket();
            if (!packet.wrap(buffer, 0, header + CONTENT_AT + 8 + random.nextInt(900))) {
                throw new AssertionError();
            }
            packets.add(packet);
        }
        return packets;
    }

    /** A packet of padding only. */
    RtpPacket padding(long nanos) {
        ByteBuffer buffer = ByteBuffer.allocate(300);
        int header = new RtpWriter()
                .begin(buffer, 0, false, PAYLOAD_TYPE, sequence++ & 0xFFFF)
                .source(timestamp(nanos), ssrc)
                .end();
        buffer.put(0, (byte) (buffer.get(0) | 0x20));
        buffer.put(header + 254, (byte) 255);
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(buffer, 0, header + 255)) {
            throw new AssertionError();
        }
        return packet;
    }
}
