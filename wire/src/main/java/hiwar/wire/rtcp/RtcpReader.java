package hiwar.wire.rtcp;

import java.nio.ByteBuffer;

/**
 * Reads compound and reduced-size RTCP (RFC 3550 section 6.1, RFC 5506) into a visitor; reused by its owner, so that
 * reading costs no allocation. Packets of other types are passed over.
 */
public final class RtcpReader {
    private static final int TERMINATOR = 0;
    private static final int PRIVATE_ITEM = 8;
    private static final int SENDER_INFO_BYTES = 20;

    private final ReportBlock block = new ReportBlock();
    private final TransportFeedback transportFeedback = new TransportFeedback();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private RtcpVisitor visitor = new RtcpVisitor() {};

    /**
     * Visits all packets of one datagram. The framing is checked before anything is visited; a packet that is wrong
     * inside is left out and the others are visited.
     *
     * @return false when something was malformed
     */
    public boolean read(ByteBuffer datagram, int offset, int lengthBytes, RtcpVisitor target) {
        buffer = datagram;
        visitor = target;
        int end = offset + lengthBytes;
        if (!framed(offset, end)) {
            return false;
        }
        boolean good = true;
        for (int at = offset; at < end; ) {
            int next = at + packetBytes(at);
            int bodyEnd = next;
            if ((buffer.get(at) & 0x20) != 0) {
                bodyEnd -= buffer.get(next - 1) & 0xFF;
            }
            good &= packet(at, bodyEnd);
            at = next;
        }
        return good;
    }

    /** Versions, lengths and padding fit the datagram (RFC 3550 section 6.1 and A.2). */
    private boolean framed(int offset, int end) {
        int at = offset;
        while (at < end) {
            if (end - at < Rtcp.HEADER_BYTES || (buffer.get(at) & 0xC0) != 0x80) {
                return false;
            }
            int next = at + packetBytes(at);
            if (next > end) {
                return false;
            }
            if ((buffer.get(at) & 0x20) != 0) {
                int padding = buffer.get(next - 1) & 0xFF;
                if (padding == 0 || padding > next - at - Rtcp.HEADER_BYTES) {
                    return false;
                }
            }
            at = next;
        }
        return end > offset;
    }

    private int packetBytes(int at) {
        return 4 * ((buffer.getShort(at + 2) & 0xFFFF) + 1);
    }

    private boolean packet(int at, int end) {
        int count = buffer.get(at) & 0x1F;
        int body = at + Rtcp.HEADER_BYTES;
        return switch (buffer.get(at + 1) & 0xFF) {
            case Rtcp.SENDER_REPORT -> senderReport(body, end, count);
            case Rtcp.RECEIVER_REPORT -> body + 4 <= end && reportBlocks(body + 4, end, count, buffer.getInt(body));
            case Rtcp.SOURCE_DESCRIPTION -> sourceDescriptions(body, end, count);
            case Rtcp.GOODBYE -> goodbyes(body, end, count);
            case Rtcp.TRANSPORT_FEEDBACK, Rtcp.PAYLOAD_FEEDBACK ->
                at + Rtcp.FEEDBACK_HEADER_BYTES <= end && feedback(at, end);
            case Rtcp.EXTENDED_REPORT -> body + 4 <= end && extendedReport(body, end);
            default -> true;
        };
    }

    private boolean senderReport(int at, int end, int count) {
        int blocks = at + 4 + SENDER_INFO_BYTES;
        if (blocks + count * Rtcp.REPORT_BLOCK_BYTES > end) {
            return false;
        }
        int ssrc = buffer.getInt(at);
        visitor.senderReport(
                ssrc,
                buffer.getLong(at + 4),
                buffer.getInt(at + 12),
                buffer.getInt(at + 16) & 0xFFFF_FFFFL,
                buffer.getInt(at + 20) & 0xFFFF_FFFFL);
        return reportBlocks(blocks, end, count, ssrc);
    }

