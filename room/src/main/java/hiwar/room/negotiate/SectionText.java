package hiwar.room.negotiate;

import hiwar.media.stream.RtpCodec;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.sdp.Attribute;
import hiwar.wire.sdp.Direction;
import hiwar.wire.sdp.Lines;
import hiwar.wire.sdp.MediaDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts one media section of ours together, line by line (RFC 9429 sections 5.2 and 5.3). Made and used up at once. */
final class SectionText {
    /** What our SCTP listens on; also what every client says. */
    static final int SCTP_PORT = 5000;
    /** The largest data channel message that we take; clients send at most 64,000 bytes. */
    static final int MAX_MESSAGE_BYTES = 65_535;

    /** Type preference 126 of a host candidate (RFC 8445 section 5.1.2.2), for the first and only component. */
    private static final long HOST_PRIORITY = 126L << 24 | 255;

    private final List<Attribute> attributes = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();

    /** The section {@code offered}, turned down. */
    static MediaDescription rejected(MediaDescription offered) {
        List<Attribute> attributes = new ArrayList<>();
        String mid = offered.mid();
        if (mid != null) {
            attributes.add(new Attribute("mid", mid));
        }
        attributes.add(Attribute.property("inactive"));
        List<String> formats = offered.formats().subList(0, 1);
        return new MediaDescription(offered.media(), 0, offered.protocol(), formats, attributes);
    }

    /** Begins with what every section repeats of the connection. */
    SectionText(LocalTransport local, String setup, String mid) {
        add("ice-ufrag", local.ice().ufrag());
        add("ice-pwd", local.ice().password());
        add(
                "fingerprint",
                local.fingerprint().algorithm() + " " + local.fingerprint().value());
        add("setup", setup);
        add("mid", mid);
    }

    SectionText add(String name, String value) {
        attributes.add(new Attribute(name, value));
        return this;
    }

    SectionText add(String property) {
        attributes.add(Attribute.property(property));
        return this;
    }

    /** Where we listen; only the first section of a bundle needs it. */
    SectionText candidates(LocalTransport local) {
        int rank = 0;
        for (TransportAddress address : local.candidates()) {
            long priority = HOST_PRIORITY | (65_535L - rank) << 8;
            rank++;
            Lines.Candidate candidate = new Lines.Candidate(
                    Integer.toString(rank), 1, "udp", priority, address.host(), address.port(), "host");
            add("candidate", candidate.value());
        }
        return add("end-of-candidates");
    }

    SectionText extensions(Map<HeaderExtension, Integer> ids) {
        ids.forEach((extension, id) -> add("extmap", id + " " + extension.uri()));
        return this;
    }

    SectionText direction(boolean sends, boolean receives) {
        return add(Direction.of(sends, receives).attribute());
    }

    /** A codec with its feedback and its retransmissions; {@code remb} asks for bandwidth messages too. */
    SectionText codec(RtpCodec codec, String fmtp, boolean fir, boolean remb) {
        String type = Integer.toString(codec.payloadType());
        formats.add(type);
        String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
        add("rtpmap", type + " " + codec.codec().encodingName() + "/" + codec.clockRateHz() + channels);
        if (!fmtp.isEmpty()) {
            add("fmtp", type + " " + fmtp);
        }
        feedback(type, "goog-remb", remb && codec.remb());
        feedback(type, "transport-cc", codec.transportCc());
        feedback(type, "ccm fir", fir);
        feedback(type, "nack", codec.nack());
        feedback(type, "nack pli", codec.pli());
        if (codec.rtxPayloadType() >= 0) {
            formats.add(Integer.toString(codec.rtxPayloadType()));
            add("rtpmap", codec.rtxPayloadType() + " rtx/" + codec.clockRateHz());
            add("fmtp", codec.rtxPayloadType() + " apt=" + type);
        }
        return this;
    }

    private void feedback(String type, String value, boolean wanted) {
        if (wanted) {
            add("rtcp-fb", type + " " + value);
        }
    }

    /** The stream that we send (RFC 8830, RFC 5576). */
    SectionText stream(OutgoingTrack track, int ssrc, int rtxSsrc) {
        String msid = track.streamId() + " " + track.sid().value();
        add("msid", msid);
        if (rtxSsrc != 0) {
            add("ssrc-group", "FID " + Integer.toUnsignedString(ssrc) + " " + Integer.toUnsignedString(rtxSsrc));
        }
        ssrc(ssrc, track.cname(), msid);
        if (rtxSsrc != 0) {
            ssrc(rtxSsrc, track.cname(), msid);
        }
        return this;
    }

    private void ssrc(int ssrc, String cname, String msid) {
        String number = Integer.toUnsignedString(ssrc);
        add("ssrc", number + " cname:" + cname);
        add("ssrc", number + " msid:" + msid);
    }

    /** The section for RTP. */
    MediaDescription rtp(String media, String protocol) {
        return new MediaDescription(media, 9, protocol, formats, attributes);
    }

    /** The section for data channels (RFC 8841). */
    MediaDescription data(String protocol) {
        add("sctp-port", Integer.toString(SCTP_PORT));
        add("max-message-size", Integer.toString(MAX_MESSAGE_BYTES));
        return new MediaDescription("application", 9, protocol, List.of("webrtc-datachannel"), attributes);
    }

    /**
     * The format parameters that we ask of a client for {@code codec}. They must be the same in all sections of a
     * bundle that share the payload type (RFC 9143 section 9.1).
     */
    static String fmtp(RtpCodec codec, boolean stereo, boolean dtx) {
        return switch (codec.codec()) {
            case OPUS ->
                "minptime=10;useinbandfec=1" + (dtx ? ";usedtx=1" : "")
                        + (stereo ? ";stereo=1;maxaveragebitrate=510000" : "");
            // The limits that a client gives for VP8 are for what it receives, not for what it sends.
            case VP8, PCMU, PCMA -> "";
            case RED, H264, VP9, AV1 -> codec.fmtp();
        };
    }

    /** True for a section of data channels that we can serve. */
    static boolean isData(MediaDescription section) {
        return section.media().equals("application")
                && section.protocol().endsWith("DTLS/SCTP")
                && section.formats().contains("webrtc-datachannel")
                && section.sctpPort() == SCTP_PORT
                && section.mid() != null;
    }

    /** What a client takes in one message, in bytes. */
    static int maxMessageBytes(MediaDescription section) {
        long bytes = section.maxMessageBytes();
        return bytes == 0 || bytes > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) bytes;
    }
}
