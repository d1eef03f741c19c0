package hiwar.sim.peer;

import hiwar.media.ice.IceCredentials;
import hiwar.media.sctp.DataChannels;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.sdp.Attribute;
import hiwar.wire.sdp.Direction;
import hiwar.wire.sdp.MediaDescription;
import java.util.ArrayList;
import java.util.List;

/** Puts one section of a peer's offer together (RFC 9429 section 5.2). Made and used up at once. */
final class OfferSection {
    static final int OPUS = 111;
    static final int VP8 = 96;
    static final int VP8_RTX = 97;

    private static final int SCTP_PORT = 5000;
    private static final String RTP = "UDP/TLS/RTP/SAVPF";

    private final List<Attribute> attributes = new ArrayList<>();

    OfferSection(IceCredentials ice, Fingerprint certificate, Mid mid) {
        add("ice-ufrag", ice.ufrag());
        add("ice-pwd", ice.password());
        add("ice-options", "trickle");
        add("fingerprint", certificate.algorithm() + " " + certificate.value());
        // Said outright, because we have no DTLS server: an answer of "active" would leave nobody to answer.
        add("setup", "active");
        add("mid", mid.value());
    }

    MediaDescription data() {
        add("sctp-port", Integer.toString(SCTP_PORT));
        add("max-message-size", Integer.toString(DataChannels.MAX_MESSAGE_BYTES));
        return new MediaDescription("application", 9, "UDP/DTLS/SCTP", List.of("webrtc-datachannel"), attributes);
    }

    MediaDescription rtp(PeerSection section) {
        LocalTrack track = section.sending;
        property(Direction.of(track != null, section.receives).attribute());
        property("rtcp-mux");
        property("rtcp-rsize");
        for (HeaderExtension extension : extensions(section.kind)) {
            add("extmap", (extension.ordinal() + 1) + " " + extension.uri());
        }
        List<String> formats = section.kind == MediaKind.AUDIO ? audio() : video();
        if (track != null) {
            sending(track);
        }
        String media = section.kind == MediaKind.AUDIO ? "audio" : "video";
        return new MediaDescription(media, 9, RTP, formats, attributes);
    }

    private static List<HeaderExtension> extensions(MediaKind kind) {
        return kind == MediaKind.AUDIO
                ? List.of(HeaderExtension.MID, HeaderExtension.AUDIO_LEVEL, HeaderExtension.TRANSPORT_CC)
                : List.of(
                        HeaderExtension.MID,
                        HeaderExtension.RID,
                        HeaderExtension.REPAIRED_RID,
                        HeaderExtension.ABS_SEND_TIME,
                        HeaderExtension.TRANSPORT_CC);
    }

    private List<String> audio() {
        add("rtpmap", OPUS + " " + Codec.OPUS.encodingName() + "/48000/2");
        add("fmtp", OPUS + " minptime=10;useinbandfec=1");
        add("rtcp-fb", OPUS + " transport-cc");
        add("rtcp-fb", OPUS + " nack");
        return List.of(Integer.toString(OPUS));
    }

    private List<String> video() {
        add("rtpmap", VP8 + " " + Codec.VP8.encodingName() + "/90000");
        for (String feedback : List.of("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli")) {
            add("rtcp-fb", VP8 + " " + feedback);
        }
        add("rtpmap", VP8_RTX + " rtx/90000");
        add("fmtp", VP8_RTX + " apt=" + VP8);
        return List.of(Integer.toString(VP8), Integer.toString(VP8_RTX));
    }

    private void sending(LocalTrack track) {
        String msid = "- " + track.spec().cid();
        add("msid", msid);
        List<String> rids = track.spec().rids();
        if (!rids.isEmpty()) {
            rids.forEach(rid -> add("rid", rid + " send"));
            add("simulcast", "send " + String.join(";", rids));
            return;
        }
        SendStream stream = track.streams().getFirst();
        String ssrc = Integer.toUnsignedString(stream.ssrc());
        String rtx = Integer.toUnsignedString(stream.rtxSsrc());
        if (track.kind() == MediaKind.VIDEO) {
            add("ssrc-group", "FID " + ssrc + " " + rtx);
            source(rtx, msid);
        }
        source(ssrc, msid);
    }

    private void source(String ssrc, String msid) {
        add("ssrc", ssrc + " cname:peer");
        add("ssrc", ssrc + " msid:" + msid);
    }

    private void add(String name, String value) {
        attributes.add(new Attribute(name, value));
    }

    private void property(String name) {
        attributes.add(Attribute.property(name));
    }
}
