package hiwar.room.negotiate;

import hiwar.media.stream.SendSection;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import org.jspecify.annotations.Nullable;

/**
 * One section of our offers. It stays at its place for as long as the connection lives; tracks come and go. Owned by
 * one {@link OfferedConnection}.
 */
final class OfferSlot {
    /** New when the section begins another life after a rejection. */
    Mid mid;

    MediaKind kind;
    /** What it is to carry from the next offer on; null for nothing. */
    @Nullable
    OutgoingTrack track;
    /** What the last offer said. */
    @Nullable
    OutgoingTrack offered;

    int ssrc;
    int rtxSsrc;
    /** The client may still see a track here: it must answer an inactive section before another track comes. */
    boolean busy;
    /** The client turned the section down. */
    boolean rejected;
    /** How we send in it as last agreed. */
    @Nullable
    SendSection agreed;

    OfferSlot(Mid mid, MediaKind kind) {
        this.mid = mid;
        this.kind = kind;
    }

    boolean free() {
        return track == null && !busy && !rejected;
    }
}
