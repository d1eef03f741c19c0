package hiwar.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.bench.peer.Server;
import hiwar.node.node.Config;
import hiwar.node.node.SettingOptions;
import hiwar.sim.media.ReceivedFrame;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.PeerOptions;
import hiwar.sim.peer.PeerSnapshot;
import hiwar.sim.peer.ReceivedSnapshot;
import hiwar.sim.peer.ReceivedStream;
import hiwar.wire.rtp.MediaKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.SpeakerInfo;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.UpdateTrackSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo on a real node over real sockets, seen by an observer. */
class DemoTest {
    private static final long WAIT_MILLIS = 15_000;
    private static final int FRAMES = 60;

    @Test
    void anObserverSeesAndHearsBothSidesWithoutAGap(@TempDir Path data) throws Exception {
        DemoMain.Demo demo = DemoMain.Demo.start(config(data));
        try (PeerLoop loop = PeerLoop.start("observer")) {
            Seen seen = new Seen();
            Server.Visitor observer = ReferenceTalk.observer();
            LivePeer peer = LivePeer.join(loop, demo.talk().server(), observer, PeerOptions::assembling, seen);
            peer.await(
                    "two cameras and two microphones",
                    WAIT_MILLIS,
                    client -> client.received().size() == 4);
            peer.await(
                    "frames of all",
                    WAIT_MILLIS,
                    client -> seen.frames.size() == 4
                            && seen.frames.values().stream().allMatch(frames -> frames.size() > FRAMES));
            String metadata = peer.call(client -> client.room().room().getMetadata());
            assertThat(metadata).contains("\"delegations\"");
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
                List<byte[]> frames = seen.frames.getOrDefault(stream.trackSid(), List.of());
                if (stream.kind() == MediaKind.VIDEO) {
                    assertFollowsAClip(frames);
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
        for (ReferenceTalk.Delegation delegation : List.of(ReferenceTalk.FIRST, ReferenceTalk.SECOND)) {
            for (String size : List.of("low", "high")) {
                Reel reel = Reel.pictures(delegation, size);
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
        for (byte[] frame : frames.subList(0, FRAMES)) {
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

    /** What the observer got, written on its loop. */
    private static final class Seen implements PeerEvents {
        private final Map<String, List<byte[]>> frames = new ConcurrentHashMap<>();
        /** Of the last keyframe of each camera. */
        private final Map<String, Integer> widths = new ConcurrentHashMap<>();

        private final Set<String> speakers = new LinkedHashSet<>();

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
