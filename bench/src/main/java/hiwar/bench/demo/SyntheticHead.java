package hiwar.bench.demo;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.PeerOptions;
import hiwar.sim.peer.SendStream;
import hiwar.sim.peer.TrackSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.SignalResponse;

/** The media of one synthetic head of delegation: publishes camera and microphone, and plays clips into them. */
final class SyntheticHead implements AutoCloseable {
    private static final long CONNECT_MILLIS = 10_000;
    private static final VideoLayer LOW = layer(VideoQuality.LOW, 320, 180, 80_000);
    private static final VideoLayer HIGH = layer(VideoQuality.HIGH, 640, 360, 250_000);

    private final LivePeer peer;
    private final Map<SendStream, Playback> playbacks;
    private final Ending ending;

    /** How its stay in the room ended, as the server said. */
    private static final class Ending {
        private volatile boolean over;
        private volatile boolean displaced;
    }

    private SyntheticHead(LivePeer peer, Map<SendStream, Playback> playbacks, Ending ending) {
        this.peer = peer;
        this.playbacks = playbacks;
        this.ending = ending;
    }

    /**
     * Joins, publishes and begins to listen.
     *
     * @param url of the server, {@code ws:} or {@code wss:}
     * @param token for the room of the talk
     */
    static SyntheticHead join(PeerLoop loop, String url, String token, ReferenceTalk.Side side) {
        Map<SendStream, Playback> playbacks = new LinkedHashMap<>();
        Ending ending = new Ending();
        PeerEvents events = new PeerEvents() {
            @Override
            public void keyframeWanted(SendStream stream) {
                Playback playback = playbacks.get(stream);
                if (playback != null) {
                    playback.keyframe();
                }
            }

            @Override
            public void signalled(SignalResponse response) {
                if (response.hasLeave()) {
                    ending.displaced = response.getLeave().getReason() == DisconnectReason.DUPLICATE_IDENTITY;
                    ending.over = true;
                }
            }

            @Override
            public void failed(String why) {
                ending.over = true;
            }
        };
        LivePeer peer = LivePeer.join(loop, url, token, PeerOptions::unsubscribed, events);
        LocalTrack camera = peer.call(client -> client.publish(TrackSpec.camera("camera", LOW, HIGH)));
        LocalTrack microphone = peer.call(client -> client.publish(TrackSpec.microphone("microphone")));
        peer.await("connected", CONNECT_MILLIS, ClientPeer::isConnected);
        peer.await("published", CONNECT_MILLIS, client -> camera.sid() != null && microphone.sid() != null);
        List<Reel> pictures = List.of(Reel.pictures(side, "low"), Reel.pictures(side, "high"));
        peer.call(client -> {
            for (SendStream stream : camera.streams()) {
                playbacks.put(stream, new Playback(loop, peer, stream, pictures.get(stream.index())));
            }
            for (SendStream stream : microphone.streams()) {
                playbacks.put(stream, new Playback(loop, peer, stream, Reel.sound(side)));
            }
            return playbacks.size();
        });
        long nowNanos = System.nanoTime();
        peer.run(client -> playbacks.values().forEach(playback -> playback.start(nowNanos)));
        return new SyntheticHead(peer, playbacks, ending);
    }

    private static VideoLayer layer(VideoQuality quality, int width, int height, int bitrateBps) {
        return VideoLayer.newBuilder()
                .setQuality(quality)
                .setWidth(width)
                .setHeight(height)
                .setBitrate(bitrateBps)
                .build();
    }

    /** Speaks, or listens. */
    void speaks(boolean now) {
        peer.run(client -> playbacks.values().forEach(playback -> playback.speaks(now)));
    }

    /** True when it is out of the room, for whatever reason. */
    boolean isOver() {
        return ending.over;
    }

    /** True when somebody else came in with the same seat. */
    boolean isDisplaced() {
        return ending.displaced;
    }

    @Override
    public void close() {
        peer.run(client -> playbacks.values().forEach(Playback::stop));
        peer.close();
    }
}
