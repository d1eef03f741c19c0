package hiwar.room.room;

import hiwar.room.id.Identity;
import hiwar.room.id.RoomName;
import hiwar.room.stage.MediaRights;
import hiwar.room.stage.TalkMedia;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.CaucusState;
import hiwar.talks.talk.Talk;
import java.util.List;
import java.util.function.Consumer;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.LeaveRequest.Action;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of talks: each has the name of a log, its participants are seats, and what they may send and receive is
 * what their talk says. Owned by its shard.
 */
final class TalkRooms implements TalkMedia {
    private final ShardContext shard;

    TalkRooms(ShardContext shard) {
        this.shard = shard;
    }

    @Override
    public void follow(Talk talk, long nowNanos) {
        follow(talk, talk.table().log(), nowNanos);
        for (CaucusState caucus : talk.caucuses()) {
            follow(talk, caucus.log(), nowNanos);
        }
    }

    private void follow(Talk talk, LogId log, long nowNanos) {
        in(shard.rooms.get(new RoomName(log.text())), nowNanos, room -> {
            for (Participant participant : List.copyOf(room.participants())) {
                SeatId seat = new SeatId(participant.identity().value());
                if (!log.equals(MediaRights.room(talk, seat))) {
                    room.leave(participant, DisconnectReason.PARTICIPANT_REMOVED, Action.DISCONNECT, nowNanos);
                }
            }
        });
    }

    @Override
    public void silence(TalkId talk, long nowNanos) {
        in(
                shard.rooms.get(new RoomName(LogId.table(talk).text())),
                nowNanos,
                room -> List.copyOf(room.publications())
                        .forEach(track -> track.publisher().publisher().silence(track, nowNanos)));
    }

    @Override
    public void remove(TalkId talk, SeatId seat, long nowNanos) {
        for (Room one : List.copyOf(shard.rooms.values())) {
            LogId log = LogId.parse(one.name().value());
            Participant participant = one.participant(new Identity(seat.value()));
            if (log != null && log.talk().equals(talk) && participant != null) {
                in(
                        one,
                        nowNanos,
                        room -> room.leave(
                                participant, DisconnectReason.PARTICIPANT_REMOVED, Action.DISCONNECT, nowNanos));
            }
        }
    }

    @Override
    public void end(TalkId talk, long nowNanos) {
        for (Room one : List.copyOf(shard.rooms.values())) {
            LogId log = LogId.parse(one.name().value());
            if (log != null && log.talk().equals(talk)) {
                in(one, nowNanos, room -> room.close(DisconnectReason.STATE_MISMATCH, Action.RECONNECT, nowNanos));
            }
        }
    }

    /** A room in which this throws is discarded: the talk and its other rooms go on. */
    private void in(@Nullable Room room, long nowNanos, Consumer<Room> action) {
        if (room == null) {
            return;
        }
        try {
            action.accept(room);
        } catch (RuntimeException bug) {
            shard.bug(room.toString(), bug);
            room.discard(nowNanos);
        }
    }
}
