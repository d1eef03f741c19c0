package hiwar.sim.check;

import hiwar.room.room.ShardSnapshot;
import hiwar.room.signal.AdminCall;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.ReceivedSnapshot;
import hiwar.sim.peer.ReceivedStream;
import hiwar.sim.sim.Link;
import hiwar.sim.sim.SeededEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.UpdateParticipantRequest;

/**
 * A sitting in which a seed decides everything: who comes and goes, who is muted, whose socket breaks, how bad the
 * network is. What must hold is looked at after every second, and once more when the network has been good for a
 * while.
 *
 * <p>One seed is one run: {@code ./hiwar sim --calls --seed N} repeats it.
 */
public final class Scenario {
    private static final int SECONDS = 40;
    /** Long enough for every socket that is away to be back: what the chair asked meanwhile has reached everybody. */
    private static final int RETURNING_SECONDS = 7;
    /** Long enough for every retry and keyframe that the trouble before can have left to do. */
    private static final int SETTLING_SECONDS = 7;

    private static final int MOST_PEOPLE = 5;
    private static final long FRESH_NANOS = 1_000_000_000;
    private static final Link GOOD = Link.clean(20_000_000);

    private final long seed;
    private final World world;
    private final SeededEntropy entropy;
    private final List<Delegate> present = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private int made;

    /** The run of {@code seed}. */
    public Scenario(long seed) {
        this.seed = seed;
        this.world = new World(seed, GOOD);
        this.entropy = world.simulation().fork();
    }

    /** Runs it; answers what did not hold, which is nothing when all is well. */
    public List<String> run() {
        arrive();
        arrive();
        for (int second = 0; second < SECONDS; second++) {
            happen();
            step();
        }
        tell("the network is good from now on");
        world.network().become(GOOD);
        for (int second = 0; second < RETURNING_SECONDS; second++) {
            step();
        }
        for (Delegate delegate : present) {
            mute(delegate, false);
            allow(delegate, true);
            watch(delegate, true);
        }
        world.run(SETTLING_SECONDS);
        look();
        settled();
        return findings;
    }

    /** What happened, line by line, for whoever looks into a finding. */
    public List<String> story() {
        return story;
    }

    /** Of every byte that was sent and when: the same for the same seed. */
    public long digest() {
        return world.network().digest();
    }

    private void step() {
        world.run(1);
        look();
        List.copyOf(present).stream()
                .filter(delegate -> delegate.host().isLost())
                .forEach(this::rejoin);
    }

    /** As clients do that are told to, or whose connection is beyond repair. */
    private void rejoin(Delegate delegate) {
        tell(name(delegate) + " joins anew");
        delegate.leave();
        present.set(present.indexOf(delegate), world.delegate(name(delegate), layers()));
    }

    private int layers() {
        return 1 + (int) entropy.below(2);
    }

    private void happen() {
        switch ((int) entropy.below(14)) {
            case 0, 1 -> arrive();
            case 2 -> depart();
            case 3, 4 -> somebody().ifPresent(delegate -> mute(delegate, entropy.chance(500)));
            case 5, 6 -> somebody().ifPresent(this::cut);
            case 7 -> become(GOOD);
            case 8 -> become(new Link(10_000_000 + entropy.below(80_000_000), entropy.below(40_000_000), 30, 10));
            case 9 -> become(new Link(30_000_000, 0, 1_000, 0)); // nothing arrives
            case 10 -> somebody().ifPresent(this::silence);
            case 11 -> somebody().ifPresent(delegate -> allow(delegate, entropy.chance(500)));
            case 12 -> somebody().ifPresent(delegate -> watch(delegate, entropy.chance(500)));
            default -> somebody().ifPresent(this::remove);
        }
    }

    private java.util.Optional<Delegate> somebody() {
        return present.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(present.get((int) entropy.below(present.size())));
    }

    private void arrive() {
        if (present.size() < MOST_PEOPLE) {
            String identity = "delegate-" + ++made;
            tell(identity + " comes");
            present.add(world.delegate(identity, layers()));
        }
    }

    private void depart() {
        somebody().filter(delegate -> delegate.host().isReached()).ifPresent(delegate -> {
            tell(name(delegate) + " leaves");
            present.remove(delegate);
            delegate.leave();
        });
    }

    private void remove(Delegate delegate) {
        if (present.size() > 2) {
            tell(name(delegate) + " is removed");
            world.shard()
                    .admin(new AdminCall.RemoveParticipant(RoomParticipantIdentity.newBuilder()
                            .setRoom(world.room())
                            .setIdentity(name(delegate))
                            .build()));
            present.remove(delegate);
            delegate.leave();
        }
    }

