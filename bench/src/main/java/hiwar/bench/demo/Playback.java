package hiwar.bench.demo;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.sim.media.Vp8Payloads;
import hiwar.sim.peer.SendStream;
import hiwar.wire.rtp.MediaKind;
import java.util.List;

/**
 * Plays one reel into one stream, frame by frame in real time: the speaking loop while its head speaks, else the
 * listening loop. On the peers' loop.
 */
final class Playback {
    /** The clips are made so loud, in −dBov; and pauses are what their encoder spends least on. */
    private static final int SPEECH_MINUS_DBOV = 22;

    private static final int SILENCE_MINUS_DBOV = 127;
    private static final int MOST_PAUSE_BYTES = 52;
    /** After a pause of the machine so many frames are made up for; older ones are skipped as a camera would. */
    private static final int MOST_LATE_FRAMES = 5;
    /** Several viewers who come at once need one keyframe. */
    private static final long KEYFRAME_INTERVAL_NANOS = 500_000_000L;

    private final PeerLoop loop;
    private final LivePeer peer;
    private final SendStream stream;
    private final Reel reel;
    private final boolean picture;
    private final Vp8Payloads payloads = new Vp8Payloads();
    private long startNanos;
    private long number;
    /** The frame with which the present loop began for the first time. */
    private long firstNumber;

    private boolean speaking;
    private boolean stopped;
    /** How many frames the pictures are ahead of the sound, since a keyframe was wanted early. */
    private int ahead;

    private long lastKeyframeNanos = Long.MIN_VALUE / 2;
    private boolean keyframeWanted;

    Playback(PeerLoop loop, LivePeer peer, SendStream stream, Reel reel) {
        this.loop = loop;
        this.peer = peer;
        this.stream = stream;
        this.reel = reel;
        this.picture = stream.track().kind() == MediaKind.VIDEO;
    }

    /** Begins at {@code atNanos}, which is the same for picture and sound. */
    void start(long atNanos) {
        startNanos = atNanos;
        loop.at(atNanos, this::step);
    }

    /** Goes on at the next keyframe of the clip. */
    void keyframe() {
        keyframeWanted = true;
    }

    /** Goes over to the other loop, from its beginning. */
    void speaks(boolean now) {
        if (now != speaking) {
            speaking = now;
            firstNumber = number;
        }
    }

    /** Ends it. */
    void stop() {
        stopped = true;
    }

    private void step() {
        if (stopped) {
            return;
        }
        long nowNanos = System.nanoTime();
        long due = reel.number(nowNanos - startNanos);
        number = Math.max(number, due - MOST_LATE_FRAMES);
        while (number <= due) {
            send(nowNanos);
            number++;
        }
        loop.at(startNanos + reel.nanos(number), this::step);
    }

    private void send(long nowNanos) {
        int index = (int) ((number - firstNumber) % reel.length());
        if (index == 0) {
            ahead = 0; // each loop begins with a keyframe, and with picture and sound together
        }
        List<byte[]> frames = speaking ? reel.speaking() : reel.listening();
        if (keyframeWanted && nowNanos - lastKeyframeNanos >= KEYFRAME_INTERVAL_NANOS) {
            keyframeWanted = false;
            while (!isKeyframe(frames.get((index + ahead) % frames.size()))) {
                ahead++;
            }
        }
        byte[] frame = frames.get((index + ahead) % frames.size());
        if (picture && isKeyframe(frame)) {
            lastKeyframeNanos = nowNanos;
        }
        long ticks = number * reel.frameTicks();
        peer.run(client -> {
            if (!picture) {
                stream.audioLevel(frame.length > MOST_PAUSE_BYTES ? SPEECH_MINUS_DBOV : SILENCE_MINUS_DBOV);
            }
            client.send(stream, ticks, picture ? payloads.cut(frame) : List.of(frame), nowNanos);
        });
    }

    /** RFC 6386 section 9.1: the lowest bit of a VP8 frame is 0 in keyframes. */
    private static boolean isKeyframe(byte[] frame) {
        return (frame[0] & 1) == 0;
    }
}
