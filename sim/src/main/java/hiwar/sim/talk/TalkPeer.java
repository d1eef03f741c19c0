package hiwar.sim.talk;

import com.google.protobuf.ByteString;
import hiwar.room.stage.TalkFrame;
import hiwar.sim.check.Delegate;
import hiwar.sim.check.FrameLog;
import hiwar.sim.check.PeerHost;
import hiwar.sim.check.ShardHost;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.sim.SeededEntropy;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import java.util.List;
import java.util.Objects;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.UserPacket;
import org.jspecify.annotations.Nullable;

/**
 * The sound, the pictures and the data of a seat: joins the room that its talk names and sends there all the time,
 * whether anybody may hear it or not. A defiant one has a changed client: it also tries rooms where it does not belong,
 * and goes on sending what the server has muted.
 */
final class TalkPeer {
    private static final long TICK_NANOS = 200_000_000L;
    private static final long AGAIN_NANOS = 1_000_000_000L;
    private static final long FRESH_NANOS = 1_500_000_000L;
    /** Sound every 100 ms and pictures every 333 ms: many sit at the table. */
    private static final int SLOWNESS = 5;
    /** As long as a token for a room of a talk is good. */
    private static final long TOKEN_SECONDS = 600;

    private final TalkNode node;
    private final MediaWatch watch;
    private final TalkClient client;
    private final boolean defiant;
    private final SeededEntropy entropy;
    private final List<LogId> temptations;
    /** A defiant one keeps its first token. */
    private final long firstNanos;

    private @Nullable Delegate delegate;
    private @Nullable LocalTrack screen;
    private @Nullable LogId room;
    private @Nullable LogId temptation;
    private boolean behaving;
    private int life;
    private int ticks;
    private long againNanos;

    /** The equipment of the seat that {@code client} connects for. */
    TalkPeer(TalkNode node, MediaWatch watch, TalkClient client, boolean defiant) {
        this.node = node;
        this.watch = watch;
        this.client = client;
        this.defiant = defiant;
        this.entropy = node.world().simulation().fork();
        this.temptations = List.of(
                LogId.table(Cast.TALK), LogId.caucus(Cast.TALK, Cast.NORTH), LogId.caucus(Cast.TALK, Cast.SOUTH));
        this.firstNanos = node.world().simulation().nowNanos();
        tick();
    }

    @Override
    public String toString() {
        return "the equipment of " + client.seat();
    }

    /** From now on it only does what it is told, so that what works can be seen. */
    void behave() {
        behaving = true;
        temptation = null;
    }

    private void tick() {
        ticks++;
        LogId wanted = wanted();
        Delegate current = delegate;
        if (current != null
                && (!Objects.equals(wanted, room)
                        || current.host().isLost()
                        || life != node.witness().lives())) {
            current.leave();
            delegate = null;
            againNanos = node.world().simulation().nowNanos() + AGAIN_NANOS;
        } else if (current == null
                && wanted != null
                && !node.isDown()
                && node.world().simulation().nowNanos() >= againNanos) {
            join(wanted);
        } else if (current != null) {
            send(current);
        }
        node.world().simulation().after(TICK_NANOS, this::tick);
    }

    private @Nullable LogId wanted() {
        if (defiant && !behaving && ticks % 25 == 0) {
            temptation = entropy.chance(500) ? temptations.get((int) entropy.below(temptations.size())) : null;
        }
        if (temptation != null) {
            return temptation;
        }
        TalkFrame.You you = client.you();
        if (client.isResting()) {
            return null;
        }
        if (you == null) {
            return room; // nothing says otherwise
        }
        return you.room() == null ? null : LogId.parse(you.room());
    }

