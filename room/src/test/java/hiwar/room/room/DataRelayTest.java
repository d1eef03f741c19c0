package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import hiwar.media.io.Drop;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.DataPackets;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.UserPacket;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** Data packets between clients, over real data channels. */
class DataRelayTest {
    private final VirtualShard stage = new VirtualShard();

    private record Speaker(Client client, Peer peer) {}

    /** On one connection, with the client's own channels. */
    private Speaker single(String identity, Map<String, ?> video) {
        Client client = stage.client(identity, video).joinSingle();
        return new Speaker(client, client.connectPublisher().openChannels());
    }

    private Speaker single(String identity) {
        return single(identity, Map.of());
    }

    /** On two connections: receiving comes on the one whose channels are ours. */
    private Peer dual(String identity) {
        Client client = stage.client(identity).joinDual();
        client.answer();
        return client.connectSubscriber();
    }

    private static DataPacket.Builder packet(String text, int sequence) {
        return DataPacket.newBuilder()
                .setSequence(sequence)
                .setUser(UserPacket.newBuilder().setPayload(ByteString.copyFromUtf8(text)));
    }

    private static List<String> texts(Peer peer) {
        return peer.packets().stream()
                .map(packet -> packet.getUser().getPayload().toStringUtf8())
                .toList();
    }

    @Test
    void everybodyElseGetsAPacketUnderTheTrueName() {
        Speaker ada = single("ada");
        Speaker bob = single("bob");
        Peer eve = dual("eve");
        ada.peer.send(
                DataPackets.RELIABLE_LABEL,
                packet("hello", 1).setParticipantIdentity("bob").build());
        ada.peer.send(DataPackets.LOSSY_LABEL, packet("quick", 0).build());
        for (Peer peer : List.of(bob.peer, eve)) {
            assertThat(texts(peer)).containsExactly("hello", "quick");
            assertThat(peer.packets().getFirst().getParticipantIdentity()).isEqualTo("ada");
            assertThat(peer.packets().getFirst().getParticipantSid()).isEqualTo(ada.client.sid());
            assertThat(peer.packets().getFirst().getSequence()).isEqualTo(1);
        }
        assertThat(ada.peer.packets()).isEmpty();
    }

    @Test
    void onlyDestinationsGetWhatIsForThem() {
        Speaker ada = single("ada");
        Speaker bob = single("bob");
        Peer eve = dual("eve");
        ada.peer.send(
                DataPackets.RELIABLE_LABEL,
                packet("psst", 1).addDestinationIdentities("eve").build());
        assertThat(texts(eve)).containsExactly("psst");
        assertThat(bob.peer.packets()).isEmpty();
    }

    @Test
    void whatComesTwiceIsPassedOnOnce() {
        Speaker ada = single("ada");
        Speaker bob = single("bob");
        for (int sequence : List.of(1, 2, 2, 1, 3)) {
            ada.peer.send(
                    DataPackets.RELIABLE_LABEL, packet("n" + sequence, sequence).build());
        }
        assertThat(texts(bob.peer)).containsExactly("n1", "n2", "n3");
        ada.client.lose();
        ada.client.resume();
        assertThat(ada.client.frames().getFirst().getReconnect().getLastMessageSeq())
                .isEqualTo(3);
    }

    @Test
    void whoIsNotYetReachableGetsReliablePacketsLater() {
        Speaker ada = single("ada");
        ada.peer.send(DataPackets.RELIABLE_LABEL, packet("before", 1).build());
        stage.pass(VirtualShard.SECOND);
        Client bob = stage.client("bob").joinSingle();
        ada.peer.send(DataPackets.RELIABLE_LABEL, packet("while", 2).build());
        ada.peer.send(DataPackets.LOSSY_LABEL, packet("lost", 0).build());
        Peer peer = bob.connectPublisher().openChannels();
        ada.peer.send(DataPackets.RELIABLE_LABEL, packet("after", 3).build());
        assertThat(texts(peer)).containsExactly("while", "after");
    }

