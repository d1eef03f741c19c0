package hiwar.room.stage;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.talk.Talk;

/** What a talk does to its rooms; whoever has the rooms implements it. Nothing here calls back. */
public interface TalkMedia {
    /**
     * The talk stands otherwise than before, and that is on the disk: who is in its rooms may send and receive what it
     * says now, and whoever no longer belongs there has to go.
     */
    void follow(Talk talk, long nowNanos);

    /** The table goes off the record: every track in its room is muted, and whoever speaks next does so knowingly. */
    void silence(TalkId talk, long nowNanos);

    /**
     * Whoever holds the seat has to leave the rooms of the talk, whatever the talk says, and does not come back with a
     * token that was made before.
     */
    void remove(TalkId talk, SeatId seat, long nowNanos);

    /** The talk is not open here any more: its rooms end, and their clients join anew. */
    void end(TalkId talk, long nowNanos);
}
