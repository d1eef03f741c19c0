package hiwar.media.sctp;

import hiwar.media.io.Entropy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Two associations over a link in virtual time; a seed decides what the link does to packets. */
final class SctpPair {
    static final long MILLISECOND_NANOS = 1_000_000;

    final Side client;
    final Side server;
    long nowNanos;
    long delayNanos = 10 * MILLISECOND_NANOS;
    double loss;
    double duplication;
    double reordering;
    boolean cut;
    int packets;

    private final Random random;
    private final PriorityQueue<Flying> flying =
            new PriorityQueue<>(Comparator.comparingLong(Flying::at).thenComparingInt(Flying::order));

    private record Flying(long at, int order, Side to, Packet packet) {}

    /** An array that belongs to nobody else. */
    static final class Packet {
        final byte[] bytes;

        Packet(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    SctpPair(long seed) {
        random = new Random(seed);
        SplittableRandom entropy = new SplittableRandom(seed);
        client = new Side(true, entropy::nextLong);
        server = new Side(false, entropy::nextLong);
        client.peer = server;
        server.peer = client;
    }

    /** Both sides up, with nothing under way. */
    SctpPair connected() {
        client.channels.start(nowNanos);
        server.channels.start(nowNanos);
        run(200);
        packets = 0;
        return this;
    }

    void run(long millis) {
        long until = nowNanos + millis * MILLISECOND_NANOS;
        for (int steps = 0; steps < 5_000_000; steps++) {
            long timers = Math.min(client.channels.deadlineNanos(), server.channels.deadlineNanos());
            Flying first = flying.peek();
            long next = first == null ? timers : Math.min(timers, first.at);
            if (next > until) {
                nowNanos = until;
                return;
            }
            nowNanos = Math.max(nowNanos, next);
            if (first != null && first.at <= nowNanos) {
                flying.remove();
                first.to.channels.handle(first.packet.bytes, nowNanos);
            } else {
                client.channels.tick(nowNanos);
                server.channels.tick(nowNanos);
            }
        }
        throw new AssertionError("timers that never rest");
    }

    private void carry(Side to, byte[] bytes) {
        packets++;
        if (bytes.length > CongestionWindow.PACKET_BYTES) {
            throw new AssertionError("a packet of " + bytes.length + " bytes");
        }
        if (cut || random.nextDouble() < loss) {
            return;
        }
        int copies = random.nextDouble() < duplication ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long extra = random.nextDouble() < reordering ? random.nextLong(30 * MILLISECOND_NANOS) : 0;
            flying.add(new Flying(nowNanos + delayNanos + extra, packets * 2 + i, to, new Packet(bytes.clone())));
        }
    }

    /** One peer and what it was told. */
    final class Side implements DataChannelSink {
        final DataChannels channels;
        final List<DataChannel> opened = new ArrayList<>();
        final List<DataChannel> closed = new ArrayList<>();
        final List<String> messages = new ArrayList<>();
        final List<Integer> sizes = new ArrayList<>();
        final List<Long> arrivals = new ArrayList<>();

        @Nullable
        String down;

        @Nullable
        Side peer;

        Side(boolean dtlsClient, Entropy entropy) {
            channels = new DataChannels(dtlsClient, 0, entropy, this);
        }

        boolean send(DataChannel channel, String text) {
            return channels.send(channel, text.getBytes(StandardCharsets.UTF_8), false, nowNanos);
        }

        @Override
        public void sctpPacket(byte[] packet) {
            if (peer != null) {
                carry(peer, packet);
            }
        }

        @Override
        public void opened(DataChannel channel) {
            opened.add(channel);
        }

        @Override
        public void message(DataChannel channel, byte[] bytes, boolean binary) {
            String text = binary ? "binary " + bytes.length : new String(bytes, StandardCharsets.UTF_8);
            messages.add(channel.label() + ":" + (text.length() > 40 ? text.substring(0, 40) : text));
            sizes.add(bytes.length);
            arrivals.add(nowNanos);
        }

        @Override
        public void closed(DataChannel channel) {
            closed.add(channel);
        }

        @Override
        public void down(String reason) {
            if (down != null) {
                throw new AssertionError("down twice");
            }
            down = reason;
        }
    }
}
