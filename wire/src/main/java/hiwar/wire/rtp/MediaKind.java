package hiwar.wire.rtp;

/** Audio or video: the kind of a media section and of its track. */
public enum MediaKind {
    /** Sound. */
    AUDIO,
    /** Pictures. */
    VIDEO
}
