package hiwar.node.dtls;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.TransportId;

/** What associations tell their shard; called on the associations' threads. */
public interface DtlsEvents {
    /** The handshake is done; comes before all data. */
    void connected(TransportId id, SrtpKeys keys);

    /** Records to be sent to the peer in one datagram. */
    void datagram(TransportId id, byte[] datagram);

    /** Application data from the peer. */
    void data(TransportId id, byte[] applicationData);

    /** The association is over, whoever ended it; nothing comes after this. */
    void down(TransportId id, String reason);
}
