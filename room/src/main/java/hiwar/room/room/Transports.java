package hiwar.room.room;

import hiwar.media.ice.IceLite;
import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.sctp.DataChannel;
import hiwar.media.transport.TransportContext;
import hiwar.media.transport.TransportEvents;
import hiwar.media.transport.TransportId;
import hiwar.wire.TransportAddress;
import hiwar.wire.stun.Stun;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connection of a datagram, and keeps what transports say until they have returned. Owned by its shard.
 *
 * <p>A STUN check belongs to whoever made the first half of its username; everything else to whom its address belongs,
 * once a check from there was valid. Rooms are called only by {@link #next}: never from inside a transport.
 */
final class Transports implements TransportEvents {
    /** Clients check every 2.5 s: after two misses their address may be somebody else's. */
    static final long ADDRESS_KEPT_NANOS = 5_500_000_000L;

    private final TransportContext context;
    private final Map<TransportAddress, Connection> byAddress = new HashMap<>();
    private final Map<String, Connection> byUfrag = new HashMap<>();
    private final Map<TransportId, Connection> byId = new LinkedHashMap<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private final List<Connection> sooner = new ArrayList<>();
    private final long idPrefix;
    private long lastId;

    /** What a transport said. */
    sealed interface Event {
        TransportId id();

        record Connected(TransportId id) implements Event {}

        record Failed(TransportId id, String why) implements Event {}

        record Opened(TransportId id, DataChannel channel) implements Event {}

        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Message(TransportId id, DataChannel channel, byte[] bytes, boolean binary) implements Event {}

        record Closed(TransportId id, DataChannel channel) implements Event {}
    }

    Transports(int shard, TransportContext context) {
        this.idPrefix = (long) shard << 48;
        this.context = context;
    }

    TransportContext context() {
        return context;
    }

    TransportId nextId() {
        return new TransportId(idPrefix | ++lastId);
    }

    void add(Connection connection) {
        byId.put(connection.id(), connection);
    }

    void named(String ufrag, Connection connection) {
        byUfrag.put(ufrag, connection);
    }

    void forget(String ufrag) {
        byUfrag.remove(ufrag);
    }

    /** Nothing comes to this connection any more. */
    void remove(Connection connection) {
        byId.remove(connection.id());
        connection.ufrags().forEach(byUfrag::remove);
        connection.addresses().forEach(address -> byAddress.remove(address, connection));
    }

    @Nullable
    Connection get(TransportId id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    Drops drops() {
        return context.drops();
    }

    /** Whose datagram this is; null when nobody's, which is counted. */
    @Nullable
    Connection find(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes) {
        Connection found = byAddress.get(from);
        if (Stun.looksLike(buffer, offset, lengthBytes)) {
            String ufrag = IceLite.localUfrag(buffer, offset, lengthBytes);
            Connection named = ufrag == null ? null : byUfrag.get(ufrag);
            found = named == null ? found : named;
        }
        if (found == null) {
            context.drops().count(Drop.UNKNOWN_ADDRESS);
        }
        return found;
    }

    /**
     * A valid check came from {@code address}. Whoever has it keeps it while it is checked there, so that nobody takes
     * another's address with checks under a forged one.
     *
     * @return false when the address stays another's
     */
    boolean claim(TransportAddress address, Connection connection, long nowNanos) {
        Connection holder = byAddress.get(address);
        boolean free = holder == null
                || holder == connection
                || holder.participant() == connection.participant()
                || nowNanos - holder.lastCheckNanos() >= ADDRESS_KEPT_NANOS;
        if (free) {
            byAddress.put(address, connection);
        }
        return free;
    }

    void release(TransportAddress address, Connection connection) {
        byAddress.remove(address, connection);
    }

    /** The first event that was not looked at yet; null for none. */
    @Nullable
    Event next() {
        return events.poll();
    }

    /** Sets the alarms of all whose deadlines are earlier now. */
    void settle() {
        for (int i = 0; i < sooner.size(); i++) {
            sooner.get(i).touched();
        }
        sooner.clear();
    }

    @Override
    public void sooner(TransportId id) {
        Connection connection = byId.get(id);
        if (connection != null && connection.list()) {
            sooner.add(connection);
        }
    }

    @Override
    public void connected(TransportId id) {
        events.add(new Event.Connected(id));
    }

    @Override
    public void failed(TransportId id, String why) {
        events.add(new Event.Failed(id, why));
    }

    @Override
    public void channelOpened(TransportId id, DataChannel channel) {
        events.add(new Event.Opened(id, channel));
    }

    @Override
    public void channelMessage(TransportId id, DataChannel channel, byte[] message, boolean binary) {
        events.add(new Event.Message(id, channel, message, binary));
    }

    @Override
    public void channelClosed(TransportId id, DataChannel channel) {
        events.add(new Event.Closed(id, channel));
    }
}
