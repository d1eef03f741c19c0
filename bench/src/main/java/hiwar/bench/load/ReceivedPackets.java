package hiwar.bench.load;

import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.ReceivedStream;
import hiwar.wire.rtp.RtpPacket;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts what one subscriber gets; everything on the peers' loop. */
final class ReceivedPackets implements PeerEvents {
    private final Set<ReceivedStream> streams = new LinkedHashSet<>();
    private final Delays delays;
    private long packets;

    /** Counts packets here and their delays, with those of others, in {@code delays}. */
    ReceivedPackets(Delays delays) {
        this.delays = delays;
    }

    @Override
    public void packet(ReceivedStream stream, RtpPacket packet) {
        if (packet.payloadBytes() >= Delays.STAMP_BYTES) { // padding alone probes the network and forwards nothing
            packets++;
            streams.add(stream);
            int end = packet.payloadOffset() + packet.payloadBytes();
            delays.add(System.nanoTime() - packet.buffer().getLong(end - Delays.STAMP_BYTES));
        }
    }

    /** Packets of media so far, each once. */
    long packets() {
        return packets;
    }

    /** Packets that never came although they were asked for. */
    long lost() {
        return streams.stream().mapToLong(stream -> stream.snapshot().lost()).sum();
    }
}
