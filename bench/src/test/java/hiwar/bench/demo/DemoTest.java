package hiwar.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.node.node.Config;
import hiwar.node.node.SettingOptions;
import hiwar.sim.media.ReceivedFrame;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.PeerOptions;
import hiwar.sim.peer.PeerSnapshot;
import hiwar.sim.peer.ReceivedSnapshot;
import hiwar.sim.peer.ReceivedStream;
import hiwar.talks.command.SeatCommand;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Item;
import hiwar.talks.state.Sitting;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.Spoken;
import hiwar.wire.rtp.MediaKind;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.SpeakerInfo;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.UpdateTrackSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo on a real node over real sockets. */
class DemoTest {
    private static final long WAIT_MILLIS = 15_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int FRAMES = 60;

    /** Fast, so that a whole agenda takes seconds. */
    private static final HeadScript.Tempo HURRIED = new HeadScript.Tempo(100, 1_000, 1_000);
    /** The first item is open to observers, and has to last while one looks. */
    private static final HeadScript.Tempo UNHURRIED = new HeadScript.Tempo(300, 12_000, 1_000);

    private static final SeatId OBSERVER = new SeatId("observer");

    @Test
    void theHeadsHoldTheWholeTalkByThemselves(@TempDir Path data) throws Exception {
        try (DemoMain.Demo demo = DemoMain.Demo.start(config(data), HURRIED)) {
            DemoTalk talk = demo.talk();
            until("a recess is taken", () -> talk.seen().state().sitting().inRecess());
            until("the recess is over", () -> talk.seen().state().sitting().condition() == Sitting.Condition.OPEN);
            until(
                    "a point of order is raised",
                    () -> !talk.seen().state().order().points().isEmpty());
            until("it is ruled on", () -> talk.seen().state().order().points().isEmpty());
            until(
                    "every item is concluded",
                    () -> talk.seen().state().agenda().items().stream()
                            .allMatch(item -> item.progress() == Item.Progress.CONCLUDED));
            Proceedings all = talk.seen();
            assertThat(all.state().order().pointsRaised()).isEqualTo(1);
            for (Item item : all.state().agenda().items()) {
                assertThat(all.spoken())
                        .filteredOn(spoken -> spoken.intervention().item().equals(item.id()))
                        .extracting(spoken -> spoken.intervention().delegation(), Spoken::end)
                        .containsExactlyInAnyOrder(
                                tuple(ReferenceTalk.FIRST.delegation(), Spoken.End.YIELDED),
                                tuple(ReferenceTalk.SECOND.delegation(), Spoken.End.YIELDED));
            }
            until("they begin anew", () -> talk.seen().state().agenda().current() != null);
        }
    }

    @Test
    void aHeadStepsBackForAVisitorAndComesBackAfterwards(@TempDir Path data) throws Exception {
        SeatId seat = ReferenceTalk.SECOND.head();
        try (DemoMain.Demo demo = DemoMain.Demo.start(config(data), HURRIED);
                Visit visit = new Visit("visitor")) {
            DemoTalk talk = demo.talk();
            until("the sitting is open", () -> talk.seen().state().sitting().open());
            SeatLine line = visit.sit(talk, seat);
            until("the visitor is in the room", () -> line.follows() && line.room() != null);
            LivePeer visitor = visit.join(demo, PeerOptions::unsubscribed, NOTHING);
            visitor.await("connected", WAIT_MILLIS, ClientPeer::isConnected);
            Thread.sleep(1_500); // a head that did not step back would be in the room again by now
            boolean connected = visitor.call(ClientPeer::isConnected);
            assertThat(connected).isTrue();
            List<ParticipantInfo> others = visitor.call(client -> client.room().others());
            assertThat(others)
                    .extracting(ParticipantInfo::getIdentity)
                    .contains(ReferenceTalk.FIRST.head().value());
            line.give(new SeatCommand.Leave());
            until("the seat is empty", () -> !talk.seen().state().seats().present(seat));
            until("the head is back", () -> talk.seen().state().seats().present(seat));
        }
    }

