package hiwar.room.signal;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How much of everything a client or an administrator may put into a room, each with its reason. */
public final class Limits {
    /** Bytes of metadata of a participant or room: LiveKit's limit; it travels to everybody with each update. */
    public static final int MAX_METADATA_BYTES = 512 << 10;
    /** Bytes of all attribute keys and values together: LiveKit's limit. */
    public static final int MAX_ATTRIBUTES_BYTES = 64 << 10;
    /** Bytes of a display name, as for identities. */
    public static final int MAX_NAME_BYTES = JoinParams.MAX_NAME_BYTES;
    /** Bytes of a track's name, cid or stream: more than any client makes, and they are repeated in every update. */
    public static final int MAX_TRACK_TEXT_BYTES = 512;
    /** Bytes of a whole {@code add_track}: layers and codecs of real ones take a few hundred. */
    public static final int MAX_TRACK_BYTES = 16 << 10;
    /** Characters of a track's sid as a client may name it; ours have 17. */
    public static final int MAX_SID_CHARS = 64;
    /** Participants of one room: beyond it the updates about everybody to everybody fill the shard's turn. */
    public static final int MAX_PARTICIPANTS = 500;
    /** Rooms of one shard, empty ones included: an administrator's loop must not fill the memory. */
    public static final int MAX_ROOMS = 10_000;
    /** Tracks announced but not yet in a description: LiveKit's limit. */
    public static final int MAX_PENDING_TRACKS = 20;
    /** Requests that wait for a track with the same cid to end: LiveKit's limit. */
    public static final int MAX_QUEUED_TRACKS = 3;
    /** Published tracks of a participant: a delegation's console has fewer than ten. */
    public static final int MAX_TRACKS = 64;
    /** Layers and codecs that one request may list; clients list at most three of each. */
    public static final int MAX_LAYERS = 8;
    /** Tracks that a participant may name in wishes and settings, present or not. */
    public static final int MAX_WISHES = 2_000;
    /** Lines of a publisher's permission list. */
    public static final int MAX_PERMISSION_LINES = 1_000;
    /** Bytes of an SDP: an offer with a hundred sections is about 250 kB. */
    public static final int MAX_SDP_BYTES = 512 << 10;
    /** Bytes of one {@code update}: many participants are told in several, as LiveKit does. */
    public static final int MAX_UPDATE_BYTES = 128 << 10;

    private Limits() {}

    /** True when {@code text} takes more than {@code maxBytes} in UTF-8. */
    public static boolean tooLong(String text, int maxBytes) {
        return text.length() > maxBytes
                || (text.length() * 3L > maxBytes && text.getBytes(StandardCharsets.UTF_8).length > maxBytes);
    }

    /** True when the attributes take more than {@link #MAX_ATTRIBUTES_BYTES}. */
    public static boolean tooLong(Map<String, String> attributes) {
        long bytes = 0;
        for (Map.Entry<String, String> entry : attributes.entrySet()) {
            bytes += entry.getKey().getBytes(StandardCharsets.UTF_8).length;
            bytes += entry.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes > MAX_ATTRIBUTES_BYTES;
    }
}
