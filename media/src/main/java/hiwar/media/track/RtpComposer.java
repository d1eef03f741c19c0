package hiwar.media.track;

import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.RtpTime;
import hiwar.media.stream.SendSection;
import hiwar.wire.codec.Codec;
import hiwar.wire.codec.RedBlocks;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.RtpPacket;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the packets of one DownTrack in the terms of one media section: its payload types, its header extensions, its
 * SSRCs. Owned by the DownTrack.
 */
final class RtpComposer {
    /** What our own header extensions and an original sequence number may add to a packet. */
    private static final int ADDED_BYTES = 64;
    /** Longer tags are of no use in every packet; SSRCs are declared anyway. */
    private static final int MAX_MID_BYTES = 16;
    /** A frame of 20 ms of Opus silence (RFC 6716: fullband CELT, nothing coded). */
    private static final int SILENCE_BYTES = 3;

    private static final int ORIGINAL_NUMBER_BYTES = 2;

    private final SendSection section;
    private final PacketOutlet outlet;
    private final byte[] mid;
    private final RtpWriter header = new RtpWriter();
    private @Nullable RtpCodec source;
    private @Nullable RtpCodec target;
    private int retransmissionNumber;
    private boolean introduced;
    private int payloadBytes;

    /** Writes for {@code section}; retransmissions are numbered from {@code firstRetransmission}. */
    RtpComposer(SendSection section, PacketOutlet outlet, int firstRetransmission) {
        this.section = section;
        this.outlet = outlet;
        this.mid = section.mid().value().getBytes(StandardCharsets.UTF_8);
        this.retransmissionNumber = firstRetransmission;
    }

    SendSection section() {
        return section;
    }

    /** The number that the next retransmission will have. */
    int nextRetransmission() {
        return retransmissionNumber;
    }

    /** The receiver has reported the SSRC: it need not be told its section in every packet any more. */
    void introduced() {
        introduced = true;
    }

    /** The codec that a packet of {@code codec} leaves in; null when the receiver takes none that fits. */
    @Nullable
    @SuppressWarnings("ReferenceEquality") // a section's codecs are made once; an equal other one only costs a search
    RtpCodec target(RtpCodec codec) {
        if (codec != source) {
            source = codec;
            target = find(codec.codec());
            if (target == null && codec.codec() == Codec.RED) {
                target = find(Codec.OPUS); // the primary block alone
            }
        }
        return target;
    }

    @Nullable
    RtpCodec find(Codec wanted) {
        for (RtpCodec codec : section.codecs()) {
            if (codec.codec() == wanted) {
                return codec;
            }
        }
        return null;
    }

    /** The room that any form of the packet needs. */
    static int maxBytes(RtpPacket packet) {
        return packet.lengthBytes() + ADDED_BYTES;
    }

    /** The room that padding or silence needs. */
    static int maxBytes() {
        return RtpPacket.FIXED_HEADER_BYTES + ADDED_BYTES;
    }

    /** Writes the packet at {@code at}; answers its length, or 0 when its payload makes no sense. */
    int media(int at, UpPacket packet, Rewritten numbers, RtpCodec codec) {
        header.begin(outlet.buffer(), at, packet.rtp().marker(), codec.payloadType(), (int) numbers.number & 0xFFFF)
                .source(numbers.timestamp, section.ssrc());
        extensions(packet);
        return payload(at, header.end(), packet, numbers, codec);
    }

    /** Writes the packet as a retransmission (RFC 4588 section 4); as {@link #media} otherwise. */
    int retransmission(int at, UpPacket packet, Rewritten numbers, RtpCodec codec) {
        header.begin(
                        outlet.buffer(),
                        at,
                        packet.rtp().marker(),
                        codec.rtxPayloadType(),
                        retransmissionNumber++ & 0xFFFF)
                .source(numbers.timestamp, section.rtxSsrc());
        extensions(packet);
        int headerBytes = header.end();
        outlet.buffer().putShort(at + headerBytes, (short) numbers.number);
        return payload(at, headerBytes + ORIGINAL_NUMBER_BYTES, packet, numbers, codec);
    }

