package hiwar.media.io;

/** Why a packet went no further: one counter each, never an exception and never a log line. */
public enum Drop {
    /** A datagram from an address that no transport knows and that is no STUN check with our credentials. */
    UNKNOWN_ADDRESS,
    /** Too short, or a first byte that belongs to no protocol (RFC 7983). */
    NOT_A_PROTOCOL,
    /** STUN that does not parse, or whose integrity or fingerprint is wrong (RFC 8489). */
    BAD_STUN,
    /** A DTLS record before ICE has checked the address, or claiming more than a handshake may hold. */
    BAD_DTLS,
    /** SRTP or SRTCP before the keys are there. */
    NO_KEYS,
    /** Authentication failed (RFC 3711 section 3.3). */
    BAD_AUTHENTICATION,
    /** Seen before, or older than the replay window (RFC 3711 section 3.3.2). */
    REPLAYED,
    /** RTP that does not parse (RFC 3550 section 5.1). */
    BAD_RTP,
    /** RTCP that does not parse (RFC 3550 section 6.4). */
    BAD_RTCP,
    /** An SSRC that no section of the description explains. */
    UNKNOWN_SSRC,
    /** A payload type that was not negotiated. */
    UNKNOWN_PAYLOAD_TYPE,
    /** A packet received before, or after it was given up. */
    DUPLICATE,
    /** Only padding: probing, nothing to forward. */
    PADDING_ONLY,
    /** The subscriber did not ask for this layer, or paused the track. */
    LAYER_NOT_WANTED,
    /** The subscriber waits for a keyframe. */
    WAITING_FOR_KEYFRAME,
    /** The publisher is muted. */
    MUTED,
    /** The publisher may not be seen or heard now. */
    GATED,
    /** The receiving transport is not connected. */
    NOT_CONNECTED,
    /** The send buffer of this turn is full. */
    SEND_BUFFER_FULL,
    /** SCTP that does not parse, or whose checksum or verification tag is wrong (RFC 9260). */
    BAD_SCTP,
    /** A queue reached its limit. */
    QUEUE_FULL
}