    private void join(LogId wanted) {
        life = node.witness().lives();
        room = wanted;
        boolean stale = defiant && !behaving && entropy.chance(500);
        long issuedNanos = stale ? firstNanos : node.world().simulation().nowNanos();
        long issuedMillis = ShardHost.CLOCK.epochMillis(issuedNanos);
        PeerHost host = node.world()
                .peer(new PeerHost.Ticket(
                        client.seat().value(), wanted.text(), issuedMillis / 1_000 + TOKEN_SECONDS, defiant));
        host.listen(watch.ear(client.seat(), wanted, issuedNanos));
        Delegate joined = new Delegate(node.world(), host, 1, SLOWNESS);
        screen = client.seat().value().startsWith("head") ? joined.share() : null;
        delegate = joined;
        tracks().forEach(track -> watch.published(client.seat(), wanted, track));
    }

    private List<LocalTrack> tracks() {
        Delegate current = delegate;
        if (current == null) {
            return List.of();
        }
        LocalTrack shared = screen;
        return shared == null
                ? List.of(current.microphone(), current.camera())
                : List.of(current.microphone(), current.camera(), shared);
    }

    private void send(Delegate current) {
        if (ticks % 3 == 0) {
            UserPacket user = UserPacket.newBuilder()
                    .setPayload(ByteString.copyFromUtf8("note " + ticks))
                    .build();
            DataPacket packet = DataPacket.newBuilder().setUser(user).build();
            current.host()
                    .act(peer -> peer.send(
                            packet,
                            entropy.chance(500),
                            node.world().simulation().nowNanos()));
        }
    }

    /** Opens all its tracks, as somebody does who wants to speak. */
    void open() {
        Delegate current = delegate;
        if (current != null) {
            for (LocalTrack track : tracks()) {
                watch.opened(track);
                current.host().act(peer -> peer.mute(track, false));
            }
        }
    }

    /** Mutes its microphone. */
    void close() {
        Delegate current = delegate;
        if (current != null) {
            current.host().act(peer -> peer.mute(current.microphone(), true));
        }
    }

    /** What must hold once all trouble is over: it is where it belongs, and gets what it may hear and see. */
    void settled(Findings findings, List<TalkPeer> all) {
        Senses senses = Senses.of(node.witness().talk(), client.seat());
        Delegate mine = delegate;
        LogId where = senses.room();
        if (where == null || !client.isCaughtUp()) {
            return;
        }
        if (mine == null
                || !senses.in(where)
                || !where.equals(room)
                || !mine.host().peer().isConnected()) {
            findings.require(
                    false,
                    () -> this + " is not in " + where + " but in " + room + ", "
                            + (mine == null
                                    ? "absent"
                                    : mine.host().refusal() + " "
                                            + mine.host().peer().failure()));
            return;
        }
        for (TalkPeer other : all) {
            Senses others = Senses.of(node.witness().talk(), other.client.seat());
            Delegate theirs = other.delegate;
            if (other == this || theirs == null || !senses.hears() || !others.in(where)) {
                continue;
            }
            if (others.speaks()) {
                fresh(findings, other, theirs.microphone());
            }
            if (others.shows()) {
                fresh(findings, other, theirs.camera());
            }
        }
    }

    /** True when the sound of somebody else has come just now. */
    boolean hears(TalkPeer other) {
        Delegate theirs = other.delegate;
        return theirs != null && comes(theirs.microphone());
    }

    /** True when the picture of somebody else has come just now. */
    boolean sees(TalkPeer other) {
        Delegate theirs = other.delegate;
        return theirs != null && comes(theirs.camera());
    }

    private boolean comes(LocalTrack track) {
        FrameLog frames = delegate == null ? null : delegate.host().frames().get(track.sid());
        return frames != null && node.world().simulation().nowNanos() - frames.lastNanos() < FRESH_NANOS;
    }

    /** Whose it is. */
    SeatId seat() {
        return client.seat();
    }

    private void fresh(Findings findings, TalkPeer other, LocalTrack track) {
        if (track.muted() || watch.isSilenced(track)) {
            return;
        }
        findings.require(comes(track), () -> this + " gets no " + track.spec().name() + " from " + other);
    }
}
