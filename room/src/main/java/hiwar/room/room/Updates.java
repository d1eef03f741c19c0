package hiwar.room.room;

import hiwar.room.id.Identity;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitRtc.SignalResponse;

/**
 * Tells participants about each other. Who publishes is told of at once, so that no client sees a track before it knows
 * whose it is. In a large room, comings and goings of people who only listen are gathered. Who may not hear the others
 * is told nothing of them, and everything once it may. Owned by its room.
 */
final class Updates {
    /** Up to so many participants everybody is told everything at once. */
    static final int SMALL_ROOM = 50;

    /** How long changes are gathered in a larger room. */
    static final long GATHER_NANOS = 3_000_000_000L;

    private final Room room;
    private final Alarms.Alarm gathering;
    private final Map<Identity, Participant> gathered = new LinkedHashMap<>();
    /** Those who left, the longest ago first: a client that was cut off has to be told when it is back. */
    private final Map<Identity, Departed> departed = new LinkedHashMap<>();

    private record Departed(ParticipantInfo person, long joinedNanos, long leftNanos) {}

    Updates(Room room) {
        this.room = room;
        this.gathering = room.alarm(at -> tellGathered());
    }

    /** Tells everybody, and the participant itself, how it is now. */
    void tell(Participant about) {
        gathered.remove(about.identity());
        tellSelf(about);
        tellOthers(about);
    }

    /** Tells the participant alone. */
    void tellSelf(Participant about) {
        about.send(Signals.update(List.of(about.ownDescription())));
    }

    private void tellOthers(Participant about) {
        if (!about.hidden()) {
            SignalResponse update = Signals.update(List.of(about.description()));
            for (Participant other : room.participants()) {
                if (other != about && other.rights().mayHear()) {
                    other.send(update);
                }
            }
        }
    }

    /** Tells the others how it is now, in a large room not at once. */
    void tellOthersSoon(Participant about, long nowNanos) {
        if (small() || !about.publisher().published().isEmpty()) {
            gathered.remove(about.identity());
            tellOthers(about);
        } else {
            gather(about, nowNanos);
        }
    }

    private boolean small() {
        return room.participants().size() <= SMALL_ROOM;
    }

    private void gather(Participant about, long nowNanos) {
        if (!about.hidden()) {
            gathered.put(about.identity(), about);
            gathering.noLaterThan(nowNanos + GATHER_NANOS);
        }
    }

    private void tellGathered() {
        List<ParticipantInfo> people =
                gathered.values().stream().map(Participant::description).toList();
        gathered.clear();
        for (SignalResponse update : updates(people)) {
            room.participants().stream()
                    .filter(participant -> participant.rights().mayHear())
                    .forEach(participant -> participant.send(update));
        }
    }

    /** Somebody came: whoever was there under the same name is superseded. */
    void arrived(Participant newcomer) {
        gathered.remove(newcomer.identity());
        departed.remove(newcomer.identity());
    }

    /** Somebody left, who {@code published} something until then or not. */
    void left(Participant leaver, boolean published, long nowNanos) {
        if (leaver.hidden()) {
            return;
        }
        departed.put(leaver.identity(), new Departed(leaver.description(), leaver.joinedNanos(), nowNanos));
        if (departed.size() > Limits.MAX_PARTICIPANTS) {
            departed.remove(departed.keySet().iterator().next());
        }
        if (small() || published) {
            gathered.remove(leaver.identity());
            tellOthers(leaver);
        } else {
            gather(leaver, nowNanos);
        }
    }

    /** Somebody is hidden from now on: for the others it has left. */
    void vanished(Participant hidden) {
        gathered.remove(hidden.identity());
        ParticipantInfo gone = hidden.description().toBuilder()
                .setState(ParticipantInfo.State.DISCONNECTED)
                .clearTracks()
                .build();
        SignalResponse update = Signals.update(List.of(gone));
        room.visibleTo(hidden).forEach(other -> other.send(update));
    }

    /** Tells somebody who was cut off, or kept out, who left, and then everybody who is there, itself included. */
    void everything(Participant to) {
        for (SignalResponse update : updates(departed(to))) {
            to.send(update);
        }
        List<ParticipantInfo> people = new ArrayList<>();
        people.add(to.ownDescription());
        room.visibleTo(to).forEach(other -> people.add(other.description()));
        for (SignalResponse update : updates(people)) {
            to.send(update);
        }
    }

    /** Those who left and whom somebody may have met: not who came and went while it might not hear. */
    private List<ParticipantInfo> departed(Participant viewer) {
        if (!viewer.rights().mayHear()) {
            return List.of();
        }
        return departed.values().stream()
                .filter(gone -> viewer.met(gone.joinedNanos, gone.leftNanos))
                .map(Departed::person)
                .toList();
    }

    /** As few messages as the limit allows. */
    private static List<SignalResponse> updates(List<ParticipantInfo> people) {
        List<SignalResponse> updates = new ArrayList<>();
        List<ParticipantInfo> chunk = new ArrayList<>();
        int bytes = 0;
        for (ParticipantInfo person : people) {
            int size = person.getSerializedSize();
            if (!chunk.isEmpty() && bytes + size > Limits.MAX_UPDATE_BYTES) {
                updates.add(Signals.update(chunk));
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(person);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            updates.add(Signals.update(chunk));
        }
        return updates;
    }

    void close() {
        gathering.cancel();
    }
}
