package hiwar.node.loop;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.TransportId;
import hiwar.node.dtls.DtlsEvents;
import hiwar.room.room.ShardInput;

/** What DTLS associations tell goes into the inbox of their shard. */
record InboxEvents(Inbox inbox) implements DtlsEvents {
    @Override
    public void connected(TransportId id, SrtpKeys keys) {
        inbox.put(new ShardInput.DtlsConnected(id, keys));
    }

    /** When the inbox is full the datagram is lost, as in any network; the handshake repeats it. */
    @Override
    public void datagram(TransportId id, byte[] datagram) {
        inbox.offer(new ShardInput.DtlsDatagram(id, datagram));
    }

    /** When the inbox is full the packet is lost; SCTP repeats it. */
    @Override
    public void data(TransportId id, byte[] applicationData) {
        inbox.offer(new ShardInput.DtlsData(id, applicationData));
    }

    @Override
    public void down(TransportId id, String reason) {
        inbox.put(new ShardInput.DtlsDown(id, reason));
    }
}
