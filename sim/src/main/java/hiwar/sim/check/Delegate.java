package hiwar.sim.check;

import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.SendStream;
import hiwar.sim.peer.TrackSpec;
import hiwar.sim.sim.SeededEntropy;
import hiwar.sim.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sits at the table: joins, sends sound every 20 ms and pictures in one or two sizes, 15 a second; or less
 * often, where many sit.
 */
public final class Delegate {
    private static final long SOUND_NANOS = 20_000_000;
    private static final int SOUND_TICKS = 960;
    private static final int SOUND_BYTES = 90;
    private static final long PICTURE_NANOS = 66_666_667;
    private static final int PICTURE_TICKS = 6_000;
    private static final int[] PICTURE_BYTES = {700, 2_600};
    /** Keyframes are larger than what comes between. */
    private static final int KEYFRAME_TIMES = 4;

    private final Simulation simulation;
    private final SeededEntropy entropy;
    private final PeerHost host;
    private final int slowness;
    private final List<Pictures> pictures = new ArrayList<>();
    private final Pictures slides = new Pictures(640, 360, 0);
    private LocalTrack microphone;
    private LocalTrack camera;
    private @Nullable LocalTrack screen;
    private long sounds;
    private long frames;
    private boolean gone;

    /**
     * A delegate who has joined and publishes a microphone and a camera.
     *
     * @param layers sizes of the pictures, 1 or 2
     * @param slowness how many times less often than usual it sends
     */
    public Delegate(World world, PeerHost host, int layers, int slowness) {
        this.slowness = slowness;
        this.simulation = world.simulation();
        this.entropy = simulation.fork();
        this.host = host;
        VideoLayer low = layer(VideoQuality.LOW, 320, 180);
        VideoLayer high = layer(VideoQuality.HIGH, 640, 360);
        for (int i = 0; i < layers; i++) {
            pictures.add(new Pictures(320 << i, 180 << i, (int) entropy.below(0x8000)));
        }
        host.join();
        microphone = host.peer().publish(TrackSpec.microphone("microphone"));
        camera = host.peer()
                .publish(layers == 1 ? TrackSpec.camera("camera", low) : TrackSpec.camera("camera", low, high));
        host.act(peer -> {});
        simulation.after(entropy.below(SOUND_NANOS), this::speak);
        simulation.after(entropy.below(PICTURE_NANOS), this::show);
    }

    private static VideoLayer layer(VideoQuality quality, int width, int height) {
        return VideoLayer.newBuilder()
                .setQuality(quality)
                .setWidth(width)
                .setHeight(height)
                .build();
    }

    /** The delegate's peer. */
    public PeerHost host() {
        return host;
    }

    /** Shows what is on the delegate's screen, too. */
    public LocalTrack share() {
        VideoLayer layer = layer(VideoQuality.HIGH, 640, 360);
        TrackSpec spec = new TrackSpec("screen", "screen", TrackSource.SCREEN_SHARE, List.of(layer), false);
        LocalTrack shared = host.peer().publish(spec);
        screen = shared;
        host.act(peer -> {});
        return shared;
    }

    /** What the delegate says. */
    public LocalTrack microphone() {
        return microphone;
    }

    /** How the delegate looks. */
    public LocalTrack camera() {
        return camera;
    }

    /** Says goodbye and stops sending. */
    public void leave() {
        gone = true;
        host.leave();
    }

    private void speak() {
        if (gone) {
            return;
        }
        long number = sounds++;
        byte[] frame = Pictures.sound(number, SOUND_BYTES);
        SendStream stream = microphone.streams().getFirst();
        host.act(peer -> peer.send(stream, number * SOUND_TICKS * slowness, List.of(frame), simulation.nowNanos()));
        simulation.after(SOUND_NANOS * slowness, this::speak);
    }

    private void show() {
        if (gone) {
            return;
        }
        long number = frames++;
        show(camera, number);
        if (screen != null) {
            show(screen, number);
        }
        simulation.after(PICTURE_NANOS * slowness, this::show);
    }

    private void show(LocalTrack track, long number) {
        if (track.muted()) {
            return; // a camera that is off gives its encoder nothing, which then numbers nothing
        }
        for (SendStream stream : track.streams()) {
            boolean keyframe = number == 0 || host.takeKeyframeRequest(stream);
            int bytes = PICTURE_BYTES[stream.index()] * (keyframe ? KEYFRAME_TIMES : 1);
            Pictures encoder = track.equals(screen) ? slides : pictures.get(stream.index());
            List<byte[]> payloads = encoder.next(number, bytes, keyframe);
            boolean[] sent = new boolean[1];
            host.act(peer ->
                    sent[0] = peer.send(stream, number * PICTURE_TICKS * slowness, payloads, simulation.nowNanos()));
            if (keyframe && !sent[0]) {
                host.keyframeWanted(stream); // what could not go is still owed
            }
        }
    }
}
