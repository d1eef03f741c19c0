package hiwar.room.signal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import hiwar.room.id.Identity;
import hiwar.room.id.ParticipantSid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.UserPacket;
import livekit.LivekitRoom.SendDataRequest;
import org.jspecify.annotations.Nullable;

/**
 * Puts the sender's true name on what clients send over data channels. Stateless. Packets are changed, never rebuilt,
 * so that fields newer than this server survive.
 */
public final class DataPackets {
    /** The channel whose messages arrive, in order. */
    public static final String RELIABLE_LABEL = "_reliable";
    /** The channel whose messages may be lost. */
    public static final String LOSSY_LABEL = "_lossy";
    /** The channel of data tracks, which this server does not carry. */
    public static final String DATA_TRACK_LABEL = "_data_track";

    /** Most identities one packet may name: a room has fewer. Those after are left out. */
    public static final int MAX_DESTINATIONS = 1_000;

    private DataPackets() {}

    /** Who sends; {@code identity} is empty for somebody hidden. */
    public record Sender(ParticipantSid sid, Identity identity, boolean agent) {}

    /** Whom a packet is for: identities and sids together, empty for everybody. */
    public record Destinations(Set<String> identities, Set<String> sids) {
        /** True when this participant is meant. */
        public boolean include(ParticipantSid sid, Identity identity) {
            return (identities.isEmpty() && sids.isEmpty())
                    || identities.contains(identity.value())
                    || sids.contains(sid.value());
        }
    }

    /** The packet as it came; null when it is none. */
    public static @Nullable DataPacket parse(byte[] bytes) {
        try {
            return DataPacket.parseFrom(bytes);
        } catch (InvalidProtocolBufferException malformed) {
            return null;
        }
    }

    /** Whom {@code packet} is for. */
    @SuppressWarnings("deprecation") // older clients name destinations inside the user packet
    public static Destinations destinations(DataPacket packet) {
        Set<String> identities = names(packet.getDestinationIdentitiesList());
        Set<String> sids = Set.of();
        if (packet.hasUser()) {
            identities.addAll(names(packet.getUser().getDestinationIdentitiesList()));
            sids = names(packet.getUser().getDestinationSidsList());
        }
        return new Destinations(identities, sids);
    }

    /** {@code packet} with the sender's names instead of whatever it says, and the kind of its channel. */
    @SuppressWarnings("deprecation") // older clients read the names inside the user packet, and the kind
    public static DataPacket stamp(DataPacket packet, Sender sender, boolean reliable) {
        DataPacket.Builder stamped = packet.toBuilder();
        stamped.setKind(reliable ? DataPacket.Kind.RELIABLE : DataPacket.Kind.LOSSY);
        stamped.setParticipantSid(sender.sid.value());
        if (!speaksForAnother(packet, sender)) {
            stamped.setParticipantIdentity(sender.identity.value());
        } else if (packet.hasChatMessage()) {
            stamped.getChatMessageBuilder().setGenerated(true);
        }
        if (packet.hasUser()) {
            stamped.getUserBuilder()
                    .setParticipantSid(sender.sid.value())
                    .setParticipantIdentity(sender.identity.value());
        }
        return stamped.build();
    }

    /**
     * What came on a channel with a label of its own, wrapped for the reliable channel: with a name, without a number.
     */
    @SuppressWarnings("deprecation") // the name inside is where receivers of such packets look
    public static DataPacket wrap(byte[] bytes, Sender sender) {
        return DataPacket.newBuilder()
                .setKind(DataPacket.Kind.RELIABLE)
                .setParticipantIdentity(sender.identity.value())
                .setUser(UserPacket.newBuilder()
                        .setParticipantIdentity(sender.identity.value())
                        .setPayload(ByteString.copyFrom(bytes)))
                .build();
    }

    /** An administrator's message: nobody is its sender. */
    @SuppressWarnings("deprecation") // destination sids: older tools send them
    public static DataPacket of(SendDataRequest request) {
        UserPacket.Builder user = UserPacket.newBuilder()
                .setPayload(request.getData())
                .addAllDestinationSids(request.getDestinationSidsList())
                .addAllDestinationIdentities(request.getDestinationIdentitiesList())
                .setNonce(request.getNonce());
        if (request.hasTopic()) {
            user.setTopic(request.getTopic());
        }
        return DataPacket.newBuilder()
                .setKindValue(request.getKindValue())
                .addAllDestinationIdentities(request.getDestinationIdentitiesList())
                .setUser(user)
                .build();
    }

    /** An agent may write in the name of whom it has transcribed. */
    private static boolean speaksForAnother(DataPacket packet, Sender sender) {
        boolean text = packet.hasChatMessage()
                || (packet.hasStreamHeader() && packet.getStreamHeader().hasTextHeader());
        return sender.agent && text && !packet.getParticipantIdentity().isEmpty();
    }

    private static Set<String> names(List<String> names) {
        return new LinkedHashSet<>(names.subList(0, Math.min(names.size(), MAX_DESTINATIONS)));
    }
}
