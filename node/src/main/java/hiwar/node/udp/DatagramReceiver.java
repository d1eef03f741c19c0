package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;

/** Takes the datagrams of one batch, one after the other, on the thread that called {@link UdpPort#receive}. */
public interface DatagramReceiver {
    /**
     * One datagram: {@code lengthBytes} from {@code offset}, to be used by absolute position and changed in place at
     * will, before this call returns. Behind it there is room for what a cipher may append. An exception ends the
     * batch, and what is left of it is lost.
     */
    void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes);
}
