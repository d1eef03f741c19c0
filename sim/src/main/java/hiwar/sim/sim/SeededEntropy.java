package hiwar.sim.sim;

import hiwar.media.io.Entropy;

/** Randomness that a seed decides (SplitMix64, Steele and others 2014): the same seed gives the same run. */
public final class SeededEntropy implements Entropy {
    private long state;

    public SeededEntropy(long seed) {
        this.state = seed;
    }

    @Override
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** A number in 0 (inclusive) to {@code bound} (exclusive). */
    public long below(long bound) {
        return Long.remainderUnsigned(nextLong(), bound);
    }

    /** True {@code perMille} times in a thousand. */
    public boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    /** An independent source, so that one part's appetite does not change what another part sees. */
    public SeededEntropy fork() {
        return new SeededEntropy(nextLong());
    }
}
