package hiwar.wire.rtp;

/** The identifier of one simulcast version within a media section (RFC 8851). */
public record Rid(String value) {}
