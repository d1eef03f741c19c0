package hiwar.room.room;

import hiwar.media.io.Drop;
import hiwar.room.id.Identity;
import hiwar.room.room.Transports.Event;
import hiwar.room.signal.DataPackets;
import hiwar.room.signal.DataPackets.Destinations;
import hiwar.room.signal.DataPackets.Sender;
import hiwar.room.time.Alarms;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.ParticipantInfo;
import org.jspecify.annotations.Nullable;

/**
 * Hands data packets on to whom they are for, under the sender's true name. Reliable ones are kept for a moment for
 * those whose channels are not open yet. Owned by its room.
 */
final class DataRelay {
    /** A participant is shown to the others some seconds before it can be reached. */
    static final long KEPT_NANOS = 10_000_000_000L;

    /** All kept packets of a room; the oldest go first. */
    static final int MAX_KEPT_BYTES = 1 << 20;

    private final ShardContext shard;
    private final Room room;
    private final Alarms.Alarm forgetting;
    private final Deque<Packet> kept = new ArrayDeque<>();
    private int keptBytes;
    /** The highest number of a reliable packet that came from each participant. */
    private final Map<Participant, Integer> sequences = new LinkedHashMap<>();
    /** Those whose reliable channel is open. */
    private final Set<Participant> ready = new LinkedHashSet<>();

    /** What is sent on, once for all its receivers. */
    private record Packet(
            @Nullable Participant sender,
            DataPacket content,
            Destinations destinations,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes, // never compared
            long sentNanos) {}

    DataRelay(ShardContext shard, Room room) {
        this.shard = shard;
        this.room = room;
        this.forgetting = room.alarm(this::forget);
    }

    /** Takes a message from a client's data channel. */
    void received(Participant sender, Event.Message message, long nowNanos) {
        String label = message.channel().label();
        if (!sender.sendsData() || label.equals(DataPackets.DATA_TRACK_LABEL)) {
            return;
        }
        boolean lossy = label.equals(DataPackets.LOSSY_LABEL);
        boolean reliable = label.equals(DataPackets.RELIABLE_LABEL);
        Sender name = name(sender);
        DataPacket stamped;
        if (lossy || reliable) {
            DataPacket packet = message.binary() ? DataPackets.parse(message.bytes()) : null;
            if (packet == null) {
                shard.malformed();
                return;
            }
            if (reliable && !fresh(sender, packet.getSequence())) {
                return;
            }
            stamped = DataPackets.stamp(packet, name, reliable);
        } else {
            stamped = DataPackets.wrap(message.bytes(), name);
        }
        if (!stamped.hasTranscription() || name.agent()) {
            send(sender, stamped, !lossy, nowNanos);
        }
    }

    private static Sender name(Participant sender) {
        boolean agent = sender.grants().kind() == ParticipantInfo.Kind.AGENT;
        return new Sender(sender.sid(), sender.hidden() ? new Identity("") : sender.identity(), agent);
    }

    /** False for what came before, as clients repeat after a resume what they are not sure of. */
    private boolean fresh(Participant sender, int sequence) {
        if (sequence == 0) {
            return true; // older clients do not count
        }
        int last = lastSequence(sender);
        if (Integer.compareUnsigned(sequence, last) <= 0) {
            return false;
        }
        sequences.put(sender, sequence);
        return true;
    }

    /** The highest number of a reliable packet from {@code sender}; 0 before the first. */
    int lastSequence(Participant sender) {
        return sequences.getOrDefault(sender, 0);
    }

    /** Sends a packet that nobody in the room has written. */
    void send(DataPacket packet, long nowNanos) {
        send(null, packet, kind(packet), nowNanos);
    }

    @SuppressWarnings("deprecation") // the kind is how administrators choose the channel
    private static boolean kind(DataPacket packet) {
        return packet.getKind() != DataPacket.Kind.LOSSY;
    }

    private void send(@Nullable Participant sender, DataPacket content, boolean reliable, long nowNanos) {
        Packet packet = new Packet(sender, content, DataPackets.destinations(content), content.toByteArray(), nowNanos);
        boolean everybody = true;
        for (Participant receiver : room.participants()) {
            if (!isFor(packet, receiver)) {
                continue;
            }
            if (reliable && !ready.contains(receiver)) {
                everybody = false;
            } else {
                send(packet, receiver, reliable, nowNanos);
            }
        }
        if (!everybody) {
            keep(packet);
        }
    }

    private static boolean isFor(Packet packet, Participant receiver) {
        return receiver != packet.sender
                && receiver.rights().mayHear()
                && packet.destinations.include(receiver.sid(), receiver.identity())
                && (!packet.content.hasMetrics() || receiver.grants().video().canSubscribeMetrics());
    }

    private void send(Packet packet, Participant receiver, boolean reliable, long nowNanos) {
        if (receiver.active() && !receiver.send(reliable, packet.bytes, nowNanos)) {
            shard.transports.drops().count(Drop.QUEUE_FULL);
        }
    }

    private void keep(Packet packet) {
        kept.addLast(packet);
        keptBytes += packet.bytes.length;
        while (keptBytes > MAX_KEPT_BYTES) {
            keptBytes -= kept.removeFirst().bytes.length;
        }
        forgetting.noLaterThan(packet.sentNanos + KEPT_NANOS);
    }

    private void forget(long nowNanos) {
        while (!kept.isEmpty() && nowNanos - kept.getFirst().sentNanos >= KEPT_NANOS) {
            keptBytes -= kept.removeFirst().bytes.length;
        }
        if (!kept.isEmpty()) {
            forgetting.noLaterThan(kept.getFirst().sentNanos + KEPT_NANOS);
        }
    }

    /** The participant's connection or one of its channels is open: it may be time for what was kept. */
    void ready(Participant receiver, long nowNanos) {
        if (receiver.takes(DataPackets.RELIABLE_LABEL) && ready.add(receiver)) {
            for (Packet packet : kept) {
                if (packet.sentNanos >= receiver.hearsSinceNanos() && isFor(packet, receiver)) {
                    send(packet, receiver, true, nowNanos);
                }
            }
        }
    }

    void left(Participant participant) {
        sequences.remove(participant);
        ready.remove(participant);
    }

    void close() {
        forgetting.cancel();
    }
}
