package hiwar.node.store;

/** A stored line is not what it was when it was stored, or lines are missing. */
public final class BrokenRecord extends Exception {
    private static final long serialVersionUID = 1;

    private final String log;
    private final long sequence;
    private final String what;

    BrokenRecord(String log, long sequence, String what) {
        super("%s, line %d: %s".formatted(log, sequence, what));
        this.log = log;
        this.sequence = sequence;
        this.what = what;
    }

    /** The log that is broken. */
    public String log() {
        return log;
    }

    /** The first line that is wrong, from 1. */
    public long sequence() {
        return sequence;
    }

    /** The fault, in English. */
    public String what() {
        return what;
    }
}
