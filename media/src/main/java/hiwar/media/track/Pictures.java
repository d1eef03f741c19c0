package hiwar.media.track;

import hiwar.wire.codec.Vp8Descriptor;

/** The VP8 picture counters of one run (RFC 7741 section 4.2): PictureID, TL0PICIDX and KEYIDX; owned by its Run. */
final class Pictures {
    /** A picture is dropped or forwarded as a whole: so many pictures back the choice is remembered. */
    private static final int WINDOW = 64;
    /** Extended picture ids begin here: a multiple of all their cycles. */
    private static final long BASE = 1 << 16;

    private static final int TL0_MASK = 0xFF;
    private static final int KEY_MASK = 0x1F;

    private final Renumbering ids = new Renumbering(WINDOW);
    private int tl0Shift;
    private int keyShift;
    private int lastTl0;
    private int lastKey;

    /** Begins at a keyframe, and goes on where {@code before} has ended. */
    void begin(Vp8Descriptor first, Pictures before) {
        ids.begin(BASE + Math.max(0, first.pictureId()), before.ids.highestOut() + 1);
        tl0Shift = before.lastTl0 + 1 - first.tl0PicIdx();
        keyShift = before.lastKey + 1 - first.keyIdx();
        lastTl0 = before.lastTl0;
        lastKey = before.lastKey;
    }

    /** The picture id without its wrap; {@link Renumbering#NONE} when the packet has none. */
    long extend(Vp8Descriptor packet) {
        int bits = packet.pictureIdBits();
        if (bits == 0) {
            return Renumbering.NONE;
        }
        int unused = Integer.SIZE - bits;
        int distance = (packet.pictureId() - (int) ids.highest()) << unused >> unused;
        return ids.highest() + distance;
    }

    /** True when the picture is newer than all that were forwarded or dropped. */
    boolean isNew(long id) {
        return id > ids.highest();
    }

    /** Drops a whole picture. */
    void drop(long id) {
        if (isNew(id)) {
            ids.drop(id);
        }
    }

    /** True when the picture was dropped, or is too old to tell. */
    boolean dropped(long id) {
        return !isNew(id) && ids.lookUp(id) == Renumbering.NONE;
    }

    /** Takes note of the counters of a packet, dropped or not: what follows the run must go on after them. */
    void see(Vp8Descriptor packet) {
        int tl0 = tl0PicIdx(packet);
        if ((byte) (tl0 - lastTl0) > 0) {
            lastTl0 = tl0;
        }
        int key = keyIdx(packet);
        if (((key - lastKey) & KEY_MASK) <= KEY_MASK / 2) {
            lastKey = key;
        }
    }

    /** The counters under which the packet leaves, into {@code out}. */
    void rewrite(Vp8Descriptor packet, long id, Rewritten out) {
        out.pictureId = id == Renumbering.NONE ? 0 : (int) ids.pass(id) & Vp8Descriptor.MAX_PICTURE_ID;
        out.tl0PicIdx = tl0PicIdx(packet);
        out.keyIdx = keyIdx(packet);
    }

    private int tl0PicIdx(Vp8Descriptor packet) {
        return (packet.tl0PicIdx() + tl0Shift) & TL0_MASK;
    }

    private int keyIdx(Vp8Descriptor packet) {
        return (packet.keyIdx() + keyShift) & KEY_MASK;
    }
}
