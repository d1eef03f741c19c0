package hiwar.media.track;

import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;

/** Makes packets of sound: 20 ms each, with a level. */
final class OpusSource {
    static final int SSRC = 77;

    private OpusSource() {}

    /** The packet with this number, at 30 −dBov. */
    static RtpPacket packet(int number, long nanos) {
        return packet(number, 30, nanos);
    }

    static RtpPacket packet(int number, int level, long nanos) {
        byte[] payload = {(byte) number, 2, 3, 4, 5};
        return packet(111, number, level, payload);
    }

    static RtpPacket packet(int payloadType, int number, int level, byte[] payload) {
        ByteBuffer buffer = ByteBuffer.allocate(300);
        int header = new RtpWriter()
                .begin(buffer, 0, false, payloadType, number & 0xFFFF)
                .source(number * 960, SSRC)
                .extension(1, 0x80 | level, 1)
                .end();
        buffer.put(header, payload);
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(buffer, 0, header + payload.length)) {
            throw new AssertionError();
        }
        return packet;
    }
}