    /** Writes a packet of padding only (RFC 3550 section 5.1); answers its length. */
    int padding(int at, Rewritten numbers, RtpCodec codec, long nowNanos) {
        ByteBuffer buffer = outlet.buffer();
        header.begin(buffer, at, false, codec.payloadType(), (int) numbers.number & 0xFFFF)
                .source(numbers.timestamp, section.ssrc());
        ownExtensions(nowNanos);
        int headerBytes = header.end();
        buffer.put(at, (byte) (buffer.get(at) | 0x20));
        buffer.put(at + headerBytes, (byte) 1); // the count itself is all the padding
        payloadBytes = 0;
        return headerBytes + 1;
    }

    /** Writes a frame of Opus silence; answers its length. */
    int silence(int at, Rewritten numbers, RtpCodec opus, long nowNanos) {
        ByteBuffer buffer = outlet.buffer();
        header.begin(buffer, at, false, opus.payloadType(), (int) numbers.number & 0xFFFF)
                .source(numbers.timestamp, section.ssrc());
        ownExtensions(nowNanos);
        int headerBytes = header.end();
        buffer.put(at + headerBytes, (byte) 0xF8);
        buffer.put(at + headerBytes + 1, (byte) 0xFF);
        buffer.put(at + headerBytes + 2, (byte) 0xFE);
        payloadBytes = SILENCE_BYTES;
        return headerBytes + SILENCE_BYTES;
    }

    /** The payload of the packet written last, as sender reports count it. */
    int payloadBytes() {
        return payloadBytes;
    }

    private void extensions(UpPacket packet) {
        ownExtensions(packet.nowNanos());
        pass(packet, HeaderExtension.AUDIO_LEVEL);
        pass(packet, HeaderExtension.DEPENDENCY_DESCRIPTOR);
        pass(packet, HeaderExtension.ABS_CAPTURE_TIME);
    }

    private void ownExtensions(long nowNanos) {
        ExtensionMap ids = section.extensions();
        int id = ids.idOf(HeaderExtension.MID);
        if (id != 0 && !introduced && mid.length <= MAX_MID_BYTES && mid.length > 0) {
            header.extension(id, mid);
        }
        id = ids.idOf(HeaderExtension.ABS_SEND_TIME);
        if (id != 0) {
            header.extension(id, RtpTime.ntp(nowNanos) >>> 14, 3); // 6.18 bits of seconds
        }
        id = ids.idOf(HeaderExtension.TRANSPORT_CC);
        if (id != 0) {
            header.extension(id, outlet.nextTransportSequence(), 2);
        }
    }

    private void pass(UpPacket packet, HeaderExtension extension) {
        int out = section.extensions().idOf(extension);
        int in = out == 0 ? 0 : packet.encoding().extensions().idOf(extension);
        int at = in == 0 ? -1 : packet.rtp().extensionOffset(in);
        if (at >= 0) {
            header.extension(out, packet.rtp().buffer(), at, packet.rtp().extensionBytes(in));
        }
    }

    private int payload(int at, int headerBytes, UpPacket packet, Rewritten numbers, RtpCodec codec) {
        RtpPacket rtp = packet.rtp();
        ByteBuffer buffer = outlet.buffer();
        int to = at + headerBytes;
        int from = rtp.payloadOffset();
        payloadBytes = rtp.payloadBytes();
        if (packet.codec().codec() == Codec.RED && codec.codec() != Codec.RED) {
            if (!packet.hasRed() || packet.red().primaryBytes() == 0) {
                return 0;
            }
            from = packet.red().primaryOffset();
            payloadBytes = packet.red().primaryBytes();
        }
        buffer.put(to, rtp.buffer(), from, payloadBytes);
        if (packet.hasVp8()) {
            packet.vp8().rewrite(buffer, to, numbers.pictureId, numbers.tl0PicIdx, numbers.keyIdx);
        } else if (codec.codec() == Codec.RED) {
            renameBlocks(buffer, to, packet);
        }
        return headerBytes + payloadBytes;
    }

    /** The blocks name the publisher's payload type of Opus; the subscriber may have another (RFC 2198 section 3). */
    private void renameBlocks(ByteBuffer buffer, int to, UpPacket packet) {
        RtpCodec opus = find(Codec.OPUS);
        if (opus == null || !packet.hasRed()) {
            return;
        }
        RedBlocks red = packet.red();
        int blockHeader = to;
        for (int i = 0; i < red.redundantCount(); i++, blockHeader += 4) {
            buffer.put(blockHeader, (byte) (0x80 | opus.payloadType()));
        }
        buffer.put(blockHeader, (byte) opus.payloadType());
    }
}
