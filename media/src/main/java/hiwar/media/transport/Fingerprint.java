package hiwar.media.transport;

/**
 * The hash of a DTLS certificate as SDP carries it (RFC 8122 section 5).
 *
 * @param algorithm lower-case hash name, for example {@code sha-256}
 * @param value upper-case hexadecimal bytes with colons between
 */
public record Fingerprint(String algorithm, String value) {}
