package hiwar.wire.rtp;

/** The identification tag of a media section (RFC 5888 section 4, RFC 9143). */
public record Mid(String value) {}
