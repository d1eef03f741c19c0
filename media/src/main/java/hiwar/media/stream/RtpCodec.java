package hiwar.media.stream;

import hiwar.wire.codec.Codec;

/**
 * A codec as one media section negotiated it.
 *
 * @param payloadType 0..127
 * @param rtxPayloadType the payload type of its retransmissions (RFC 4588); −1 for none
 * @param clockRateHz the RTP clock rate in Hz
 * @param channels how many audio channels; 1 for video
 * @param fmtp the format parameters as SDP writes them; empty for none
 * @param nack lost packets may be asked for again (RFC 4585)
 * @param pli keyframes may be asked for (RFC 4585)
 * @param transportCc arrival feedback is wanted
 * @param remb the receiver tells its bandwidth estimate
 */
public record RtpCodec(
        Codec codec,
        int payloadType,
        int rtxPayloadType,
        int clockRateHz,
        int channels,
        String fmtp,
        boolean nack,
        boolean pli,
        boolean transportCc,
        boolean remb) {}
