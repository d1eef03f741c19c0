package hiwar.node.loop;

import hiwar.room.id.RoomName;
import hiwar.room.room.ShardConfig;
import hiwar.room.room.ShardInput;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.talks.id.TalkId;
import hiwar.wire.TransportAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import livekit.LivekitRoom.ListRoomsResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All shards of the node, and which of them a room belongs to. Thread-safe. */
public final class Shards implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shards.class);
    /** A loop publishes its counters twice a second; when they are this old it hangs. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** A shard answers within one turn; one that does not in this time is stuck. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final int STOP_MILLIS = 1_000;

    private final List<ShardLoop> loops = new ArrayList<>();
    private final Replies<AdminReply> replies = new Replies<>();

    /** Adds a shard; to be called before {@link #start}. */
    public void add(ShardConfig config, LoopParts parts) {
        loops.add(new ShardLoop(config, parts, replies));
    }

    /** Starts all loops. */
    public void start() {
        loops.forEach(ShardLoop::start);
    }

    /**
     * The door to the shard of a room: the hash of its name says which, so no directory has to be kept. Of the name
     * only the part before the first slash counts: a talk and its rooms have the same shard.
     */
    public Inbox inboxOf(RoomName room) {
        int slash = room.value().indexOf('/');
        return inboxOf(slash < 0 ? room.value() : room.value().substring(0, slash));
    }

    /** The door to the shard of a talk. */
    public Inbox inboxOf(TalkId talk) {
        return inboxOf(talk.value());
    }

    private Inbox inboxOf(String name) {
        int mixed = name.hashCode() * 0x9E3779B9;
        return loops.get(Math.floorMod(mixed ^ (mixed >>> 16), loops.size())).inbox();
    }

    /** Carries out an administrator's call, which the caller has found to be allowed; waits for the answer. */
    public AdminReply ask(AdminCall call) {
        if (!(call instanceof AdminCall.ListRooms)) {
            return ask(inboxOf(call.room()), call);
        }
        ListRoomsResponse.Builder all = ListRoomsResponse.newBuilder();
        for (ShardLoop loop : loops) {
            switch (ask(loop.inbox(), call)) {
                case AdminReply.Done done -> all.addAllRooms(((ListRoomsResponse) done.result()).getRoomsList());
                case AdminReply.Failed failed -> {
                    return failed;
                }
            }
        }
        return new AdminReply.Done(all.build());
    }

    private AdminReply ask(Inbox inbox, AdminCall call) {
        try {
            return replies.await(ANSWER, id -> {
                if (!inbox.offer(new ShardInput.Admin(id, call))) {
                    replies.answer(id, new AdminReply.Failed(AdminReply.Code.RESOURCE_EXHAUSTED, "the server is busy"));
                }
            });
        } catch (TimeoutException e) {
            return new AdminReply.Failed(AdminReply.Code.INTERNAL, "the room did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AdminReply.Failed(AdminReply.Code.INTERNAL, "the server is stopping");
        }
    }

    /** Where datagrams come in, shard by shard. */
    public List<TransportAddress> addresses() {
        return loops.stream().map(ShardLoop::address).toList();
    }

    /** The counters of every shard, at most a second old unless one is stuck. */
    public List<LoopSnapshot> snapshots() {
        return loops.stream().map(ShardLoop::snapshot).toList();
    }

    /** True when no loop hangs. */
    public boolean healthy() {
        long nowNanos = System.nanoTime();
        return loops.stream().allMatch(loop -> nowNanos - loop.snapshot().takenNanos() < STUCK_NANOS);
    }

    /** Tells everybody to go and ends the loops; waits about a second at most. */
    @Override
    public void close() {
        loops.forEach(ShardLoop::shutdown);
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        try {
            for (ShardLoop loop : loops) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
                if (!loop.awaitEnd(Math.max(1, leftMillis))) {
                    LOG.warn("shard of {} does not stop", loop.address());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
