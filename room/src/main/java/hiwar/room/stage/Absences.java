package hiwar.room.stage;

import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Presence;
import hiwar.talks.talk.Talk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The seats that are in the room, or before its door, without any connection: after a while they have gone for good.
 * Owned by its talk.
 */
final class Absences {
    /**
     * Long enough to change networks or to load the page anew, short enough that nobody waits for somebody who is not
     * there.
     */
    static final long GRACE_NANOS = 45_000_000_000L;

    private final Map<SeatId, Long> sinceNanos = new LinkedHashMap<>();

    /** Looks at the talk and at who is connected. */
    void look(Talk talk, Set<SeatId> connected, long nowNanos) {
        Map<SeatId, Long> before = new LinkedHashMap<>(sinceNanos);
        sinceNanos.clear();
        for (Attendee attendee : talk.table().seats().attendees()) {
            SeatId seat = attendee.seat().id();
            if (attendee.presence() != Presence.AWAY && !connected.contains(seat)) {
                sinceNanos.put(seat, before.getOrDefault(seat, nowNanos));
            }
        }
    }

    /** Those whose time is over; they get as much again, in case they cannot be taken out now. */
    List<SeatId> due(long nowNanos) {
        List<SeatId> due = new ArrayList<>();
        for (Map.Entry<SeatId, Long> absence : sinceNanos.entrySet()) {
            if (nowNanos - absence.getValue() >= GRACE_NANOS) {
                due.add(absence.getKey());
                absence.setValue(nowNanos);
            }
        }
        return due;
    }

    /** When the next time is over; {@link Long#MAX_VALUE} for never. */
    long deadlineNanos() {
        long deadline = Long.MAX_VALUE;
        for (long since : sinceNanos.values()) {
            deadline = Math.min(deadline, since + GRACE_NANOS);
        }
        return deadline;
    }
}
