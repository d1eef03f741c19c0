package hiwar.media.io;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A sink that keeps what was sent, in order. */
public class SentDatagrams implements DatagramSink {
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final List<Datagram> sent = new ArrayList<>();
    private TransportAddress to = TransportAddress.ipv4(0, 0);
    private boolean full;

    /** One datagram. */
    public static final class Datagram {
        private final TransportAddress to;
        private final byte[] bytes;

        Datagram(TransportAddress to, byte[] bytes) {
            this.to = to;
            this.bytes = bytes;
        }

        /** Where it goes. */
        public TransportAddress to() {
            return to;
        }

        /** What it says. */
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(bytes);
        }

        /** The same as an array, which may be written over. */
        public byte[] array() {
            return bytes;
        }
    }

    /** From now on there is no room, or there is again. */
    public void full(boolean now) {
        full = now;
    }

    /** What was sent since the last call. */
    public List<Datagram> take() {
        return take(one -> true);
    }

    /** The same for some; the others stay. */
    public List<Datagram> take(Predicate<Datagram> wanted) {
        List<Datagram> taken = sent.stream().filter(wanted).toList();
        sent.removeAll(taken);
        return taken;
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int claim(TransportAddress address, int maxBytes) {
        to = address;
        return full ? -1 : 100;
    }

    @Override
    public void commit(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        buffer.get(100, bytes);
        sent.add(new Datagram(to, bytes));
    }
}
