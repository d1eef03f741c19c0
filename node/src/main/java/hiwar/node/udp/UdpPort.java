package hiwar.node.udp;

import hiwar.media.io.DatagramSink;
import hiwar.wire.TransportAddress;

/**
 * The UDP socket of one shard; used by the thread of its {@code ShardLoop}, except {@link #wakeup} and {@link #close},
 * which any thread may call.
 *
 * <p>What is claimed and committed leaves at the next {@link #flush}, in order for each destination. A datagram that
 * the network refuses is counted and forgotten, as the network itself would do.
 */
public interface UdpPort extends DatagramSink, AutoCloseable {
    /** What {@link #receive} answers once the port is closed. */
    int CLOSED = -1;

    /** The longest datagram that is received or sent; what is longer is dropped and counted. */
    int MAX_DATAGRAM_BYTES = 2048;

    /** How many datagrams one {@link #receive} hands over at most. */
    int BATCH_DATAGRAMS = 32;

    /** The address that the socket is bound to; the port is never 0. */
    TransportAddress local();

    /**
     * Hands over what has arrived, at most {@link #BATCH_DATAGRAMS}; waits for the first datagram up to the timeout.
     * When the send buffer fills up meanwhile, it is flushed between two datagrams.
     *
     * @param timeoutNanos 0 or less: does not wait
     * @return how many datagrams were handed over, 0 after a timeout or a wakeup, or {@link #CLOSED}
     */
    int receive(DatagramReceiver receiver, long timeoutNanos);

    /** Sends all committed datagrams. Waits a few milliseconds at most when the kernel's buffer is full. */
    void flush();

    /** Makes the waiting {@link #receive}, or else the next one, return without waiting. */
    void wakeup();

    /** The counters so far; to be called on the shard's thread. */
    UdpSnapshot snapshot();

    /** What kind of port this is, for the log and the metrics. */
    String description();

    /** Closes the socket; what was not flushed is lost. May be called twice. */
    @Override
    void close();
}
