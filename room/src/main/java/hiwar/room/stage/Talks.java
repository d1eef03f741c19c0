package hiwar.room.stage;

import hiwar.room.time.Alarms;
import hiwar.talks.id.TalkId;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Remedy;
import hiwar.talks.talk.Talk;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All open talks of a shard. A talk is opened when it is needed and stays open; when there are too many, one that
 * nobody needs is closed for another. Owned by its shard.
 */
public final class Talks {
    /** Each holds its whole record in memory, a few megabytes after long days. */
    public static final int MAX_OPEN = 200;

    private final TalkContext context;
    private final Map<TalkId, LiveTalk> open = new LinkedHashMap<>();
    private int lastEra = -1;

    public Talks(TalkContext context) {
        this.context = context;
    }

    /**
     * Takes whatever comes to a talk. When it throws, that is a bug: {@link #owner} is what has to be discarded, and
     * nothing else.
     */
    public void handle(TalkInput input, long nowNanos) {
        LiveTalk talk = open.get(input.talk());
        if (talk != null) {
            talk.handle(input, nowNanos);
            return;
        }
        switch (input) {
            case TalkInput.Open opening -> open(opening, nowNanos);
            case TalkInput.Connected connected ->
                context.out().hangUp(connected.session(), TalkOutputs.AGAIN, "the talk is not open");
            case TalkInput.Ordered ordered -> context.out().answer(ordered.request(), notOpen(ordered));
            case TalkInput.Asked ignored -> {} // its connection was ended
            case TalkInput.Disconnected ignored -> {}
            case TalkInput.Barred ignored -> {}
            case TalkInput.Stored ignored -> {} // of a talk that was discarded: what is on the disk is read again
            case TalkInput.StoreFailed ignored -> {}
            case TalkInput.StoreRecovered ignored -> {}
        }
    }

    private static TalkFrame notOpen(TalkInput.Ordered ordered) {
        return new TalkFrame.Refused(
                ordered.id(), Reason.NO_TALK.key(), Remedy.TRY_AGAIN.key(), Collections.emptySortedMap());
    }

    private void open(TalkInput.Open opening, long nowNanos) {
        if (open.size() >= MAX_OPEN && !closeIdle(nowNanos)) {
            context.out().closed(opening.talk());
            return;
        }
        LiveTalk talk = new LiveTalk(this, context, opening.talk());
        open.put(opening.talk(), talk);
        talk.open(opening.lines(), opening.lostAtMillis(), nowNanos);
    }

    private boolean closeIdle(long nowNanos) {
        for (LiveTalk talk : List.copyOf(open.values())) {
            if (talk.idle()) {
                talk.close(nowNanos);
                return true;
            }
        }
        return false;
    }

    /** What to discard when something that concerns a talk has thrown; null when it is not open. */
    public Alarms.@Nullable Owner owner(TalkId talk) {
        return open.get(talk);
    }

    /** An open talk as it stands on the disk; null when it is not open. */
    public @Nullable Talk find(TalkId id) {
        LiveTalk talk = open.get(id);
        return talk == null ? null : talk.stored();
    }

    /** How many are open. */
    public int size() {
        return open.size();
    }

    /** The node stops: clients try to come back for a while, in case it is only started anew. */
    public void shutDown() {
        open.values().forEach(LiveTalk::shutDown);
    }

    /** A number that no talk here has had, so that late words about earlier batches are known for what they are. */
    int nextEra() {
        return ++lastEra;
    }

    void forget(LiveTalk talk) {
        open.remove(talk.id(), talk);
    }
}
