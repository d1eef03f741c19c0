package hiwar.media.stream;

import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/** One SSRC that a client sends: its numbering, losses, jitter and clock; owned by an encoding. */
public final class InStream {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    /** A receiver report is not for streams that have been silent for longer. */
    private static final long REPORTED_NANOS = 5_000_000_000L;

    private final int ssrc;
    private final SequenceNumbers numbers;
    private final Jitter jitter;
    private final SenderClock clock;
    private final @Nullable LossList losses;
    private final RateWindow rate = new RateWindow();
    private boolean outage;
    private boolean restarted;
    private long packets;
    private long bytes;
    private long nacks;
    private long lastPacketNanos = LONG_AGO;

    /**
     * A stream that has not begun.
     *
     * @param after its extended numbers will be larger, so that a stream can take the place of another
     * @param nack lost packets may be asked for again
     */
    public InStream(int ssrc, int clockRateHz, boolean nack, long after) {
        this.ssrc = ssrc;
        this.numbers = new SequenceNumbers(after);
        this.jitter = new Jitter(clockRateHz);
        this.clock = new SenderClock(clockRateHz);
        this.losses = nack ? new LossList() : null;
    }

    /** Its SSRC. */
    public int ssrc() {
        return ssrc;
    }

    /**
     * Takes in a packet; answers as {@link SequenceNumbers#accept} does.
     *
     * @param repaired true when it came as a retransmission on a stream of its own
     */
    public long accept(RtpPacket packet, boolean repaired, long nowNanos) {
        boolean first = !numbers.started();
        long before = numbers.highest();
        long number = numbers.accept(packet.sequenceNumber(), repaired);
        if (number < 0) {
            return number;
        }
        packets++;
        bytes += packet.lengthBytes();
        rate.add(packet.lengthBytes(), nowNanos);
        lastPacketNanos = nowNanos;
        if (!repaired) {
            jitter.packet(packet.timestamp(), nowNanos);
        }
        restarted = !first && number - before > SequenceNumbers.MAX_DROPOUT;
        if (!first) {
            notice(number, before, nowNanos);
        }
        return number;
    }

    private void notice(long number, long before, long nowNanos) {
        LossList list = losses;
        if (list == null) {
            return;
        }
        if (restarted) {
            list.clear();
        } else if (number <= before) {
            list.arrived(number);
        } else if (number > before + 1) {
            outage |= !list.missing(before + 1, number, nowNanos);
        }
    }

    /** True when the packet just accepted was the first after the sender had started its numbers anew. */
    public boolean restarted() {
        return restarted;
    }

    /** True when more was lost than will be asked for again; asked once. */
    public boolean takeOutage() {
        boolean was = outage;
        outage = false;
        return was;
    }

    /** Takes in a sender report. */
    public void senderReport(long ntp, int timestamp, long nowNanos) {
        clock.report(ntp, timestamp, nowNanos);
    }

    /** Its clock. */
    public SenderClock clock() {
        return clock;
    }

    /** When {@link #askAgain} has something to do. */
    public long nackDeadlineNanos() {
        LossList list = losses;
        return list == null ? Long.MAX_VALUE : list.deadlineNanos();
    }

    /**
     * Writes a request for the packets that are missing and due.
     *
     * @param scratch for {@link LossList#MAX_MISSING} numbers
     */
    public void askAgain(RtcpWriter rtcp, int sender, long rttNanos, long nowNanos, long[] scratch) {
        LossList list = losses;
        int count = list == null ? 0 : list.collect(numbers.highest(), rttNanos, nowNanos, scratch);
        if (count == 0) {
            return;
        }
        rtcp.nack(sender, ssrc);
        for (int i = 0; i < count && rtcp.lost((int) scratch[i] & 0xFFFF); i++) {
            nacks++;
        }
    }

    /** True when a receiver report should tell of it. */
    public boolean reportable(long nowNanos) {
        return nowNanos - lastPacketNanos < REPORTED_NANOS;
    }

    /** Writes a report block and begins the next interval. */
    public void report(RtcpWriter rtcp, long nowNanos) {
        int fraction = numbers.takeFractionLost();
        rtcp.reportBlock(ssrc, fraction, (int) numbers.lost(), numbers.reported(), jitter.ticks());
        if (clock.known()) {
            rtcp.lastSenderReport(clock.middle(), clock.delay(nowNanos));
        }
    }

    /** Its numbers. */
    public SequenceNumbers numbers() {
        return numbers;
    }

    /** Packets, repaired ones included, duplicates not. */
    public long packets() {
        return packets;
    }

    /** Bytes of whole RTP packets. */
    public long bytes() {
        return bytes;
    }

    /** How many packets were asked for again. */
    public long nacks() {
        return nacks;
    }

    /** The rate over the last second. */
    public long bitrateBps(long nowNanos) {
        return rate.bitrateBps(nowNanos);
    }

    /** Interarrival jitter. */
    public long jitterNanos() {
        return jitter.nanos();
    }

    /** When the last packet came; very long ago when none has. */
    public long lastPacketNanos() {
        return lastPacketNanos;
    }
}
