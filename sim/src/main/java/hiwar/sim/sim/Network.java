package hiwar.sim.sim;

import hiwar.wire.TransportAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Datagrams between addresses over one kind of link, and a digest of every byte that was sent: two runs of the same
 * seed must end with the same digest.
 */
public final class Network {
    /** Takes what arrives at an address. */
    @FunctionalInterface
    public interface Receiver {
        void receive(TransportAddress from, byte[] datagram);
    }

    private final Simulation simulation;
    private final SeededEntropy entropy;
    private final Map<TransportAddress, Receiver> receivers = new LinkedHashMap<>();
    private final CRC32C digest = new CRC32C();
    private Link link;
    private long sent;
    private long lost;

    public Network(Simulation simulation, Link link) {
        this.simulation = simulation;
        this.entropy = simulation.fork();
        this.link = link;
    }

    /** From now on datagrams are treated like this. */
    public void become(Link next) {
        link = next;
    }

    /** Hands what is sent to {@code address} to {@code receiver}. */
    public void attach(TransportAddress address, Receiver receiver) {
        receivers.put(address, receiver);
    }

    /** Nothing arrives at {@code address} any more. */
    public void detach(TransportAddress address) {
        receivers.remove(address);
    }

    /** Sends a datagram; it arrives never, once or twice. */
    public void send(TransportAddress from, TransportAddress to, byte[] datagram) {
        sent++;
        digest.update(datagram);
        digest.update((int) (simulation.nowNanos() ^ simulation.nowNanos() >>> 32));
        if (entropy.chance(link.lossPerMille())) {
            lost++;
            return;
        }
        deliver(from, to, datagram);
        if (entropy.chance(link.duplicatePerMille())) {
            deliver(from, to, datagram.clone());
        }
    }

    private void deliver(TransportAddress from, TransportAddress to, byte[] datagram) {
        long jitter = link.jitterNanos() == 0 ? 0 : entropy.below(link.jitterNanos());
        simulation.after(link.delayNanos() + jitter, () -> {
            Receiver receiver = receivers.get(to);
            if (receiver != null) {
                receiver.receive(from, datagram);
            }
        });
    }

    /** Of all bytes sent and the times when they were. */
    public long digest() {
        return digest.getValue();
    }

    public long sentDatagrams() {
        return sent;
    }

    public long lostDatagrams() {
        return lost;
    }
}
