package hiwar.room.room;

import hiwar.room.auth.Grants;
import hiwar.room.id.Identity;
import hiwar.room.id.RoomName;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.MediaRights;
import hiwar.room.stage.SeatGrants;
import hiwar.room.stage.TalkMedia;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.talk.Talk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.LeaveRequest.Action;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of talks: each has the name of a log, its participants are seats, and what they may send and receive is
 * what their talk says. Whatever a client claims, and whatever a token or an administrator grants, can only take away
 * from that. Owned by its shard.
 */
final class TalkRooms implements TalkMedia {
    private static final Refusal NOT_ACCREDITED = new Refusal(403, "this seat is not accredited at the talk");
    private static final Refusal NOT_HERE =
            new Refusal(403, "this seat does not belong into this room now: the talk says where it is");

    private static final Refusal BARRED = new Refusal(401, "the invitation with which this token was made has ended");

    private final ShardContext shard;
    /** Up to which expiry, in seconds since the epoch, tokens of a seat were made for an invitation that has ended. */
    private final Map<Barred, Long> barred = new LinkedHashMap<>();

    private record Barred(TalkId talk, SeatId seat) {}

    TalkRooms(ShardContext shard) {
        this.shard = shard;
    }

    /** Why somebody may not come into a room; null when it may. */
    @Nullable
    Refusal refusal(JoinParams params) {
        Refusal fault = params.refusal();
        LogId log = LogId.parse(params.room().value());
        if (fault != null || log == null) {
            return fault;
        }
        Talk talk = shard.talks.find(log.talk());
        if (talk == null) {
            return Refusal.NO_SUCH_ROOM;
        }
        SeatId seat = seat(params.identity());
        if (talk.table().seats().find(seat) == null) {
            return NOT_ACCREDITED;
        }
        if (params.grants().expiresEpochSeconds() <= barred.getOrDefault(new Barred(talk.id(), seat), Long.MIN_VALUE)) {
            return BARRED;
        }
        return log.equals(MediaRights.room(talk, seat)) ? null : NOT_HERE;
    }

    private static SeatId seat(Identity identity) {
        return new SeatId(identity.value());
    }

    /** What somebody may send and receive in a room, besides what its token says. */
    MediaRights rights(Room room, Identity identity) {
        LogId log = room.log();
        if (log == null) {
            return MediaRights.ALL;
        }
        Talk talk = shard.talks.find(log.talk());
        return talk == null ? MediaRights.NONE : MediaRights.of(talk, log, seat(identity));
    }

    /** Grants without what a talk gives to nobody, and with the name that the seat has at the talk. */
    Grants seated(Room room, Grants grants) {
        LogId log = room.log();
        Talk talk = log == null ? null : shard.talks.find(log.talk());
        return talk == null ? grants : seated(talk, grants);
    }

    private static Grants seated(Talk talk, Grants grants) {
        Attendee attendee = talk.table().seats().find(seat(grants.identity()));
        return attendee == null ? grants : SeatGrants.of(attendee.seat(), grants);
    }

    @Override
    public void follow(Talk talk, long nowNanos) {
        follow(talk, talk.table().log(), nowNanos);
        for (CaucusState caucus : talk.caucuses()) {
            follow(talk, caucus.log(), nowNanos);
        }
    }

    /** Those who are out, or hear no longer, come first: they are not told what else is changing. */
    private void follow(Talk talk, LogId log, long nowNanos) {
        in(shard.rooms.get(new RoomName(log.text())), nowNanos, room -> {
            List<Participant> staying = new ArrayList<>();
            for (Participant participant : List.copyOf(room.participants())) {
                SeatId seat = seat(participant.identity());
                if (log.equals(MediaRights.room(talk, seat))) {
                    boolean deaf = !MediaRights.of(talk, log, seat).mayHear();
                    staying.add(deaf ? 0 : staying.size(), participant);
                } else {
                    leave(room, participant, nowNanos);
                }
            }
            for (Participant participant : staying) {
                participant.entitle(MediaRights.of(talk, log, seat(participant.identity())), nowNanos);
                Grants called = seated(talk, participant.grants());
                if (!called.equals(participant.grants())) {
                    participant.change(called, nowNanos);
                }
            }
        });
    }

    private static void leave(Room room, Participant participant, long nowNanos) {
        room.leave(participant, DisconnectReason.PARTICIPANT_REMOVED, Action.DISCONNECT, nowNanos);
    }

    @Override
    public void silence(TalkId talk, long nowNanos) {
        in(
                shard.rooms.get(new RoomName(LogId.table(talk).text())),
                nowNanos,
                room -> List.copyOf(room.participants())
                        .forEach(participant -> participant.publisher().hush(nowNanos)));
    }

    @Override
    public void remove(TalkId talk, SeatId seat, long nowNanos) {
        long nowSeconds = shard.clock.epochMillis(nowNanos) / 1_000;
        barred.values().removeIf(until -> until < nowSeconds); // those tokens have expired
        barred.put(new Barred(talk, seat), nowSeconds + SeatGrants.TOKEN_SECONDS);
        for (Room one : of(talk)) {
            Participant participant = one.participant(new Identity(seat.value()));
            if (participant != null) {
                in(one, nowNanos, room -> leave(room, participant, nowNanos));
            }
        }
    }

    @Override
    public void end(TalkId talk, long nowNanos) {
        for (Room one : of(talk)) {
            in(one, nowNanos, room -> room.close(DisconnectReason.STATE_MISMATCH, Action.RECONNECT, nowNanos));
        }
    }

    private List<Room> of(TalkId talk) {
        List<Room> rooms = new ArrayList<>();
        for (Room room : shard.rooms.values()) {
            LogId log = room.log();
            if (log != null && log.talk().equals(talk)) {
                rooms.add(room);
            }
        }
        return rooms;
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
