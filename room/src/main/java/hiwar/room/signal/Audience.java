package hiwar.room.signal;

import hiwar.room.id.Identity;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.TrackSid;
import java.util.List;
import java.util.Set;
import livekit.LivekitRtc.SubscriptionPermission;
import livekit.LivekitRtc.TrackPermission;

/** Whom a publisher lets receive its tracks, as its last {@code subscription_permission} said. Immutable. */
public final class Audience {
    /** Before a publisher says otherwise. */
    public static final Audience EVERYBODY = new Audience(true, List.of());

    private final boolean everybody;
    private final List<Line> lines;

    private record Line(String sid, String identity, boolean allTracks, Set<String> tracks) {}

    private Audience(boolean everybody, List<Line> lines) {
        this.everybody = everybody;
        this.lines = lines;
    }

    /** Reads the message; lines beyond the limit are left out, so that they allow nothing. */
    public static Audience of(SubscriptionPermission message) {
        if (message.getAllParticipants()) {
            return EVERYBODY;
        }
        return new Audience(
                false,
                message.getTrackPermissionsList().stream()
                        .limit(Limits.MAX_PERMISSION_LINES)
                        .map(Audience::line)
                        .toList());
    }

    /** True when this participant may receive this track. */
    public boolean admits(ParticipantSid sid, Identity identity, TrackSid track) {
        if (everybody) {
            return true;
        }
        for (Line line : lines) {
            boolean meant =
                    line.identity.isEmpty() ? line.sid.equals(sid.value()) : line.identity.equals(identity.value());
            if (meant && (line.allTracks || line.tracks.contains(track.value()))) {
                return true;
            }
        }
        return false;
    }

    private static Line line(TrackPermission permission) {
        return new Line(
                permission.getParticipantSid(),
                permission.getParticipantIdentity(),
                permission.getAllTracks(),
                Set.copyOf(permission.getTrackSidsList()));
    }
}
