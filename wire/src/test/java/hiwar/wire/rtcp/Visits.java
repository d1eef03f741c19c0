package hiwar.wire.rtcp;

import hiwar.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what a reader visits, one line each. */
final class Visits implements RtcpVisitor {
    final List<String> lines = new ArrayList<>();

    /** What is in {@code bytes}; the last line is "malformed" when it is. */
    static List<String> of(Bytes bytes) {
        Visits visits = new Visits();
        if (!new RtcpReader().read(bytes.buffer(), bytes.offset(), bytes.lengthBytes(), visits)) {
            visits.lines.add("malformed");
        }
        return visits.lines;
    }

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        add(
                "sr",
                ssrc,
                Long.toHexString(ntp) + " " + HexFormat.of().toHexDigits(rtpTimestamp) + " " + packets + " " + octets);
    }

    @Override
    public void reportBlock(int reporter, ReportBlock block) {
        add(
                "block",
                reporter,
                HexFormat.of().toHexDigits(block.ssrc())
                        + " lost " + block.fractionLost() + "/256 " + block.cumulativeLost()
                        + " highest " + block.highestSequenceNumber() + " jitter " + block.jitter()
                        + " sr " + HexFormat.of().toHexDigits(block.lastSenderReport())
                        + " " + block.delaySinceLastSenderReport());
    }

    @Override
    public void sourceDescription(int ssrc, int item, ByteBuffer buffer, int offset, int lengthBytes) {
        byte[] text = new byte[lengthBytes];
        buffer.get(offset, text);
        add("sdes", ssrc, item + " " + new String(text, StandardCharsets.UTF_8));
    }

    @Override
    public void bye(int ssrc) {
        add("bye", ssrc, "");
    }

    @Override
    public void nack(int sender, int media, int sequenceNumber) {
        add("nack", media, "" + sequenceNumber);
    }

    @Override
    public void pli(int sender, int media) {
        add("pli", media, "from " + HexFormat.of().toHexDigits(sender));
    }

    @Override
    public void fir(int sender, int media, int number) {
        add("fir", media, "" + number);
    }

    @Override
    public void remb(int sender, long bitrateBps) {
        add("remb", sender, "" + bitrateBps);
    }

    @Override
    public void transportFeedback(int sender, int media, TransportFeedback feedback) {
        StringBuilder text = new StringBuilder("#" + feedback.feedbackNumber());
        while (feedback.next()) {
            text.append(' ').append(feedback.sequenceNumber());
            text.append(feedback.received() ? "@" + feedback.arrivalTicks() : "-");
        }
        add("twcc", media, text.toString());
    }

    @Override
    public void receiverReferenceTime(int sender, long ntp) {
        add("rrtr", sender, Long.toHexString(ntp));
    }

    @Override
    public void delaySinceLastReference(int sender, int ssrc, int lastReference, long delay) {
        add("dlrr", ssrc, HexFormat.of().toHexDigits(lastReference) + " " + delay);
    }

    private void add(String what, int ssrc, String rest) {
        lines.add((what + " " + HexFormat.of().toHexDigits(ssrc) + " " + rest).strip());
    }
}
