package hiwar.room.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import hiwar.room.id.Identity;
import hiwar.room.id.ParticipantSid;
import java.util.Objects;
import livekit.LivekitModels.ChatMessage;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.UserPacket;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // the deprecated copies of the names are what is tested
class DataPacketsTest {
    private static final DataPackets.Sender ADA =
            new DataPackets.Sender(new ParticipantSid("PA_ada"), new Identity("ada"), false);
    private static final DataPackets.Sender AGENT =
            new DataPackets.Sender(new ParticipantSid("PA_agent"), new Identity("agent"), true);

    @Test
    void theSenderCannotCallItselfSomebodyElse() {
        DataPacket forged = DataPacket.newBuilder()
                .setParticipantIdentity("eve")
                .setParticipantSid("PA_eve")
                .setSequence(7)
                .setUser(UserPacket.newBuilder()
                        .setParticipantIdentity("eve")
                        .setParticipantSid("PA_eve")
                        .setPayload(ByteString.copyFromUtf8("hi")))
                .build();
        DataPacket stamped = DataPackets.stamp(forged, ADA, false);
        assertThat(stamped.getParticipantIdentity()).isEqualTo("ada");
        assertThat(stamped.getParticipantSid()).isEqualTo("PA_ada");
        assertThat(stamped.getUser().getParticipantIdentity()).isEqualTo("ada");
        assertThat(stamped.getUser().getParticipantSid()).isEqualTo("PA_ada");
        assertThat(stamped.getKind()).isEqualTo(DataPacket.Kind.LOSSY);
        assertThat(stamped.getSequence()).isEqualTo(7);
        assertThat(stamped.getUser().getPayload().toStringUtf8()).isEqualTo("hi");
    }

    @Test
    void onlyAnAgentMayWriteForAnother() {
        DataPacket chat = DataPacket.newBuilder()
                .setParticipantIdentity("bob")
                .setChatMessage(ChatMessage.newBuilder().setMessage("said"))
                .build();
        assertThat(DataPackets.stamp(chat, ADA, true).getParticipantIdentity()).isEqualTo("ada");
        DataPacket transcribed = DataPackets.stamp(chat, AGENT, true);
        assertThat(transcribed.getParticipantIdentity()).isEqualTo("bob");
        assertThat(transcribed.getParticipantSid()).isEqualTo("PA_agent");
        assertThat(transcribed.getChatMessage().getGenerated()).isTrue();
    }

    @Test
    void fieldsOfNewerClientsSurvive() {
        DataPacket newer = DataPacket.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                99,
                                UnknownFieldSet.Field.newBuilder().addVarint(5).build())
                        .build())
                .build();
        DataPacket parsed = DataPackets.parse(newer.toByteArray());
        assertThat(DataPackets.stamp(Objects.requireNonNull(parsed), ADA, true)
                        .getUnknownFields()
                        .hasField(99))
                .isTrue();
    }

    @Test
    void destinationsAreCollectedFromBothPlaces() {
        DataPackets.Destinations to = DataPackets.destinations(DataPacket.newBuilder()
                .addDestinationIdentities("bob")
                .setUser(UserPacket.newBuilder().addDestinationSids("PA_eve").addDestinationIdentities("zoe"))
                .build());
        assertThat(to.include(new ParticipantSid("PA_1"), new Identity("bob"))).isTrue();
        assertThat(to.include(new ParticipantSid("PA_1"), new Identity("zoe"))).isTrue();
        assertThat(to.include(new ParticipantSid("PA_eve"), new Identity("eve")))
                .isTrue();
        assertThat(to.include(new ParticipantSid("PA_1"), new Identity("ada"))).isFalse();
        assertThat(DataPackets.destinations(DataPacket.getDefaultInstance())
                        .include(new ParticipantSid("PA_1"), new Identity("ada")))
                .isTrue();
    }

    @Test
    void destinationsBeyondTheLimitAreLeftOut() {
        DataPacket.Builder packet = DataPacket.newBuilder();
        for (int i = 0; i <= DataPackets.MAX_DESTINATIONS; i++) {
            packet.addDestinationIdentities("p" + i);
        }
        DataPackets.Destinations to = DataPackets.destinations(packet.build());
        assertThat(to.identities()).hasSize(DataPackets.MAX_DESTINATIONS);
    }

    @Test
    void bytesOfAForeignChannelAreWrapped() {
        DataPacket wrapped = DataPackets.wrap(new byte[] {1, 2}, ADA);
        assertThat(wrapped.getParticipantIdentity()).isEqualTo("ada");
        assertThat(wrapped.getParticipantSid()).isEmpty();
        assertThat(wrapped.getSequence()).isZero();
        assertThat(wrapped.getUser().getPayload().toByteArray()).containsExactly(1, 2);
    }

    @Test
    void garbageIsNoPacket() {
        assertThat(DataPackets.parse(new byte[] {(byte) 0xFF, 1, 2})).isNull();
    }
}