    @Test
    void whatIsKeptHasALimitInTimeAndSize() {
        Speaker ada = single("ada");
        Client slow = stage.client("slow").joinSingle();
        ada.peer.send(DataPackets.RELIABLE_LABEL, packet("old", 1).build());
        ada.peer.live(DataRelay.KEPT_NANOS);
        int pieces = DataRelay.MAX_KEPT_BYTES / 10_000 + 20;
        for (int i = 0; i < pieces; i++) {
            ada.peer.send(
                    DataPackets.RELIABLE_LABEL,
                    packet("x".repeat(10_000), i + 2).build());
        }
        Peer peer = slow.connectPublisher().openChannels();
        assertThat(peer.packets()).hasSizeBetween(pieces - 25, pieces - 19);
        assertThat(peer.packets().getLast().getSequence()).isEqualTo(pieces + 1);
    }

    @Test
    void withoutTheRightNothingIsPassedOn() {
        Speaker ada = single("ada", Map.of("canPublishData", false));
        Speaker bob = single("bob");
        ada.peer.send(DataPackets.RELIABLE_LABEL, packet("no", 1).build());
        assertThat(bob.peer.packets()).isEmpty();
    }

    @Test
    void aHiddenSenderHasNoName() {
        Speaker ada = single("ada", Map.of("hidden", true));
        Speaker bob = single("bob");
        ada.peer.send(DataPackets.RELIABLE_LABEL, packet("boo", 1).build());
        assertThat(bob.peer.packets().getFirst().getParticipantIdentity()).isEmpty();
    }

    @Test
    void otherChannelsAreCarriedAsBytes() {
        Speaker ada = single("ada");
        Speaker bob = single("bob");
        ada.peer.send("my own channel", new byte[] {'r', 'a', 'w'});
        assertThat(texts(bob.peer)).containsExactly("raw");
        assertThat(bob.peer.packets().getFirst().getParticipantSid()).isEmpty();
        ada.peer.send(DataPackets.DATA_TRACK_LABEL, new byte[12]);
        ada.peer.send(DataPackets.RELIABLE_LABEL, new byte[] {-1, -1});
        assertThat(bob.peer.packets()).hasSize(1);
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(1);
    }

    @Test
    void administratorsSendInNobodysName() {
        Speaker ada = single("ada");
        Speaker bob = single("bob");
        SendDataRequest request = SendDataRequest.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setData(ByteString.copyFromUtf8("recess"))
                .setTopic("notice")
                .addDestinationIdentities("bob")
                .setNonce(ByteString.copyFrom(new byte[16]))
                .build();
        assertThat(stage.ask(new AdminCall.SendData(request))).isInstanceOf(AdminReply.Done.class);
        assertThat(stage.ask(new AdminCall.SendData(request))).isInstanceOf(AdminReply.Done.class);
        assertThat(texts(bob.peer)).as("one nonce, one message").containsExactly("recess");
        assertThat(bob.peer.packets().getFirst().getParticipantIdentity()).isEmpty();
        assertThat(bob.peer.packets().getFirst().getUser().getTopic()).isEqualTo("notice");
        assertThat(ada.peer.packets()).isEmpty();
        AdminReply wrong = stage.ask(new AdminCall.SendData(
                request.toBuilder().setNonce(ByteString.copyFromUtf8("short")).build()));
        assertThat(((AdminReply.Failed) wrong).code()).isEqualTo(AdminReply.Code.INVALID_ARGUMENT);
    }

    @Test
    void lossyPacketsThatDoNotFitAreCounted() {
        Speaker ada = single("ada");
        Client silent = stage.client("silent").joinSingle();
        silent.connectPublisher().openChannels();
        for (int i = 0; i < 100; i++) {
            ada.peer.send(DataPackets.LOSSY_LABEL, packet("x".repeat(20_000), 0).build());
        }
        assertThat(stage.shard.snapshot().dropped().get(Drop.QUEUE_FULL)).isPositive();
        assertThat(ada.client.kinds()).doesNotContain(MessageCase.LEAVE);
    }
}
