package hiwar.sim.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitRtc.JoinResponse;
import org.jspecify.annotations.Nullable;

/** The room as a peer knows it from signalling. Owned by a {@link ClientPeer}. */
public final class PeerRoom {
    private final Map<String, ParticipantInfo> others = new LinkedHashMap<>();
    private Room room = Room.getDefaultInstance();
    private ParticipantInfo self = ParticipantInfo.getDefaultInstance();

    PeerRoom() {}

    /** The room itself, metadata included. */
    public Room room() {
        return room;
    }

    /** The peer as the server sees it. */
    public ParticipantInfo self() {
        return self;
    }

    /** Everybody else, in the order in which they were heard of. */
    public List<ParticipantInfo> others() {
        return List.copyOf(others.values());
    }

    /** Somebody else by identity; null when not there. */
    public @Nullable ParticipantInfo other(String identity) {
        return others.get(identity);
    }

    /** Whose track this is, self included; null when nobody has it. */
    public @Nullable ParticipantInfo publisher(String trackSid) {
        if (has(self, trackSid)) {
            return self;
        }
        return others.values().stream()
                .filter(one -> has(one, trackSid))
                .findFirst()
                .orElse(null);
    }

    private static boolean has(ParticipantInfo participant, String trackSid) {
        return participant.getTracksList().stream().map(TrackInfo::getSid).anyMatch(trackSid::equals);
    }

    void joined(JoinResponse join) {
        room = join.getRoom();
        self = join.getParticipant();
        others.clear();
        join.getOtherParticipantsList().forEach(one -> others.put(one.getIdentity(), one));
    }

    void room(Room changed) {
        room = changed;
    }

    /** Takes an update in as LiveKit's JS client does: an older version of the same session is ignored. */
    void update(ParticipantInfo changed) {
        if (changed.getSid().equals(self.getSid())) {
            self = newer(self, changed);
            return;
        }
        ParticipantInfo known = others.get(changed.getIdentity());
        boolean same = known != null && known.getSid().equals(changed.getSid());
        if (changed.getState() == ParticipantInfo.State.DISCONNECTED) {
            if (same) {
                others.remove(changed.getIdentity());
            }
            return;
        }
        others.put(changed.getIdentity(), known != null && same ? newer(known, changed) : changed);
    }

    private static ParticipantInfo newer(ParticipantInfo known, ParticipantInfo changed) {
        return changed.getVersion() >= known.getVersion() ? changed : known;
    }
}