    private void mute(Delegate delegate, boolean muted) {
        tell(name(delegate) + (muted ? " is muted" : " is heard"));
        delegate.host().act(peer -> {
            peer.mute(delegate.microphone(), muted);
            peer.mute(delegate.camera(), muted);
        });
    }

    private void silence(Delegate delegate) {
        String sid = delegate.microphone().sid();
        if (sid != null) {
            tell(name(delegate) + " is silenced by the chair");
            world.shard()
                    .admin(new AdminCall.MutePublishedTrack(MuteRoomTrackRequest.newBuilder()
                            .setRoom(world.room())
                            .setIdentity(name(delegate))
                            .setTrackSid(sid)
                            .setMuted(true)
                            .build()));
        }
    }

    /** The chair says whether the delegate may see and hear the others. */
    private void allow(Delegate delegate, boolean subscribes) {
        tell(name(delegate) + (subscribes ? " may" : " may not") + " see the others");
        world.shard()
                .admin(new AdminCall.UpdateParticipant(UpdateParticipantRequest.newBuilder()
                        .setRoom(world.room())
                        .setIdentity(name(delegate))
                        .setPermission(ParticipantPermission.newBuilder()
                                .setCanSubscribe(subscribes)
                                .setCanPublish(true)
                                .setCanPublishData(true))
                        .build()));
    }

    /** The delegate itself says whether it wants to. */
    private void watch(Delegate delegate, boolean subscribes) {
        List<String> tracks = present.stream()
                .filter(other -> other != delegate)
                .flatMap(other ->
                        Stream.of(other.microphone().sid(), other.camera().sid()))
                .filter(Objects::nonNull)
                .toList();
        tell(name(delegate) + (subscribes ? " watches" : " watches nobody"));
        delegate.host().act(peer -> peer.subscribe(tracks, subscribes));
    }

    private void cut(Delegate delegate) {
        if (!delegate.host().peer().isConnected()) {
            return; // there is nothing to resume yet: such a client comes anew, as somebody else would
        }
        long awayNanos = 200_000_000 + entropy.below(6_000_000_000L);
        tell(name(delegate) + " loses the socket for " + awayNanos / 1_000_000 + " ms");
        delegate.host().cutSignal(awayNanos);
    }

    private void become(Link link) {
        tell("the network becomes " + link);
        world.network().become(link);
    }

    /** What must hold at any time. */
    private void look() {
        ShardSnapshot shard = world.shard().shard().snapshot();
        require(shard.bugs() == 0, "the shard has met " + shard.bugs() + " bugs");
        require(shard.malformedSignals() == 0, "the shard took a peer's signal for malformed");
        for (PeerHost peer : world.peers()) {
            for (ReceivedStream stream : peer.peer().received()) {
                ReceivedSnapshot received = stream.snapshot();
                boolean seamless =
                        received.jumps() == 0 && received.timestampRegressions() == 0 && received.pictureGaps() == 0;
                require(seamless, stream.kind() + " " + stream.trackSid() + " has a seam: " + received);
            }
            peer.frames().forEach((sid, frames) -> {
                require(frames.damaged() == 0, sid + " has " + frames.damaged() + " damaged frames");
                require(frames.reordered() == 0, sid + " has " + frames.reordered() + " frames out of order");
            });
        }
    }

    /** What must hold once all trouble is over. */
    private void settled() {
        int people = world.shard().shard().snapshot().participants();
        require(people == present.size(), people + " people in the room instead of " + present.size());
        for (Delegate viewer : present) {
            require(
                    viewer.host().peer().isConnected(),
                    name(viewer) + " is not connected: " + viewer.host().peer().failure());
            for (Delegate speaker : present) {
                if (viewer != speaker) {
                    fresh(viewer, speaker, speaker.microphone());
                    fresh(viewer, speaker, speaker.camera());
                }
            }
        }
    }

    private void fresh(Delegate viewer, Delegate speaker, LocalTrack track) {
        String sid = track.sid();
        FrameLog frames = sid == null ? null : viewer.host().frames().get(sid);
        boolean flows = frames != null && world.simulation().nowNanos() - frames.lastNanos() < FRESH_NANOS;
        require(flows, name(viewer) + " gets no " + track.spec().name() + " of " + name(speaker));
    }

    private void require(boolean holds, String otherwise) {
        String finding = "seed " + seed + ": " + otherwise;
        if (!holds && !findings.contains(finding)) {
            findings.add(finding);
            tell("NOT SO: " + otherwise);
        }
    }

    private void tell(String what) {
        story.add(world.simulation().nowNanos() / 1_000_000 + " ms: " + what);
    }

    private static String name(Delegate delegate) {
        return delegate.host().identity();
    }
}
