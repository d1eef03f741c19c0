package hiwar.media.sctp;

import hiwar.wire.sctp.Chunk;
import hiwar.wire.sctp.PacketWriter;
import hiwar.wire.sctp.SerialNumber;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of an association (RFC 9260 section 6.1, RFC 3758): decides what goes into the next packet, and
 * when to send again. Owned by {@link SctpAssociation}.
 */
final class Sender {
    private final RetransmissionTimeout timeout;
    private final SendQueue queue = new SendQueue();
    private final Flight flight = new Flight(queue);
    private final CongestionWindow window = new CongestionWindow();
    private boolean begun;
    private long peerWindowBytes;
    /** The next packet may go although the window is full: the first after a loss was noticed. */
    private boolean rescue;

    private long timerNanos = Long.MAX_VALUE;
    private boolean forwardDue;
    private int forwardedTsn;
    private long forwardedNanos;

    Sender(RetransmissionTimeout timeout) {
        this.timeout = timeout;
    }

    SendQueue queue() {
        return queue;
    }

    Flight flight() {
        return flight;
    }

    long windowBytes() {
        return window.bytes();
    }

    void begin(long initialTsn, Chunk.Greeting peer) {
        begun = true;
        peerWindowBytes = peer.receiveWindowBytes();
        flight.begin(initialTsn, peer.forwardTsn());
    }

    /** The retransmission timer T3. */
    long deadlineNanos() {
        return timerNanos;
    }

    boolean wantsToSend(long nowNanos) {
        if (!begun) {
            return false;
        }
        return forwardDue || (flight.nextLost(nowNanos) != null && mayRepeat()) || (!queue.isEmpty() && mayStart());
    }

    /** Adds to a packet what may go now. */
    void fill(PacketWriter packet, long nowNanos) {
        window.sending(nowNanos, timeout.nanos());
        boolean sent = forwardDue && fillForwardTsn(packet, nowNanos);
        FlightChunk lost = flight.nextLost(nowNanos);
        while (lost != null && mayRepeat() && packet.add(lost.data)) {
            flight.sentAgain(lost, nowNanos);
            sent = true;
            lost = flight.nextLost(nowNanos);
        }
        while (lost == null && !queue.isEmpty() && mayStart()) {
            int roomBytes = packet.roomBytes() - PacketWriter.DATA_OVERHEAD_BYTES & ~3;
            SendQueue.Fragment fragment = roomBytes <= 0 ? null : queue.next(roomBytes, nowNanos);
            if (fragment == null) {
                break;
            }
            packet.add(flight.send(fragment, nowNanos).data);
            sent = true;
        }
        rescue = false;
        if (sent && timerNanos == Long.MAX_VALUE) {
            timerNanos = nowNanos + timeout.nanos();
        }
    }

    /** Takes in a SACK; answers what is wrong with it, or null. */
    @Nullable
    String acknowledged(Chunk.Sack sack, long nowNanos) {
        long cumulative = SerialNumber.unwrap32(sack.cumulativeTsn(), flight.cumulativeTsn());
        if (cumulative > flight.lastTsn()) {
            return "acknowledges what was never sent";
        }
        if (cumulative < flight.cumulativeTsn()) {
            return null; // overtaken by a newer one
        }
        long before = flight.underWayBytes();
        Flight.News news = flight.acknowledged(cumulative, sack.gaps(), window.recovering(), nowNanos);
        peerWindowBytes = sack.receiveWindowBytes();
        if (news.roundTripNanos() >= 0) {
            timeout.measured(news.roundTripNanos());
        }
        window.arrived(cumulative);
        if (news.advanced()) {
            window.acknowledged(news.bytes(), before);
        }
        if (news.lost() && window.lost(flight.lastTsn())) {
            rescue = true;
        }
        if (flight.isEmpty()) {
            timerNanos = Long.MAX_VALUE;
        } else if (news.advanced()) {
            timerNanos = nowNanos + timeout.nanos();
        }
        considerForwarding(nowNanos);
        return null;
    }

    /** The timer T3 fired: everything under way counts as lost (RFC 9260 section 6.3.3). */
    void timedOut(long nowNanos) {
        window.timedOut();
        timeout.backOff();
        flight.timedOut();
        rescue = true;
        timerNanos = flight.isEmpty() ? Long.MAX_VALUE : nowNanos + timeout.nanos();
        forwardDue = flight.blockedByAbandoned();
    }

    private boolean fillForwardTsn(PacketWriter packet, long nowNanos) {
        forwardDue = false;
        Chunk.ForwardTsn forward = flight.forwardTsn();
        if (forward == null || !packet.add(forward)) {
            return false;
        }
        forwardedTsn = forward.newCumulativeTsn();
        forwardedNanos = nowNanos;
        return true;
    }

    /** Asks for a FORWARD-TSN when it says something new, or when the last one seems lost. */
    private void considerForwarding(long nowNanos) {
        if (flight.blockedByAbandoned()) {
            Chunk.ForwardTsn forward = flight.forwardTsn();
            forwardDue = forward != null
                    && (forward.newCumulativeTsn() != forwardedTsn
                            || nowNanos - forwardedNanos > 2 * timeout.smoothedNanos());
        }
    }

    /** The window may be overrun by less than one packet (RFC 9260 section 6.1 rule B). */
    private boolean mayRepeat() {
        return rescue || flight.underWayBytes() < window.bytes();
    }

    /** New data needs room in both windows; one chunk may go when nothing is under way: it probes a closed window. */
    private boolean mayStart() {
        if (flight.underWayBytes() == 0) {
            return true;
        }
        return flight.underWayBytes() < window.bytes()
                && flight.underWayPayloadBytes() + CongestionWindow.PACKET_BYTES <= peerWindowBytes;
    }
}
