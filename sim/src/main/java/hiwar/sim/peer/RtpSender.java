package hiwar.sim.peer;

import hiwar.media.io.DatagramSink;
import hiwar.media.srtp.SrtpSession;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the RTP packets of a peer, with the header extensions that the server asked for. Owned by {@link PeerRtp}. */
final class RtpSender {
    /** More than any header that is written here. */
    private static final int MAX_HEADER_BYTES = 80;
    /** Louder than this counts as voice in RFC 6464's flag. */
    private static final int VOICE_MINUS_DBOV = 60;

    private static final int RTX_HEADER_BYTES = 2;

    /** What is sent at once. */
    record Frame(long ticks, List<byte[]> payloads, long nowNanos) {}

    private final DatagramSink out;
    private final PeerSections sections;
    private final RtpWriter writer = new RtpWriter();
    private int transportSequence;
    private long packets;

    RtpSender(DatagramSink out, PeerSections sections) {
        this.out = out;
        this.sections = sections;
    }

    boolean send(SrtpSession srtp, TransportAddress to, SendStream stream, Frame frame) {
        PeerSection section = sections.of(stream.track());
        if (section == null
                || !section.open
                || section.payloadType < 0
                || stream.track().muted()) {
            return false;
        }
        int timestamp = stream.timestamp(frame.ticks);
        boolean video = section.kind == MediaKind.VIDEO;
        for (int i = 0; i < frame.payloads.size(); i++) {
            byte[] payload = frame.payloads.get(i);
            int sequenceNumber = stream.nextSequenceNumber();
            boolean marker = video && i == frame.payloads.size() - 1;
            int at = out.claim(to, MAX_HEADER_BYTES + payload.length + SrtpSession.MAX_OVERHEAD_BYTES);
            if (at < 0) {
                continue;
            }
            ByteBuffer buffer = out.buffer();
            writer.begin(buffer, at, marker, section.payloadType, sequenceNumber)
                    .source(timestamp, stream.ssrc());
            extensions(section, stream);
            int headerBytes = writer.end();
            buffer.put(at + headerBytes, payload);
            int sealed = srtp.protectRtp(buffer, at, headerBytes + payload.length);
            if (sealed < 0) {
                throw new IllegalStateException("SRTP refused packet " + sequenceNumber + ": " + sealed);
            }
            byte[] copy = section.rtxPayloadType >= 0 ? new byte[0] : copy(buffer, at, sealed);
            out.commit(sealed);
            packets++;
            stream.sent(new SendStream.Kept(sequenceNumber, timestamp, marker, payload, copy), frame.nowNanos);
        }
        return true;
    }

    /** Sends a packet again: as a retransmission (RFC 4588) where the server takes that, else the same bytes. */
    void retransmit(SrtpSession srtp, TransportAddress to, SendStream stream, int sequenceNumber) {
        PeerSection section = sections.of(stream.track());
        SendStream.Kept kept = stream.kept(sequenceNumber);
        if (section == null || kept == null) {
            return;
        }
        int room = MAX_HEADER_BYTES + RTX_HEADER_BYTES + kept.payload().length + SrtpSession.MAX_OVERHEAD_BYTES;
        int at = out.claim(to, room);
        if (at < 0) {
            return;
        }
        ByteBuffer buffer = out.buffer();
        packets++;
        stream.retransmitted();
        if (section.rtxPayloadType < 0) {
            buffer.put(at, kept.sealed());
            out.commit(kept.sealed().length);
            return;
        }
        writer.begin(buffer, at, kept.marker(), section.rtxPayloadType, stream.nextRtxSequenceNumber())
                .source(kept.timestamp(), stream.rtxSsrc());
        extension(section, HeaderExtension.MID, section.mid.value());
        if (!stream.rid().isEmpty()) {
            extension(section, HeaderExtension.REPAIRED_RID, stream.rid());
        }
        transportSequence(section);
        int headerBytes = writer.end();
        buffer.putShort(at + headerBytes, (short) sequenceNumber);
        buffer.put(at + headerBytes + RTX_HEADER_BYTES, kept.payload());
        int sealed = srtp.protectRtp(buffer, at, headerBytes + RTX_HEADER_BYTES + kept.payload().length);
        if (sealed > 0) {
            out.commit(sealed);
        }
    }

    private static byte[] copy(ByteBuffer buffer, int at, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        buffer.get(at, bytes);
        return bytes;
    }

    private void extensions(PeerSection section, SendStream stream) {
        if (!stream.isAcknowledged()) {
            extension(section, HeaderExtension.MID, section.mid.value());
            if (!stream.rid().isEmpty()) {
                extension(section, HeaderExtension.RID, stream.rid());
            }
        }
        int level = section.extensions.idOf(HeaderExtension.AUDIO_LEVEL);
        if (level != 0 && stream.audioLevel() >= 0) {
            int voice = stream.audioLevel() < VOICE_MINUS_DBOV ? 0x80 : 0;
            writer.extension(level, voice | stream.audioLevel(), 1);
        }
        transportSequence(section);
    }

    private void extension(PeerSection section, HeaderExtension extension, String text) {
        int id = section.extensions.idOf(extension);
        if (id != 0) {
            writer.extension(id, text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void transportSequence(PeerSection section) {
        int id = section.extensions.idOf(HeaderExtension.TRANSPORT_CC);
        if (id != 0) {
            writer.extension(id, transportSequence++ & 0xFFFF, 2);
        }
    }

    long packets() {
        return packets;
    }
}
