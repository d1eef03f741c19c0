package hiwar.bench.demo;

import hiwar.bench.clip.Clip;
import hiwar.bench.clip.Ivf;
import hiwar.bench.clip.OggOpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/**
 * What one encoding of a synthetic speaker shows: a loop while speaking and a loop of the same length while listening.
 * Immutable.
 *
 * @param clockRateHz of the timestamps
 * @param frameTicks between two frames
 */
record Reel(int clockRateHz, long frameTicks, List<byte[]> speaking, List<byte[]> listening) {
    /** Silence of 20 ms in one Opus frame (RFC 6716 section 3.1: CELT, fullband, mono). */
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    Reel {
        if (speaking.size() != listening.size()) {
            throw new IllegalArgumentException("loops of " + speaking.size() + " and " + listening.size() + " frames");
        }
        speaking = List.copyOf(speaking);
        listening = List.copyOf(listening);
    }

    /** The pictures of a delegation, {@code high} or {@code low}. */
    static Reel pictures(ReferenceTalk.Side side, String size) {
        Clip speaking = Ivf.read(resource(side.clip() + "-" + size + ".ivf"));
        Clip listening = Ivf.read(resource(side.clip() + "-listening-" + size + ".ivf"));
        return of(speaking, frames(listening));
    }

    /** The sound of a delegation. */
    static Reel sound(ReferenceTalk.Side side) {
        Clip speaking = OggOpus.read(resource(side.clip() + ".ogg"));
        return of(speaking, Collections.nCopies(speaking.frames().size(), SILENCE));
    }

    private static Reel of(Clip speaking, List<byte[]> listening) {
        long frameTicks = speaking.durationTicks() / speaking.frames().size();
        return new Reel(speaking.clockRateHz(), frameTicks, frames(speaking), listening);
    }

    private static List<byte[]> frames(Clip clip) {
        return clip.frames().stream().map(Clip.Frame::data).toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Reel.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its clip " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the clip " + name + " cannot be read", e);
        }
    }

    /** Frames of one loop. */
    int length() {
        return speaking.size();
    }

    /** The time of frame {@code number} since the first loop began. */
    long nanos(long number) {
        return Math.multiplyExact(number * frameTicks, 1_000_000L) / clockRateHz * 1_000L;
    }

    /** The frame that is due {@code nanos} after the first loop began. */
    long number(long nanos) {
        return nanos / 1_000L * clockRateHz / 1_000_000L / frameTicks;
    }
}
