package hiwar.node.store;

import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A disk that works until it is told not to, and counts its transactions. */
final class FaultyDisk implements Disk {
    private final Disk real;
    private final List<Integer> appended = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(0);
    private volatile boolean gated;
    private volatile boolean full;
    private volatile boolean deaf;

    FaultyDisk(Disk real) {
        this.real = real;
    }

    /** Every transaction waits for {@link #pass}. */
    void gate() {
        gated = true;
    }

    /** Lets so many transactions through. */
    void pass(int transactions) {
        gate.release(transactions);
    }

    /** From now on nothing can be written, or again everything. */
    void full(boolean nowFull) {
        full = nowFull;
    }

    /** The next transaction succeeds, and nobody hears of it. */
    void deafOnce() {
        deaf = true;
    }

    /** The lines of each transaction that was tried. */
    List<Integer> appended() {
        return appended;
    }

    @Override
    public void append(List<Recorded> lines) {
        appended.add(lines.size());
        if (gated) {
            gate.acquireUninterruptibly();
        }
        if (full) {
            throw new DatabaseDown(new IOException("the disk is full"));
        }
        real.append(lines);
        if (deaf) {
            deaf = false;
            throw new DatabaseDown(new IOException("the connection is lost"));
        }
    }

    @Override
    public List<Recorded> lines(TalkId talk) throws BrokenRecord {
        return real.lines(talk);
    }

    @Override
    public void probe() {
        if (full) {
            throw new DatabaseDown(new IOException("the disk is full"));
        }
        real.probe();
    }
}
