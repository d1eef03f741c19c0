package hiwar.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.ReceivedSnapshot;
import hiwar.sim.sim.Link;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two delegates call each other through a shard: no socket, no thread, no clock, and a network that a seed decides. */
class CallTest {
    private static final Link CLEAN = Link.clean(20_000_000);
    /** Loses 2 in 100, overtakes by up to 25 ms, doubles 1 in 100. */
    private static final Link ROUGH = new Link(20_000_000, 25_000_000, 20, 10);

    @Test
    void overACleanNetworkEverythingArrivesOnceAndInOrder() {
        World world = new World(1, CLEAN);
        Delegate petrol = world.delegate("petrol", 1);
        Delegate garnet = world.delegate("garnet", 1);
        world.run(20);
        for (LocalTrack track : new LocalTrack[] {garnet.microphone(), garnet.camera()}) {
            ReceivedSnapshot received = received(petrol, track);
            assertThat(received.continuous()).as("%s", received).isTrue();
            assertThat(received.duplicates()).isZero();
            assertThat(received.repaired()).isZero();
        }
        FrameLog pictures = frames(petrol, garnet.camera());
        assertThat(pictures.frames()).isGreaterThan(18 * 15);
        assertThat(pictures.damaged()).isZero();
        assertThat(pictures.reordered()).isZero();
        assertThat(frames(garnet, petrol.microphone()).frames()).isGreaterThan(18 * 50);
        assertThat(world.shard().shard().snapshot().bugs()).isZero();
    }

    @Test
    void overARoughNetworkWhatArrivesIsContinuousAndWhole() {
        World world = new World(2, ROUGH);
        Delegate petrol = world.delegate("petrol", 1);
        Delegate garnet = world.delegate("garnet", 1);
        world.run(60);
        assertThat(world.network().lostDatagrams()).isGreaterThan(100);
        assertHolds(petrol, garnet);
        assertHolds(garnet, petrol);
        assertThat(world.shard().shard().snapshot().bugs()).isZero();
    }

    private static void assertHolds(Delegate viewer, Delegate speaker) {
        ReceivedSnapshot sound = received(viewer, speaker.microphone());
        ReceivedSnapshot picture = received(viewer, speaker.camera());
        for (ReceivedSnapshot received : new ReceivedSnapshot[] {sound, picture}) {
            assertThat(received.jumps()).as("%s", received).isZero();
            assertThat(received.timestampRegressions()).as("%s", received).isZero();
            assertThat(received.pictureGaps()).as("%s", received).isZero();
        }
        // Sound is repaired on its way up only, as browsers ask for nothing again; pictures on both ways.
        assertThat(sound.lost()).as("%s", sound).isLessThan(sound.packets() * 3 / 100);
        assertThat(picture.lost()).as("%s", picture).isLessThan(picture.packets() / 100);
        assertThat(picture.repaired()).isPositive();
        FrameLog pictures = frames(viewer, speaker.camera());
        assertThat(pictures.damaged()).isZero();
        assertThat(pictures.reordered()).isZero();
        assertThat(pictures.frames()).isGreaterThan(50 * 15);
        assertThat(pictures.longestGapNanos()).isLessThan(1_500_000_000L);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        assertThat(digest(7)).isEqualTo(digest(7)).isNotEqualTo(digest(8));
    }

    private static long digest(long seed) {
        World world = new World(seed, ROUGH);
        Delegate petrol = world.delegate("petrol", 2);
        world.delegate("garnet", 2);
        world.run(5);
        petrol.host().act(peer -> peer.mute(petrol.camera(), true));
        world.run(5);
        return world.network().digest();
    }

    @Test
    void anHourOfTalkRunsInSecondsAndLosesNothing() {
        World world = new World(3, new Link(20_000_000, 5_000_000, 5, 0));
        Delegate petrol = world.delegate("petrol", 1);
        Delegate garnet = world.delegate("garnet", 1);
        world.run(3600);
        assertThat(frames(petrol, garnet.microphone()).frames()).isGreaterThan(3570 * 50);
        assertThat(frames(garnet, petrol.camera()).frames()).isGreaterThan(3500 * 15);
        assertThat(frames(garnet, petrol.camera()).damaged()).isZero();
        assertThat(received(garnet, petrol.camera()).jumps()).isZero();
        assertThat(world.shard().shard().snapshot().bugs()).isZero();
        assertThat(petrol.host().peer().failure()).isNull();
    }

    @Test
    void aMutedCameraComesBackWithAKeyframeAndNoSeam() {
        World world = new World(4, ROUGH);
        Delegate petrol = world.delegate("petrol", 1);
        Delegate garnet = world.delegate("garnet", 1);
        world.run(5);
        petrol.host().act(peer -> peer.mute(petrol.camera(), true));
        world.run(1);
        long before = frames(garnet, petrol.camera()).frames();
        world.run(4);
        assertThat(frames(garnet, petrol.camera()).frames() - before).isLessThanOrEqualTo(1);
        petrol.host().act(peer -> peer.mute(petrol.camera(), false));
        world.run(5);
        ReceivedSnapshot received = received(garnet, petrol.camera());
        assertThat(frames(garnet, petrol.camera()).frames() - before).isGreaterThan(50);
        assertThat(received.jumps()).isZero();
        assertThat(received.timestampRegressions()).isZero();
        assertThat(received.pictureGaps()).isZero();
    }

    @Test
    void aCutWebSocketIsResumedAndMediaNeverStops() {
        World world = new World(5, CLEAN);
        Delegate petrol = world.delegate("petrol", 1);
        Delegate garnet = world.delegate("garnet", 1);
        world.run(5);
        String sid = petrol.host().peer().room().self().getSid();
        petrol.host().cutSignal(5_000_000_000L);
        world.run(15);
        assertThat(petrol.host().peer().left()).isNull();
        assertThat(petrol.host().peer().room().self().getSid()).isEqualTo(sid);
        assertThat(frames(garnet, petrol.camera()).longestGapNanos()).isLessThan(300_000_000L);
        assertThat(frames(petrol, garnet.microphone()).longestGapNanos()).isLessThan(200_000_000L);
        assertThat(world.shard().shard().snapshot().resumes()).isEqualTo(1);
    }

    @Test
    void whoLeavesIsGoneForTheOthers() {
        World world = new World(6, CLEAN);
        Delegate petrol = world.delegate("petrol", 1);
        Delegate garnet = world.delegate("garnet", 1);
        world.run(3);
        assertThat(petrol.host().peer().room().other("garnet")).isNotNull();
        garnet.leave();
        world.run(5);
        assertThat(petrol.host().peer().room().other("garnet")).isNull();
        assertThat(world.shard().shard().snapshot().participants()).isEqualTo(1);
    }

    private static ReceivedSnapshot received(Delegate viewer, LocalTrack track) {
        String sid = Objects.requireNonNull(track.sid(), "the track is not published");
        return Objects.requireNonNull(viewer.host().peer().received(sid), "nothing of the track has come")
                .snapshot();
    }

    private static FrameLog frames(Delegate viewer, LocalTrack track) {
        String sid = Objects.requireNonNull(track.sid(), "the track is not published");
        return Objects.requireNonNull(viewer.host().frames().get(sid), "no frame of the track has come");
    }
}
