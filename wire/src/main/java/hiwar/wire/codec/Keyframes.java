package hiwar.wire.codec;

import java.nio.ByteBuffer;

/** Finds the packets with which a decoder can start; stateless, and true to any input. */
public final class Keyframes {
    private static final int H264_SPS = 7;
    private static final int H264_STAP_A = 24;
    private static final int H264_FU_A = 28;
    private static final int NAL_TYPE = 0x1F;

    private Keyframes() {}

    /** True when a decoder can start with this payload: with a keyframe's first packet, or with any sound. */
    public static boolean startsAt(Codec codec, ByteBuffer buffer, int offset, int lengthBytes) {
        return switch (codec) {
            case OPUS, RED, PCMU, PCMA -> lengthBytes > 0;
            case VP8 -> vp8(buffer, offset, lengthBytes);
            case H264 -> h264(buffer, offset, lengthBytes);
            case VP9 -> vp9(buffer, offset, lengthBytes);
            case AV1 -> av1(buffer, offset, lengthBytes);
        };
    }

    /**
     * True when the frame of this dependency descriptor is a keyframe's first packet: it brings the structure on which
     * all that follows rests. For payloads that are encrypted end to end, and cannot tell themselves.
     */
    public static boolean startsAtDescriptor(ByteBuffer buffer, int offset, int lengthBytes) {
        // mandatory fields: start, end, template, frame number; then the flags of the extended fields
        return lengthBytes > 3 && buffer.get(offset) < 0 && buffer.get(offset + 3) < 0;
    }

    /** RFC 7741 sections 4.2 and 4.3: the first partition starts here, and its frame tag says keyframe. */
    private static boolean vp8(ByteBuffer buffer, int offset, int lengthBytes) {
        if (lengthBytes < 2 || (buffer.get(offset) & 0x17) != 0x10) {
            return false;
        }
        int end = offset + lengthBytes;
        int at = offset + 1;
        if ((buffer.get(offset) & 0x80) != 0) {
            int flags = buffer.get(at++);
            if ((flags & 0x80) != 0) {
                at += at < end && buffer.get(at) < 0 ? 2 : 1;
            }
            at += (flags & 0x40) != 0 ? 1 : 0;
            at += (flags & 0x30) != 0 ? 1 : 0;
        }
        return at < end && (buffer.get(at) & 0x01) == 0;
    }

    /**
     * RFC 6184 section 5: the packet brings a sequence parameter set. An IDR slice alone would not do, because a
     * decoder that has just been given this stream does not know its parameters, and senders repeat them before each.
     */
    private static boolean h264(ByteBuffer buffer, int offset, int lengthBytes) {
        if (lengthBytes < 2) {
            return false;
        }
        int end = offset + lengthBytes;
        return switch (buffer.get(offset) & NAL_TYPE) {
            case H264_SPS -> true;
            case H264_STAP_A -> { // section 5.7.1: sizes and units
                int at = offset + 1;
                while (at + 3 <= end && (buffer.get(at + 2) & NAL_TYPE) != H264_SPS) {
                    at += 2 + (buffer.getShort(at) & 0xFFFF);
                }
                yield at + 3 <= end;
            }
            case H264_FU_A -> { // section 5.8: the start bit, and the type of what was fragmented
                int header = buffer.get(offset + 1);
                yield (header & 0x80) != 0 && (header & NAL_TYPE) == H264_SPS;
            }
            default -> false;
        };
    }

    /** RFC 9628 section 4.2: not predicted from another picture, the beginning of a frame, the lowest spatial layer. */
    private static boolean vp9(ByteBuffer buffer, int offset, int lengthBytes) {
        if (lengthBytes < 2 || (buffer.get(offset) & 0x48) != 0x08) {
            return false;
        }
        int end = offset + lengthBytes;
        int at = offset + 1;
        if ((buffer.get(offset) & 0x80) != 0) {
            at += buffer.get(at) < 0 ? 2 : 1;
        }
        boolean layered = (buffer.get(offset) & 0x20) != 0;
        return at < end && (!layered || (buffer.get(at) & 0x0E) == 0);
    }

    /** RTP payload format for AV1, section 4.4: the aggregation header's N bit, and no continued unit in front. */
    private static boolean av1(ByteBuffer buffer, int offset, int lengthBytes) {
        return lengthBytes > 1 && (buffer.get(offset) & 0x88) == 0x08;
    }
}
