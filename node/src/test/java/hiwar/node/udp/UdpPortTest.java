package hiwar.node.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.wire.TransportAddress;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kinds of port, each as sender and as receiver of each. */
class UdpPortTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final UdpPorts.Kind[] KINDS = {UdpPorts.Kind.NATIVE, UdpPorts.Kind.CHANNEL};

    static Stream<Arguments> pairs() {
        return Stream.of("127.0.0.1", "::1")
                .flatMap(host ->
                        Stream.of(KINDS).flatMap(from -> Stream.of(KINDS).map(to -> Arguments.of(from, to, host))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everySizeArrivesUnchanged(UdpPorts.Kind fromKind, UdpPorts.Kind toKind, String host) {
        Random random = new Random(1);
        try (UdpPort from = open(fromKind, host);
                UdpPort to = open(toKind, host)) {
            for (int lengthBytes = 1; lengthBytes <= UdpPort.MAX_DATAGRAM_BYTES; lengthBytes += 1 + lengthBytes / 9) {
                byte[] sent = bytes(random, lengthBytes);
                send(from, to.local(), sent);
                from.flush();
                List<Datagram> received = receive(to, 1);
                assertThat(received).hasSize(1);
                assertThat(received.getFirst().bytes).isEqualTo(sent);
                assertThat(received.getFirst().from).isEqualTo(from.local());
            }
            assertThat(from.snapshot().sentBytes()).isEqualTo(to.snapshot().receivedBytes());
            assertThat(from.snapshot().sentDatagrams()).isEqualTo(to.snapshot().receivedDatagrams());
        }
    }

    /** Bursts of mixed sizes to two destinations, committed in turns: each destination gets its own, in order. */
    @ParameterizedTest
    @MethodSource("pairs")
    void burstsKeepTheirOrderForEachDestination(UdpPorts.Kind fromKind, UdpPorts.Kind toKind, String host) {
        Random random = new Random(2);
        try (UdpPort from = open(fromKind, host);
                UdpPort first = open(toKind, host);
                UdpPort second = open(toKind, host)) {
            for (int burst = 0; burst < 40; burst++) {
                List<byte[]> toFirst = new ArrayList<>();
                List<byte[]> toSecond = new ArrayList<>();
                int sizeBytes = 1 + random.nextInt(1200);
                int datagrams = 1 + random.nextInt(100);
                for (int i = 0; i < datagrams; i++) {
                    if (random.nextInt(4) == 0) {
                        sizeBytes = 1 + random.nextInt(1200);
                    }
                    boolean even = random.nextInt(3) > 0;
                    byte[] bytes = bytes(random, sizeBytes);
                    (even ? toFirst : toSecond).add(bytes);
                    send(from, (even ? first : second).local(), bytes);
                }
                from.flush();
                assertThat(receive(first, toFirst.size()))
                        .extracting(d -> d.bytes)
                        .containsExactlyElementsOf(toFirst);
                assertThat(receive(second, toSecond.size()))
                        .extracting(d -> d.bytes)
                        .containsExactlyElementsOf(toSecond);
            }
            assertThat(from.snapshot().unsentDatagrams()).isZero();
            assertThat(from.snapshot().sentRuns())
                    .isLessThanOrEqualTo(from.snapshot().sentDatagrams());
        }
    }

    @Test
    void equalSizesToOneDestinationLeaveAsOneRun() {
        try (UdpPort from = open(UdpPorts.Kind.NATIVE, "127.0.0.1");
                UdpPort first = open(UdpPorts.Kind.CHANNEL, "127.0.0.1");
                UdpPort second = open(UdpPorts.Kind.CHANNEL, "127.0.0.1")) {
            for (int i = 0; i < 10; i++) {
                int lengthBytes = i < 9 ? 1100 : 400;
                send(from, first.local(), new byte[lengthBytes]);
                send(from, second.local(), new byte[lengthBytes]);
            }
            from.flush();
            assertThat(from.snapshot().sentDatagrams()).isEqualTo(20);
            assertThat(from.snapshot().sentRuns()).isEqualTo(2);
            assertThat(from.snapshot().sendCalls()).isEqualTo(1);
            assertThat(receive(first, 10)).hasSize(10);
            assertThat(receive(second, 10)).hasSize(10);
        }
    }

    /** The kernel refuses the run, then each of its datagrams, and what comes after them is sent all the same. */
    @Test
    void aRefusedRunHoldsNothingUp() {
        try (UdpPort from = open(UdpPorts.Kind.NATIVE, "127.0.0.1");
                UdpPort to = open(UdpPorts.Kind.CHANNEL, "127.0.0.1")) {
            TransportAddress nowhere = TransportAddress.ipv4(0x7F000001, 0); // no datagram can go to port 0
            send(from, nowhere, new byte[500]);
            send(from, nowhere, new byte[500]);
            send(from, to.local(), new byte[] {7});
            from.flush();
            assertThat(receive(to, 1)).hasSize(1);
            assertThat(from.snapshot().unsentDatagrams()).isEqualTo(2);
            assertThat(from.snapshot().sentDatagrams()).isEqualTo(1);
            assertThat(from.description()).contains("GSO"); // one bad destination costs the others nothing
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aDestinationThatCannotBeReachedIsCountedOnly(UdpPorts.Kind kind) {
        try (UdpPort from = open(kind, "127.0.0.1");
                UdpPort to = open(kind, "127.0.0.1")) {
            send(from, TransportAddress.ipv6(0x20010DB8_00000000L, 1, 9), new byte[5]); // from an IPv4 socket
            send(from, to.local(), new byte[5]);
            from.flush();
            assertThat(receive(to, 1)).hasSize(1);
            assertThat(from.snapshot().unsentDatagrams()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void tooLongIsDroppedAndCounted(UdpPorts.Kind kind) throws Exception {
        try (UdpPort to = open(kind, "127.0.0.1");
                DatagramSocket other = new DatagramSocket()) {
            InetSocketAddress address = new InetSocketAddress(
                    InetAddress.ofLiteral("127.0.0.1"), to.local().port());
            other.send(new DatagramPacket(new byte[3000], 3000, address));
            other.send(new DatagramPacket(new byte[30], 30, address));
            List<Datagram> received = receive(to, 1);
            assertThat(received.getFirst().bytes).hasSize(30);
            assertThat(to.snapshot().truncatedDatagrams()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aDualSocketTalksToIpv4AddressesAsSuch(UdpPorts.Kind kind) {
        try (UdpPort dual = open(kind, "::");
                UdpPort ipv4 = open(kind, "127.0.0.1")) {
            TransportAddress dualByIpv4 =
                    TransportAddress.ipv4(0x7F000001, dual.local().port());
            send(ipv4, dualByIpv4, new byte[] {1});
            ipv4.flush();
            assertThat(receive(dual, 1).getFirst().from).isEqualTo(ipv4.local());
            send(dual, ipv4.local(), new byte[] {2});
            dual.flush();
            assertThat(receive(ipv4, 1).getFirst().from).isEqualTo(dualByIpv4);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aFullBufferRefusesAndAFlushMakesRoom(UdpPorts.Kind kind) {
        try (UdpPort from = open(kind, "127.0.0.1")) {
            int claims = 0;
            while (from.claim(from.local(), 2000) >= 0) {
                from.commit(2000);
                claims++;
            }
            assertThat(claims).isBetween(2000, 2100);
            assertThat(from.snapshot().refusedClaims()).isEqualTo(1);
            from.flush();
            assertThat(from.claim(from.local(), 2000)).isGreaterThanOrEqualTo(0);
            assertThat(from.claim(from.local(), UdpPort.MAX_DATAGRAM_BYTES + 1)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void manySmallOnesFillTheTableBeforeTheBuffer(UdpPorts.Kind kind) {
        try (UdpPort from = open(kind, "127.0.0.1")) {
            int claims = 0;
            while (from.claim(from.local(), 10) >= 0) {
                from.commit(10);
                claims++;
            }
            assertThat(claims).isEqualTo(Departures.MAX_DATAGRAMS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aClaimThatIsNotCommittedLeavesNothing(UdpPorts.Kind kind) {
        try (UdpPort from = open(kind, "127.0.0.1");
                UdpPort to = open(kind, "127.0.0.1")) {
            int first = from.claim(to.local(), 100);
            int second = from.claim(to.local(), 50);
            assertThat(second).isEqualTo(first);
            from.buffer().put(second, new byte[] {1, 2, 3});
            from.commit(3);
            assertThatThrownBy(() -> from.commit(1)).isInstanceOf(IllegalStateException.class);
            from.flush();
            assertThat(receive(to, 1)).extracting(d -> d.bytes).containsExactly(new byte[] {1, 2, 3});
            from.claim(to.local(), 100);
            from.flush();
            assertThat(from.snapshot().sentDatagrams()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aBatchIsLimitedAndAnswersToABigRoomLeaveInBetween(UdpPorts.Kind kind) {
        int packets = UdpPort.BATCH_DATAGRAMS + 8;
        int subscribers = 400;
        try (UdpPort from = open(kind, "127.0.0.1");
                UdpPort shard = open(kind, "127.0.0.1")) {
            for (int i = 0; i < packets; i++) {
                send(from, shard.local(), new byte[1100]);
            }
            from.flush();
            int handled = 0;
            while (handled < packets) {
                int count = shard.receive(
                        (address, buffer, offset, lengthBytes) -> {
                            for (int i = 0; i < subscribers; i++) {
                                send(shard, TransportAddress.ipv4(0x7F000001, 9), new byte[lengthBytes]);
                            }
                        },
                        PATIENCE_NANOS);
                assertThat(count).isBetween(1, UdpPort.BATCH_DATAGRAMS);
                handled += count;
            }
            shard.flush();
            UdpSnapshot counters = shard.snapshot();
            assertThat(counters.refusedClaims()).isZero();
            assertThat(counters.sentDatagrams() + counters.unsentDatagrams()).isEqualTo((long) packets * subscribers);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aTimeoutReturnsNothing(UdpPorts.Kind kind) {
        try (UdpPort port = open(kind, "127.0.0.1")) {
            long start = System.nanoTime();
            assertThat(port.receive(UdpPortTest::unexpected, 0)).isZero();
            assertThat(port.receive(UdpPortTest::unexpected, -1)).isZero();
            assertThat(port.receive(UdpPortTest::unexpected, 20_000_000)).isZero();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void aWakeupEndsTheWaitOfAnotherThreadAndOfTheNextOne(UdpPorts.Kind kind) throws Exception {
        try (UdpPort port = open(kind, "127.0.0.1")) {
            port.wakeup();
            port.wakeup();
            assertThat(port.receive(UdpPortTest::unexpected, Long.MAX_VALUE)).isZero();
            for (int i = 0; i < 200; i++) {
                CompletableFuture<Integer> waiting =
                        CompletableFuture.supplyAsync(() -> port.receive(UdpPortTest::unexpected, Long.MAX_VALUE));
                port.wakeup();
                assertThat(waiting.get(5, TimeUnit.SECONDS)).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void closingEndsTheWait(UdpPorts.Kind kind) throws Exception {
        Semaphore begun = new Semaphore(0);
        for (int i = 0; i < 50; i++) {
            UdpPort port = open(kind, "127.0.0.1");
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
                int result;
                do {
                    result = port.receive((from, buffer, offset, lengthBytes) -> begun.release(), Long.MAX_VALUE);
                } while (result >= 0);
                return result;
            });
            if (i % 2 == 0) { // half the time the thread is surely inside
                try (UdpPort other = open(kind, "127.0.0.1")) {
                    send(other, port.local(), new byte[1]);
                    other.flush();
                }
                begun.acquire();
            }
            port.close();
            port.close();
            port.wakeup();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(UdpPort.CLOSED);
            send(port, TransportAddress.ipv4(0x7F000001, 9), new byte[5]);
            port.flush();
            assertThat(port.receive(UdpPortTest::unexpected, 1)).isEqualTo(UdpPort.CLOSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    @SuppressWarnings("try") // closing inside is the point
    void aReceiverMayCloseThePort(UdpPorts.Kind kind) {
        try (UdpPort from = open(kind, "127.0.0.1");
                UdpPort to = open(kind, "127.0.0.1")) {
            send(from, to.local(), new byte[5]);
            send(from, to.local(), new byte[5]);
            from.flush();
            List<Integer> seen = new ArrayList<>();
            int result = to.receive(
                    (address, buffer, offset, lengthBytes) -> {
                        seen.add(lengthBytes);
                        to.close();
                    },
                    PATIENCE_NANOS);
            assertThat(result).isEqualTo(UdpPort.CLOSED);
            assertThat(seen).containsExactly(5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CHANNEL"})
    void anAddressInUseIsSaidSo(UdpPorts.Kind kind) {
        try (UdpPort port = open(kind, "127.0.0.1")) {
            InetSocketAddress same = new InetSocketAddress(
                    InetAddress.ofLiteral("127.0.0.1"), port.local().port());
            assertThatThrownBy(() -> UdpPorts.open(same, kind))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    /**
     * Once compiled, that is: the first calls are interpreted and make objects. What the JVM may need for a call into
     * native code is allowed, an object of 16 bytes for each packet is not.
     */
    @Test
    void theNativePortMakesNoObjectPerPacket() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] received = new long[1];
        DatagramReceiver receiver = (from, buffer, offset, lengthBytes) -> received[0]++;
        try (UdpPort from = open(UdpPorts.Kind.NATIVE, "127.0.0.1");
                UdpPort to = open(UdpPorts.Kind.NATIVE, "127.0.0.1")) {
            int packets = 1000;
            long allowedBytes = 4L * packets;
            long allocatedBytes = Long.MAX_VALUE;
            for (int round = 0; round < 500 && allocatedBytes >= allowedBytes; round++) {
                allocatedBytes = -threads.getCurrentThreadAllocatedBytes();
                for (int sent = 0; sent < packets; sent += 20) {
                    for (int i = 0; i < 20; i++) {
                        from.claim(to.local(), 1000);
                        from.commit(1000);
                    }
                    from.flush();
                    for (received[0] = 0; received[0] < 20; ) {
                        to.receive(receiver, PATIENCE_NANOS);
                    }
                }
                allocatedBytes += threads.getCurrentThreadAllocatedBytes();
            }
            assertThat(allocatedBytes).isLessThan(allowedBytes);
        }
    }

    @Test
    void theBestKindIsChosen() {
        try (UdpPort port = open(UdpPorts.Kind.AUTO, "127.0.0.1")) {
            assertThat(port.description()).startsWith("recvmmsg, sendmmsg");
        }
    }

    private static UdpPort open(UdpPorts.Kind kind, String host) {
        return UdpPorts.open(new InetSocketAddress(InetAddress.ofLiteral(host), 0), kind);
    }

    private static byte[] bytes(Random random, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void send(UdpPort from, TransportAddress to, byte[] bytes) {
        int offset = from.claim(to, bytes.length);
        assertThat(offset).isGreaterThanOrEqualTo(0);
        from.buffer().put(offset, bytes);
        from.commit(bytes.length);
    }

    private static List<Datagram> receive(UdpPort port, int count) {
        List<Datagram> received = new ArrayList<>();
        while (received.size() < count) {
            int got = port.receive(
                    (from, buffer, offset, lengthBytes) -> {
                        byte[] bytes = new byte[lengthBytes];
                        buffer.get(offset, bytes);
                        received.add(new Datagram(from, bytes));
                    },
                    PATIENCE_NANOS);
            assertThat(got)
                    .as("%d of %d datagrams came", received.size(), count)
                    .isPositive();
        }
        return received;
    }

    private static void unexpected(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes) {
        throw new AssertionError("a datagram of " + lengthBytes + " bytes from " + from);
    }

    private static final class Datagram {
        final TransportAddress from;
        final byte[] bytes;

        Datagram(TransportAddress from, byte[] bytes) {
            this.from = from;
            this.bytes = bytes;
        }
    }
}
