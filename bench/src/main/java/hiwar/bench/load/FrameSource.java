package hiwar.bench.load;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.sim.media.SyntheticVideo;
import hiwar.sim.media.Vp8Payloads;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.SendStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Sends video of constant rate as the publisher: fifty frames a second of ten packets each, with a keyframe whenever
 * the server wants one. All of it happens on the peers' loop.
 */
final class FrameSource implements PeerEvents {
    /** Packets of a frame; they leave the publisher together. */
    static final int PACKETS_PER_FRAME = 10;

    static final int FRAMES_PER_SECOND = 50;

    /** Payload of a packet. */
    static final int PAYLOAD_BYTES = Vp8Payloads.MAX_PAYLOAD_BYTES;

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private static final long FRAME_NANOS = 1_000_000_000L / FRAMES_PER_SECOND;
    private static final int VIDEO_TICKS_PER_FRAME = 90_000 / FRAMES_PER_SECOND;
    private static final int DESCRIPTOR_BYTES = 4;
    private static final int FRAME_BYTES = PACKETS_PER_FRAME * (PAYLOAD_BYTES - DESCRIPTOR_BYTES);

    private final SyntheticVideo video = new SyntheticVideo(0, WIDTH, HEIGHT);
    private final Vp8Payloads payloads = new Vp8Payloads();
    private boolean keyframeWanted = true;
    private boolean stopped;
    private long frame;
    private long packets;

    @Override
    public void keyframeWanted(SendStream stream) {
        keyframeWanted = true;
    }

    /** Begins to send {@code track}; on the loop. */
    void start(PeerLoop loop, LivePeer publisher, LocalTrack track) {
        schedule(loop, publisher, track, System.nanoTime());
    }

    private void schedule(PeerLoop loop, LivePeer publisher, LocalTrack track, long atNanos) {
        loop.at(atNanos, () -> {
            if (!stopped) {
                publisher.run(peer -> send(peer, track));
                schedule(loop, publisher, track, atNanos + FRAME_NANOS);
            }
        });
    }

    private void send(ClientPeer peer, LocalTrack track) {
        boolean keyframe = keyframeWanted;
        List<byte[]> parts = payloads.cut(video.next(keyframe, FRAME_BYTES));
        long nowNanos = System.nanoTime();
        for (byte[] part : parts) {
            ByteBuffer.wrap(part).putLong(part.length - Delays.STAMP_BYTES, nowNanos);
        }
        boolean sent = peer.send(track.streams().getFirst(), frame++ * VIDEO_TICKS_PER_FRAME, parts, nowNanos);
        if (sent) {
            keyframeWanted &= !keyframe;
            packets += PACKETS_PER_FRAME;
        }
    }

    /** Packets that were sent so far; on the loop. */
    long packets() {
        return packets;
    }

    /** Sends no more; on the loop. */
    void stop() {
        stopped = true;
    }
}
