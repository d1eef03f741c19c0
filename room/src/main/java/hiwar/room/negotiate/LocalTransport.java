package hiwar.room.negotiate;

import hiwar.media.ice.IceCredentials;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.TransportAddress;
import java.util.List;

/**
 * Our end of a connection as its SDP tells it.
 *
 * @param ice our credentials; others than last time restart ICE
 * @param candidates the addresses where we listen, the best first
 */
public record LocalTransport(IceCredentials ice, Fingerprint fingerprint, List<TransportAddress> candidates) {
    /** Copies the list. */
    public LocalTransport {
        candidates = List.copyOf(candidates);
    }
}
