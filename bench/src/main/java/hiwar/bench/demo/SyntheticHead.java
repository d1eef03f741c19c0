package hiwar.bench.demo;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.bench.peer.Server;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.PeerOptions;
import hiwar.sim.peer.SendStream;
import hiwar.sim.peer.TrackSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;

/** One synthetic head of delegation: joins as a client, publishes camera and microphone, and plays clips into them. */
final class SyntheticHead implements AutoCloseable {
    private static final long CONNECT_MILLIS = 10_000;
    private static final VideoLayer LOW = layer(VideoQuality.LOW, 320, 180, 80_000);
    private static final VideoLayer HIGH = layer(VideoQuality.HIGH, 640, 360, 250_000);

    private final LivePeer peer;
    private final Map<SendStream, Playback> playbacks;

    private SyntheticHead(LivePeer peer, Map<SendStream, Playback> playbacks) {
        this.peer = peer;
        this.playbacks = playbacks;
    }

    /**
     * Joins and publishes; nothing is sent before {@link #start}.
     *
     * @param turn 0 for whoever speaks first, 1 for the other
     */
    static SyntheticHead join(PeerLoop loop, Server server, ReferenceTalk.Delegation delegation, int turn) {
        Map<SendStream, Playback> playbacks = new LinkedHashMap<>();
        PeerEvents events = new PeerEvents() {
            @Override
            public void keyframeWanted(SendStream stream) {
                Playback playback = playbacks.get(stream);
                if (playback != null) {
                    playback.keyframe();
                }
            }
        };
        LivePeer peer = LivePeer.join(loop, server, delegation.head(), PeerOptions::unsubscribed, events);
        LocalTrack camera = peer.call(client -> client.publish(TrackSpec.camera("camera", LOW, HIGH)));
        LocalTrack microphone = peer.call(client -> client.publish(TrackSpec.microphone("microphone")));
        peer.await("connected", CONNECT_MILLIS, ClientPeer::isConnected);
        peer.await("published", CONNECT_MILLIS, client -> camera.sid() != null && microphone.sid() != null);
        List<Reel> pictures = List.of(Reel.pictures(delegation, "low"), Reel.pictures(delegation, "high"));
        peer.call(client -> {
            for (SendStream stream : camera.streams()) {
                playbacks.put(stream, new Playback(loop, peer, stream, pictures.get(stream.index()), turn));
            }
            for (SendStream stream : microphone.streams()) {
                playbacks.put(stream, new Playback(loop, peer, stream, Reel.sound(delegation), turn));
            }
            return playbacks.size();
        });
        return new SyntheticHead(peer, playbacks);
    }

    private static VideoLayer layer(VideoQuality quality, int width, int height, int bitrateBps) {
        return VideoLayer.newBuilder()
                .setQuality(quality)
                .setWidth(width)
                .setHeight(height)
                .setBitrate(bitrateBps)
                .build();
    }

    /** Begins to play at {@code atNanos}. */
    void start(long atNanos) {
        peer.run(client -> playbacks.values().forEach(playback -> playback.start(atNanos)));
    }

    @Override
    public void close() {
        peer.close();
    }
}
