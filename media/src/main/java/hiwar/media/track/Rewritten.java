package hiwar.media.track;

/** What a Forwarder has made of the numbers of one packet; valid until the next packet. */
final class Rewritten {
    /** Extended sequence number; the lowest 16 bits go out. */
    long number;

    int timestamp;
    int pictureId;
    int tl0PicIdx;
    int keyIdx;
}
