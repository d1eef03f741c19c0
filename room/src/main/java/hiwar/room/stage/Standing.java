package hiwar.room.stage;

import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.talk.Talk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seat may know of its talk, and where it is in it: computed once for all connections of the seat.
 *
 * @param logs that it may read
 * @param frame tells it so
 */
record Standing(List<LogId> logs, TalkFrame.You frame) {
    /** Null when the seat is not accredited. */
    static @Nullable Standing of(Talk talk, SeatId seat) {
        Attendee attendee = talk.table().seats().find(seat);
        if (attendee == null) {
            return null;
        }
        List<LogId> logs = talk.readableBy(seat);
        LogId room = MediaRights.room(talk, seat);
        MediaRights rights = room == null ? MediaRights.NONE : MediaRights.of(talk, room, seat);
        TalkFrame.You frame = new TalkFrame.You(
                attendee.presence(),
                logs.stream().map(LogId::text).toList(),
                room == null ? null : room.text(),
                rights.mayHear(),
                rights.mayBeHeard(),
                rights.mayBeSeen());
        return new Standing(logs, frame);
    }

    boolean reads(LogId log) {
        return logs.contains(log);
    }
}
