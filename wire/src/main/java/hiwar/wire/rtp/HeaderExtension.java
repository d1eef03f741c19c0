package hiwar.wire.rtp;

import org.jspecify.annotations.Nullable;

/** The RTP header extensions that are negotiated, each under the URI that stands in an SDP {@code a=extmap} line. */
public enum HeaderExtension {
    /** The media section of the packet (RFC 9143 section 16.2). */
    MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
    /** The simulcast version (RFC 8852). */
    RID("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
    /** The simulcast version that a retransmission repairs (RFC 8852). */
    REPAIRED_RID("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"),
    /** The level of the sound in this packet (RFC 6464). */
    AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
    /** When the packet left its sender, 24 bits of NTP time; receivers estimate bandwidth (REMB) from it. */
    ABS_SEND_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
    /** The transport-wide sequence number of draft-holmer-rmcat-transport-wide-cc-extensions-01. */
    TRANSPORT_CC("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
    /** When the content was captured. */
    ABS_CAPTURE_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time"),
    /** The dependency descriptor of AV1 and SVC streams. */
    DEPENDENCY_DESCRIPTOR("https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension"),
    /** The playout delay that the sender asks for. */
    PLAYOUT_DELAY("http://www.webrtc.org/experiments/rtp-hdrext/playout-delay");

    private final String uri;

    HeaderExtension(String uri) {
        this.uri = uri;
    }

    /** The URI of the extension in SDP. */
    public String uri() {
        return uri;
    }

    /** The extension with this URI, or null when it is none of ours. */
    public static @Nullable HeaderExtension of(String uri) {
        for (HeaderExtension extension : values()) {
            if (extension.uri.equals(uri)) {
                return extension;
            }
        }
        return null;
    }
}
