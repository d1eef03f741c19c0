package hiwar.bench.load;

import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.ReceivedStream;
import hiwar.wire.rtp.RtpPacket;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts what one subscriber gets; everything on the peers' loop. */
final class ReceivedPackets implements PeerEvents {
    private final Set<ReceivedStream> streams = new LinkedHashSet<>();
    private long packets;

    @Override
    public void packet(ReceivedStream stream, RtpPacket packet) {
        if (packet.payloadBytes() > 0) { // padding alone probes the network and forwards nothing
            packets++;
            streams.add(stream);
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
