package hiwar.room.stage;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can come to a talk on its shard. When it is not open, orders are refused with NO_TALK and connections
 * are hung up with {@link TalkOutputs#AGAIN}.
 */
public sealed interface TalkInput {
    TalkId talk();

    /**
     * Opens a talk: everything that the disk has of it, in the order in which it was stored; ignored when it is open.
     *
     * @param lostAtMillis the last moment at which the node was surely up before this start, since the epoch: the time
     *     since then counts for nobody. Null when the node was up all the time, or when no sitting was open
     */
    record Open(TalkId talk, List<Recorded> lines, @Nullable Long lostAtMillis) implements TalkInput {}

    /** A seat, as its session proves, has connected; what it asks for comes as {@link Asked}. */
    record Connected(TalkId talk, TalkSessionId session, SeatId seat) implements TalkInput {}

    /** A frame came on a connection. */
    record Asked(TalkId talk, TalkSessionId session, TalkRequest request) implements TalkInput {}

    /** The connection is gone. */
    record Disconnected(TalkId talk, TalkSessionId session) implements TalkInput {}

    /** The invitation of a seat was revoked, or its sitting is over: its connections end. */
    record Barred(TalkId talk, SeatId seat) implements TalkInput {}

    /** A command that comes by another way than a connection; answered by {@link TalkOutputs#answer}. */
    record Ordered(TalkId talk, RequestId request, SeatId by, CommandId id, Command command) implements TalkInput {}

    /** The oldest batch of this era that was not yet answered is on the disk. */
    record Stored(TalkId talk, int era) implements TalkInput {}

    /** The disk has failed: no batch of this era that was not yet answered will be stored. */
    record StoreFailed(TalkId talk, int era) implements TalkInput {}

    /**
     * The disk works again.
     *
     * @param era that failed
     * @param lines what it has of this talk beyond what was confirmed: a commit may have succeeded unheard
     */
    record StoreRecovered(TalkId talk, int era, List<Recorded> lines) implements TalkInput {}
}