    private boolean reportBlocks(int at, int end, int count, int reporter) {
        if (at + count * Rtcp.REPORT_BLOCK_BYTES > end) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            block.wrap(buffer, at + i * Rtcp.REPORT_BLOCK_BYTES);
            visitor.reportBlock(reporter, block);
        }
        return true;
    }

    /** RFC 3550 section 6.5: chunks of an SSRC and items, each chunk ended by a zero octet and filled to 32 bits. */
    private boolean sourceDescriptions(int body, int end, int count) {
        int at = body;
        for (int i = 0; i < count; i++) {
            if (at + 4 > end) {
                return false;
            }
            int ssrc = buffer.getInt(at);
            at += 4;
            while (at < end && buffer.get(at) != TERMINATOR) {
                int text = at + 2;
                if (text > end || text + (buffer.get(at + 1) & 0xFF) > end) {
                    return false;
                }
                int item = buffer.get(at) & 0xFF;
                int lengthBytes = buffer.get(at + 1) & 0xFF;
                if (item != PRIVATE_ITEM) {
                    visitor.sourceDescription(ssrc, item, buffer, text, lengthBytes);
                }
                at = text + lengthBytes;
            }
            if (at >= end) {
                return false; // not terminated
            }
            at += 4 - (at - body) % 4; // the terminator and its filling
        }
        return at <= end;
    }

    private boolean goodbyes(int at, int end, int count) {
        if (at + 4 * count > end) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            visitor.bye(buffer.getInt(at + 4 * i));
        }
        return true;
    }

    private boolean feedback(int at, int end) {
        boolean transport = (buffer.get(at + 1) & 0xFF) == Rtcp.TRANSPORT_FEEDBACK;
        int format = buffer.get(at) & 0x1F;
        int sender = buffer.getInt(at + 4);
        int media = buffer.getInt(at + 8);
        int body = at + Rtcp.FEEDBACK_HEADER_BYTES;
        if (transport && format == Rtcp.FORMAT_NACK) {
            return nack(body, end, sender, media);
        }
        if (transport && format == Rtcp.FORMAT_TRANSPORT_WIDE) {
            if (!transportFeedback.wrap(buffer, body, end)) {
                return false;
            }
            visitor.transportFeedback(sender, media, transportFeedback);
        } else if (!transport && format == Rtcp.FORMAT_PLI) {
            visitor.pli(sender, media);
        } else if (!transport && format == Rtcp.FORMAT_FIR) {
            for (int entry = body; entry + 8 <= end; entry += 8) {
                visitor.fir(sender, buffer.getInt(entry), buffer.get(entry + 4) & 0xFF);
            }
            return (end - body) % 8 == 0;
        } else if (!transport
                && format == Rtcp.FORMAT_APPLICATION
                && body + 8 <= end
                && buffer.getInt(body) == Rtcp.REMB) {
            visitor.remb(sender, bitrate(buffer.getInt(body + 4)));
        }
        return true;
    }

    private boolean nack(int body, int end, int sender, int media) {
        for (int entry = body; entry + 4 <= end; entry += 4) {
            int first = buffer.getShort(entry) & 0xFFFF;
            int more = buffer.getShort(entry + 2) & 0xFFFF;
            visitor.nack(sender, media, first);
            for (int i = 1; more != 0; i++, more >>>= 1) {
                if ((more & 1) != 0) {
                    visitor.nack(sender, media, (first + i) & 0xFFFF);
                }
            }
        }
        return (end - body) % 4 == 0;
    }

    /** Six bits of exponent, eighteen of mantissa; what exceeds a long is the largest long. */
    private static long bitrate(int word) {
        long mantissa = word & 0x3FFFF;
        int exponent = word >>> 18 & 0x3F;
        return mantissa == 0 || exponent < Long.numberOfLeadingZeros(mantissa) ? mantissa << exponent : Long.MAX_VALUE;
    }

    /** RFC 3611 section 3: blocks of a type and a length in words. */
    private boolean extendedReport(int body, int end) {
        int sender = buffer.getInt(body);
        int at = body + 4;
        while (at + 4 <= end) {
            int content = at + 4;
            int next = content + 4 * (buffer.getShort(at + 2) & 0xFFFF);
            if (next > end) {
                return false;
            }
            int type = buffer.get(at) & 0xFF;
            if (type == Rtcp.BLOCK_RECEIVER_REFERENCE && next - content == 8) {
                visitor.receiverReferenceTime(sender, buffer.getLong(content));
            } else if (type == Rtcp.BLOCK_DLRR) {
                for (int entry = content; entry + 12 <= next; entry += 12) {
                    visitor.delaySinceLastReference(
                            sender,
                            buffer.getInt(entry),
                            buffer.getInt(entry + 4),
                            buffer.getInt(entry + 8) & 0xFFFF_FFFFL);
                }
            }
            at = next;
        }
        return at == end;
    }
}
