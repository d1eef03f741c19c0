package hiwar.bench.demo;

import hiwar.bench.peer.PeerLoop;
import hiwar.talks.command.Command;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Presence;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.view.Proceedings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody synthetic in a seat: connects like everybody else, does what its script says, and, as a head of delegation,
 * is seen and heard. When a visitor takes the same seat it steps back, and comes back when the seat is empty again.
 * Runs on a virtual thread of its own.
 */
final class Actor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Actor.class);
    private static final long TURN_MILLIS = 200;
    private static final long AFTER_FAILURE_MILLIS = 1_000;

    /** What somebody in a seat does next, from what it sees; null for nothing. */
    interface Script {
        @Nullable
        Command next(Proceedings proceedings, long nowMillis);
    }

    /**
     * Where an actor plays.
     *
     * @param link of its seat
     */
    record Place(HttpClient http, TalkId talk, SeatId seat, String link) {
        SeatLine connect() throws IOException, InterruptedException {
            return SeatLine.open(http, talk, seat, link);
        }
    }

    /** What makes it seen and heard. */
    record Media(PeerLoop loop, String url, ReferenceTalk.Side side) {}

    private final Place place;
    private final Script script;
    private final @Nullable Media media;
    /** Sees the talk while this one has stepped back. */
    private final Supplier<Proceedings> witness;

    private final Thread thread;
    private volatile @Nullable SeatLine line;
    private volatile boolean stopped;
    private @Nullable SyntheticHead head;
    private boolean steppedBack;

    private Actor(Place place, Script script, @Nullable Media media, @Nullable Supplier<Proceedings> witness) {
        this.place = place;
        this.script = script;
        this.media = media;
        this.witness = witness == null ? this::seen : witness;
        this.thread = Thread.ofVirtual().name("seat-" + place.seat()).unstarted(this::run);
    }

    /** Somebody who is neither seen nor heard, and never steps back. */
    static Actor silent(Place place, Script script) {
        return new Actor(place, script, null, null);
    }

    /** A head of delegation; {@code witness} sees the talk from another seat. */
    static Actor head(Place place, Script script, Media media, Supplier<Proceedings> witness) {
        return new Actor(place, script, media, witness);
    }

    void start() {
        thread.start();
    }

    /** The talk as it sees it; nothing before it has connected. */
    Proceedings seen() {
        SeatLine now = line;
        return now == null ? Proceedings.empty(place.talk()) : now.proceedings();
    }

    private void run() {
        try {
            while (!stopped) {
                try {
                    turn();
                } catch (IOException | RuntimeException e) {
                    LOG.warn("{} cannot go on for now: {}", place.seat(), e.getMessage());
                    stepBack();
                    TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MILLIS);
                }
                TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stepBack();
        }
    }

    private void turn() throws IOException, InterruptedException {
        if (steppedBack && !seatIsEmpty()) {
            return;
        }
        steppedBack = false;
        SeatLine now = line;
        if (now == null || !now.isOpen()) {
            now = place.connect();
            line = now;
        }
        now.look();
        if (!now.follows()) {
            return;
        }
        Command command = script.next(now.proceedings(), System.currentTimeMillis());
        if (command != null) {
            now.give(command);
        }
        if (media != null) {
            play(now, media);
        }
    }

    private void play(SeatLine now, Media with) throws IOException, InterruptedException {
        SyntheticHead playing = head;
        if (playing != null && playing.isOver()) {
            steppedBack = playing.isDisplaced();
            leaveRoom();
            if (steppedBack) {
                stepBack();
            }
            return;
        }
        if (playing == null && now.room() != null) {
            playing = SyntheticHead.join(with.loop, with.url, now.mediaToken(), with.side);
            head = playing;
        }
        if (playing != null) {
            playing.speaks(speaks(now.proceedings().state()));
        }
    }

    private boolean speaks(TalkState table) {
        List<PointOfOrder> points = table.order().points();
        if (!points.isEmpty()) {
            return points.getFirst().seat().equals(place.seat());
        }
        Holding holding = table.floor().holding();
        return holding != null && holding.speaker().equals(place.seat()) && table.clockRuns();
    }

    private boolean seatIsEmpty() {
        Attendee attendee = witness.get().state().seats().find(place.seat());
        return attendee != null && attendee.presence() == Presence.AWAY;
    }

    private void stepBack() {
        leaveRoom();
        SeatLine now = line;
        if (now != null) {
            now.close();
            line = null;
        }
    }

    private void leaveRoom() {
        SyntheticHead playing = head;
        if (playing != null) {
            playing.close();
            head = null;
        }
    }

    /** Goes without a word, as whoever closes a computer. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(TURN_MILLIS * 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
