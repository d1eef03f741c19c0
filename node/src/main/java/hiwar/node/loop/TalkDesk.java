package hiwar.node.loop;

import hiwar.node.metrics.Metrics;
import hiwar.node.store.BrokenRecord;
import hiwar.node.store.DatabaseDown;
import hiwar.node.store.GroupCommit;
import hiwar.node.store.Heartbeat;
import hiwar.node.store.Store;
import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.room.ShardInput;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkInput;
import hiwar.room.stage.TalkOutputs;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Phase;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.TalkSummary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everybody who is no shard deals with talks: it opens them from the store when somebody needs them, carries what
 * is asked to their shards and what they say to connections, disk and readers. Thread-safe; what it does for a shard's
 * loop never waits.
 */
public final class TalkDesk implements TalkOutputs, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TalkDesk.class);

    /** A shard takes one turn to open a talk, and reading its record takes the time before. */
    private static final int OPEN_SECONDS = 10;
    /** A command is answered when the disk has it; a disk that needs longer has failed. */
    private static final Duration ORDER = Duration.ofSeconds(10);

    /** The connection cannot be served now. */
    private static final int TRY_AGAIN_LATER = 1013;

    private final Store store;
    private final GroupCommit commit;
    private final Shards shards;
    private final Map<TalkId, OpenTalk> open = new ConcurrentHashMap<>();
    private final Map<TalkId, CompletableFuture<OpenTalk>> opening = new ConcurrentHashMap<>();
    private final Map<TalkSessionId, Connection> connections = new ConcurrentHashMap<>();
    private final Replies<TalkFrame> orders = new Replies<>();
    private final List<TalkWatcher> watchers = new CopyOnWriteArrayList<>();
    private final AtomicLong lastSession = new AtomicLong();
    private @Nullable Heartbeat heart;

    private record Connection(TalkId talk, TalkPort port) {}

    /** A desk before these shards; the store and its writer stay their owner's. */
    public TalkDesk(Store store, GroupCommit commit, Shards shards) {
        this.store = store;
        this.commit = commit;
        this.shards = shards;
    }

    /**
     * Opens the talks whose sitting is open, which the last end of the node has interrupted, and begins to note that
     * the node is alive. To be called once, when the shards have started.
     */
    public void start() {
        long lastAliveMillis = store.life().lastAliveMillis();
        for (TalkSummary summary : store.record().talks()) {
            if (summary.sittingOpen()) {
                resume(summary.talk(), lastAliveMillis);
            }
        }
        heart = new Heartbeat(store.life(), InstantSource.system(), () -> !open.isEmpty());
    }

    private void resume(TalkId talk, long lastAliveMillis) {
        try {
            opened(talk, lastAliveMillis);
            LOG.info("talk {}: its sitting goes on; the time since the last beat counts for nobody", talk);
        } catch (TalkUnavailable unavailable) {
            LOG.error("talk {}: {}", talk, unavailable.getMessage(), unavailable.getCause());
        }
    }

    /** Shows how much there is to do. */
    public void register(Metrics metrics) {
        metrics.gauge("hiwar_talks_open", "Talks that are open on their shard", List.of(), v -> v.set(open.size()));
        metrics.gauge(
                "hiwar_talk_connections",
                "Connections of seats to their talks",
                List.of(),
                v -> v.set(connections.size()));
    }

    /** Tells somebody of every change from now on. */
    public void watch(TalkWatcher watcher) {
        watchers.add(watcher);
    }

    /** All talks of the node by name, as they stand on the disk. */
    public List<TalkSummary> list() {
        return store.record().talks();
    }

    /**
     * Everything that is stored of a talk, in the order in which it was; empty when nothing is.
     *
     * @throws TalkUnavailable when it cannot be read now
     */
    public List<Recorded> lines(TalkId talk) {
        try {
            return store.record().lines(talk);
        } catch (BrokenRecord | DatabaseDown unreadable) {
            throw new TalkUnavailable("the record cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * A talk as it stands; null when there is none. Opens it when nobody has before.
     *
     * @throws TalkUnavailable when it cannot be opened now
     */
    public @Nullable OpenTalk current(TalkId talk) {
        OpenTalk newest = open.get(talk);
        if (newest == null) {
            if (!talk.wellFormed() || !stored(talk)) {
                return null;
            }
            newest = opened(talk, null);
        }
        return newest.talk().table().preparation().phase() == Phase.NONE ? null : newest;
    }

    private boolean stored(TalkId talk) {
        try {
            return store.record().exists(talk);
        } catch (DatabaseDown down) {
            throw new TalkUnavailable("the record cannot be read: " + down.getMessage(), down);
        }
    }

    /** Reads a talk and gives it to its shard, once however many ask for it, and waits until it is open. */
    private OpenTalk opened(TalkId talk, @Nullable Long lostAtMillis) {
        CompletableFuture<OpenTalk> mine = new CompletableFuture<>();
        CompletableFuture<OpenTalk> first = opening.putIfAbsent(talk, mine);
        if (first != null) {
            return await(talk, first);
        }
        try {
            OpenTalk meanwhile = open.get(talk);
            if (meanwhile != null) {
                mine.complete(meanwhile);
            } else {
                commit.opening(talk);
                put(new TalkInput.Open(talk, lines(talk), lostAtMillis));
            }
            return await(talk, mine);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine.completeExceptionally(e);
            throw new TalkUnavailable("the server is stopping", e);
        } catch (TalkUnavailable unavailable) {
            mine.completeExceptionally(unavailable);
            throw unavailable;
        } finally {
            opening.remove(talk, mine);
        }
    }

    private static OpenTalk await(TalkId talk, CompletableFuture<OpenTalk> opened) {
        try {
            return opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new TalkUnavailable("talk " + talk + " was not opened in time", late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TalkUnavailable("the server is stopping", e);
        } catch (ExecutionException e) {
            throw new TalkUnavailable("talk " + talk + " cannot be opened: " + e.getCause(), e.getCause());
        }
    }

    /**
     * Carries out a command that comes by another way than a connection; waits until it is on the disk.
     *
     * @return {@link TalkFrame.Accepted} or {@link TalkFrame.Refused}
     * @throws TalkUnavailable when no answer came in time: the same id again asks what became of it
     */
    public TalkFrame order(TalkId talk, SeatId by, CommandId id, Command command) {
        TalkFrame answer = null;
        for (int attempt = 0; attempt < 2 && current(talk) != null; attempt++) {
            answer = ordered(talk, by, id, command);
            if (!(answer instanceof TalkFrame.Refused refused)
                    || !refused.reason().equals(Reason.NO_TALK.key())) {
                return answer;
            }
            // It was closed just before the command came to it.
        }
        if (answer != null) {
            return answer;
        }
        return TalkFrame.Refused.of(id, Refusal.of(Reason.NO_TALK));
    }

    /** Makes a talk; as {@link #order}. */
    public TalkFrame prepare(TalkId talk, CommandId id, PrepareTalk command) {
        if (talk.wellFormed()) {
            opened(talk, null);
        }
        return ordered(talk, SeatId.NODE, id, command);
    }

    private TalkFrame ordered(TalkId talk, SeatId by, CommandId id, Command command) {
        try {
            return orders.await(ORDER, request -> {
                if (!offer(new TalkInput.Ordered(talk, request, by, id, command))) {
                    throw new TalkUnavailable("the server is busy", null);
                }
            });
        } catch (TimeoutException late) {
            throw new TalkUnavailable("the talk did not answer in time", late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TalkUnavailable("the server is stopping", e);
        }
    }

    /** A connection of a seat whose session was checked, to a talk that is open; the port is told everything. */
    public TalkSessionId connect(TalkId talk, SeatId seat, TalkPort port) {
        TalkSessionId session = new TalkSessionId(lastSession.incrementAndGet());
        connections.put(session, new Connection(talk, port));
        if (!offer(new TalkInput.Connected(talk, session, seat))) {
            port.hangUp(TRY_AGAIN_LATER, "the server is busy");
        }
        return session;
    }

    /** A frame came on a connection; false when the shard is too busy to take it. */
    public boolean ask(TalkSessionId session, TalkRequest request) {
        Connection connection = connections.get(session);
        return connection == null || offer(new TalkInput.Asked(connection.talk, session, request));
    }

    /** The connection is gone. */
    public void disconnect(TalkSessionId session) {
        Connection connection = connections.remove(session);
        if (connection != null) {
            put(new TalkInput.Disconnected(connection.talk, session));
        }
    }

    /** How many connections there are. */
    public int connections() {
        return connections.size();
    }

    /** Ends the connections of a seat: its invitation holds no longer. */
    public void bar(TalkId talk, SeatId seat) {
        put(new TalkInput.Barred(talk, seat));
    }

    private boolean offer(TalkInput input) {
        return shards.inboxOf(input.talk()).offer(new ShardInput.Talk(input));
    }

    private void put(TalkInput input) {
        shards.inboxOf(input.talk()).put(new ShardInput.Talk(input));
    }

    // From the shards' loops.

    @Override
    public void tell(TalkSessionId session, String frame) {
        Connection connection = connections.get(session);
        if (connection != null) {
            connection.port.tell(frame);
        }
    }

    @Override
    public void hangUp(TalkSessionId session, int code, String reason) {
        Connection connection = connections.get(session);
        if (connection != null) {
            connection.port.hangUp(code, reason);
        }
    }

    @Override
    public void answer(RequestId request, TalkFrame answer) {
        orders.answer(request, answer);
    }

    @Override
    public void store(TalkId talk, int era, List<Recorded> lines) {
        commit.submit(talk, era, lines, this::put);
    }

    @Override
    public void published(Talk talk, Proceedings proceedings) {
        OpenTalk newest = new OpenTalk(talk, proceedings);
        OpenTalk before = open.put(talk.id(), newest);
        CompletableFuture<OpenTalk> waiting = opening.get(talk.id());
        if (waiting != null) {
            waiting.complete(newest);
        }
        if (before != null) {
            watchers.forEach(watcher -> watcher.changed(before, newest));
        }
    }

    @Override
    public void closed(TalkId talk) {
        open.remove(talk);
        CompletableFuture<OpenTalk> waiting = opening.get(talk);
        if (waiting != null) {
            waiting.completeExceptionally(new IllegalStateException("no more talks can be opened now"));
        }
    }

    /** Notes the last moment; to be called when the shards have stopped. */
    @Override
    public void close() {
        Heartbeat beating = heart;
        if (beating != null) {
            beating.close();
        }
    }
}