    @Test
    void anObserverSeesAndHearsTheOpenItemWithoutAGap(@TempDir Path data) throws Exception {
        DemoMain.Demo demo = DemoMain.Demo.start(config(data), UNHURRIED);
        try (Visit visit = new Visit("observer")) {
            SeatLine line = visit.sit(demo.talk(), OBSERVER);
            until("its place is known", line::follows);
            line.give(new SeatCommand.Arrive());
            until("it is admitted", () -> line.room() != null);
            Seen seen = new Seen();
            LivePeer peer = visit.join(demo, PeerOptions::assembling, seen);
            peer.await(
                    "two cameras and two microphones",
                    WAIT_MILLIS,
                    client -> client.received().size() == 4);
            peer.await(
                    "frames of all but the microphone of who has not the floor",
                    WAIT_MILLIS,
                    client -> seen.frames.size() >= 3
                            && seen.frames.values().stream().allMatch(frames -> frames.size() > FRAMES));
            List<ParticipantInfo> others = peer.call(client -> client.room().others());
            assertThat(others)
                    .extracting(ParticipantInfo::getIdentity, head -> head.getAttributesOrThrow("role"))
                    .containsExactlyInAnyOrder(tuple("head-ru", "head"), tuple("head-cn", "head"));
            List<ReceivedStream> streams = peer.call(ClientPeer::received);
            assertThat(streams)
                    .extracting(ReceivedStream::publisherSid)
                    .doesNotContain("")
                    .hasSize(4);
            for (ReceivedStream stream : streams) {
                ReceivedSnapshot snapshot = peer.call(client -> stream.snapshot());
                assertThat(snapshot.continuous()).as(snapshot.toString()).isTrue();
                if (stream.kind() == MediaKind.VIDEO) {
                    assertFollowsAClip(peer.call(client -> seen.first(stream)));
                }
            }
            PeerSnapshot counters = peer.call(ClientPeer::snapshot);
            assertThat(counters.malformedReports()).isZero();
            assertThat(counters.undecryptable()).isZero();
            assertThat(counters.unknownSsrcs()).isZero();
            switches(peer, seen);
            for (ReceivedStream stream : streams) {
                ReceivedSnapshot snapshot = peer.call(client -> stream.snapshot());
                assertThat(snapshot.continuous()).as(snapshot.toString()).isTrue();
            }
            peer.await("somebody is marked as speaking", WAIT_MILLIS, client -> !seen.speakers.isEmpty());
            peer.close();
        } finally {
            Instant before = Instant.now();
            demo.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    /** What a visitor of the demo has open; all of it is closed, whatever the test found. */
    private static final class Visit implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final PeerLoop loop;
        private @Nullable SeatLine line;

        Visit(String name) {
            loop = PeerLoop.start(name);
        }

        SeatLine sit(DemoTalk talk, SeatId seat) throws Exception {
            SeatLine opened =
                    SeatLine.open(http, talk.talk(), seat, talk.link(seat).url());
            line = opened;
            return opened;
        }

        LivePeer join(DemoMain.Demo demo, UnaryOperator<PeerOptions> options, PeerEvents events) throws Exception {
            String url = demo.node().url().toString().replaceFirst("^http", "ws");
            return LivePeer.join(loop, url, Objects.requireNonNull(line).mediaToken(), options, events);
        }

        @Override
        public void close() {
            loop.close();
            if (line != null) {
                line.close();
            }
            http.shutdownNow();
        }
    }

    private static final PeerEvents NOTHING = new PeerEvents() {};

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long untilNanos = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(untilNanos);
            Thread.sleep(20);
        }
    }

    /** The size of the pictures follows the observer's wish, down and up. */
    private static void switches(LivePeer peer, Seen seen) {
        for (VideoQuality quality : List.of(VideoQuality.LOW, VideoQuality.HIGH)) {
            int width = quality == VideoQuality.LOW ? 320 : 640;
            peer.run(client -> client.request(SignalRequest.newBuilder()
                    .setTrackSetting(UpdateTrackSettings.newBuilder()
                            .addAllTrackSids(seen.widths.keySet())
                            .setQuality(quality))
                    .build()));
            peer.await(
                    "pictures " + width + " wide",
                    WAIT_MILLIS,
                    client -> seen.widths.values().stream().allMatch(now -> now == width));
        }
    }

    /** Every frame is the one after the one before it in a clip, or a key frame with which another part begins. */
    private static void assertFollowsAClip(List<byte[]> frames) {
        List<List<byte[]>> clips = new ArrayList<>();
        for (ReferenceTalk.Side side : List.of(ReferenceTalk.FIRST, ReferenceTalk.SECOND)) {
            for (String size : List.of("low", "high")) {
                Reel reel = Reel.pictures(side, size);
                clips.add(reel.speaking());
                clips.add(reel.listening());
            }
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (int clip = 0; clip < clips.size(); clip++) {
            for (int i = 0; i < clips.get(clip).size(); i++) {
                places.put(key(clips.get(clip).get(i)), clip + ":" + i);
                places.put("after " + clip + ":" + i, clip + ":" + (i + 1));
            }
        }
        String before = "";
        for (byte[] frame : frames) {
            String place = places.get(key(frame));
            assertThat(place).as("a frame of %d bytes", frame.length).isNotNull();
            boolean keyframe = (frame[0] & 1) == 0;
            if (!keyframe) {
                assertThat(place).isEqualTo(places.get("after " + before));
            }
            before = String.valueOf(place);
        }
    }

    private static String key(byte[] frame) {
        return frame.length + " " + Arrays.hashCode(frame);
    }

    private static Config config(Path data) throws Exception {
        CommandLine line = SettingOptions.of(new DemoMain());
        line.parseArgs("--port", "0", "--media-port", "0", "--shards", "1", "--data", data.toString());
        return SettingOptions.read(line.getCommandSpec(), Map.of());
    }

    /** What the observer got; written and read on its loop. */
    private static final class Seen implements PeerEvents {
        private final Map<String, List<byte[]>> frames = new HashMap<>();
        /** Of the last keyframe of each camera. */
        private final Map<String, Integer> widths = new HashMap<>();

        private final Set<String> speakers = new LinkedHashSet<>();

        /** The first {@link #FRAMES} of a stream, to be looked at while others come in. */
        List<byte[]> first(ReceivedStream stream) {
            return List.copyOf(frames.getOrDefault(stream.trackSid(), List.of()).subList(0, FRAMES));
        }

        @Override
        public void frame(ReceivedStream stream, ReceivedFrame frame) {
            if (stream.kind() == MediaKind.VIDEO && frame.keyframe()) {
                ByteBuffer data = ByteBuffer.wrap(frame.data()).order(ByteOrder.LITTLE_ENDIAN);
                widths.put(stream.trackSid(), data.getShort(6) & 0x3FFF); // RFC 6386 section 9.1
            }
            frames.computeIfAbsent(stream.trackSid(), track -> new ArrayList<>())
                    .add(frame.data());
        }

        @Override
        public void signalled(SignalResponse response) {
            response.getSpeakersChanged().getSpeakersList().stream()
                    .filter(SpeakerInfo::getActive)
                    .forEach(speaker -> speakers.add(speaker.getSid()));
        }
    }
}
