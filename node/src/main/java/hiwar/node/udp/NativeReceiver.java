package hiwar.node.udp;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The receiving half of a {@link NativeUdpPort}: one {@code recvmmsg} fills a batch of slots. */
final class NativeReceiver {
    /** Room behind a datagram for what a cipher appends. */
    private static final int SLOT_BYTES = UdpPort.MAX_DATAGRAM_BYTES + 64;

    private static final int SLOTS = UdpPort.BATCH_DATAGRAMS;

    private final LinuxCalls calls;
    private final int socket;
    private final UdpCounters counters;
    private final MessageHeaders headers = new MessageHeaders(SLOTS, 1);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SLOTS * SLOT_BYTES);
    private final AddressTable addresses = new AddressTable();

    NativeReceiver(LinuxCalls calls, int socket, UdpCounters counters) {
        this.calls = calls;
        this.socket = socket;
        this.counters = counters;
        long address = MemorySegment.ofBuffer(buffer).address();
        for (int i = 0; i < SLOTS; i++) {
            headers.vector(i, 0, address + (long) i * SLOT_BYTES, UdpPort.MAX_DATAGRAM_BYTES);
            headers.vectorCount(i, 1);
            headers.segmentBytes(i, 0);
        }
    }

    /** Fetches what has arrived into the slots; how many are filled. */
    int fetch() throws IOException {
        for (int i = 0; i < SLOTS; i++) {
            headers.nameBytes(i, SocketName.SLOT_BYTES); // the kernel has overwritten it
        }
        int count = calls.receive(socket, headers.address(0), SLOTS);
        if (count >= 0) {
            counters.receiveCalls++;
            return count;
        }
        return switch (calls.errno()) {
            case LinuxCalls.EAGAIN, LinuxCalls.EINTR, LinuxCalls.ENOMEM, LinuxCalls.ENOBUFS -> 0;
            default -> throw calls.failed("recvmmsg");
        };
    }

    /** Hands over one filled slot; false when its datagram was too long. */
    boolean deliver(int slot, DatagramReceiver receiver) {
        if (headers.truncated(slot)) {
            counters.truncatedDatagrams++;
            return false;
        }
        int lengthBytes = headers.receivedBytes(slot);
        counters.receivedDatagrams++;
        counters.receivedBytes += lengthBytes;
        receiver.receive(
                SocketName.read(headers.names(), headers.nameAt(slot), addresses),
                buffer,
                slot * SLOT_BYTES,
                lengthBytes);
        return true;
    }
}
