package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.io.Drop;
import hiwar.room.id.SessionId;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** What goes wrong in one place stays there; noise does nothing. */
class IsolationTest {
    private final VirtualShard stage = new VirtualShard();

    @Test
    void anExceptionInOneRoomLeavesTheOthersAlone() {
        Client ada = stage.client("ada").single();
        Client other = stage.client("other", Map.of("room", "elsewhere")).single();
        stage.out.breaking = ada.session();
        ada.send(SignalRequest.newBuilder().setPing(1));
        assertThat(stage.out.bugs).hasSize(1);
        assertThat(stage.shard.snapshot().bugs()).isEqualTo(1);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
        assertThat(stage.shard.snapshot().rooms()).isEqualTo(1);
        assertThat(stage.shard.snapshot().transports()).isEqualTo(1);
        other.send(SignalRequest.newBuilder().setPing(1));
        assertThat(other.kinds()).contains(MessageCase.PONG);
        Client again = stage.client("ada").single();
        assertThat(again.sees("ada").getState()).isEqualTo(State.ACTIVE);
    }

    @Test
    void anExceptionWhileARoomIsDiscardedLeavesNothingBehind() {
        Client ada = stage.client("ada").single();
        stage.client("bob").single();
        stage.out.breaking = ada.session();
        stage.out.breakingTwice = true;
        ada.send(SignalRequest.newBuilder().setPing(1));
        assertThat(stage.shard.snapshot().bugs()).isEqualTo(2);
        assertThat(stage.shard.snapshot().rooms()).isZero();
        assertThat(stage.shard.snapshot().transports()).isZero();
        stage.pass(120 * VirtualShard.SECOND);
        assertThat(stage.out.bugs).hasSize(2);
    }

    @Test
    void anExceptionInOneTransportCostsOneParticipant() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        Client bob = stage.client("bob").single();
        stage.out.breakingDatagrams = true;
        peer.check();
        stage.out.breakingDatagrams = false;
        assertThat(stage.shard.snapshot().bugs()).isEqualTo(1);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
        assertThat(bob.sees("ada").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(bob.closeCode()).isNull();
        assertThat(stage.shard.snapshot().participants()).isEqualTo(1);
    }

    @Test
    void malformedSignalsAreCounted() {
        Client ada = stage.client("ada").single();
        ada.send(SignalRequest.newBuilder());
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(1);
        assertThat(ada.closeCode()).isNull();
        ada.send(SignalRequest.newBuilder()
                .setAnswer(SessionDescription.newBuilder().setSdp("?")));
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(2);
        assertThat(ada.closeCode()).isNull();
        ada.offer("v=0\r\nm=garbage");
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(3);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
        Client bob = stage.client("bob").single();
        bob.offer("x".repeat((512 << 10) + 1));
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(4);
        assertThat(stage.shard.snapshot().bugs()).isZero();
    }

    @Test
    void signalsOfUnknownSessionsAndTransportsAreIgnored() {
        stage.handle(new ShardInput.Signal(new SessionId(9999), SignalRequest.getDefaultInstance()));
        stage.handle(new ShardInput.SignalLost(new SessionId(9999)));
        stage.handle(new ShardInput.DtlsDown(new hiwar.media.transport.TransportId(1), "gone"));
        assertThat(stage.shard.snapshot().bugs()).isZero();
        assertThat(stage.shard.snapshot().malformedSignals()).isZero();
    }

    @Test
    void datagramsOfNobodyAreDropped() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        Random random = new Random(1);
        ByteBuffer buffer = ByteBuffer.allocate(1500);
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(buffer.array());
            int length = random.nextInt(1500);
            boolean known = i % 2 == 0;
            TransportAddress from = known ? peer.address() : TransportAddress.ipv4(i, 9);
            stage.shard.receive(from, buffer, 0, length, stage.now);
        }
        assertThat(stage.shard.snapshot().dropped().get(Drop.UNKNOWN_ADDRESS)).isEqualTo(10_000);
        assertThat(stage.shard.snapshot().bugs()).isZero();
        peer.check();
        assertThat(ada.closeCode()).isNull();
    }

    @Test
    void nobodyTakesAnAddressThatAnotherIsCheckedAt() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        Client eve = stage.client("eve").joinSingle();
        Peer thief = eve.connectPublisher();
        thief.checkAs(peer.address());
        Peer adaAgain = peer.openChannels();
        adaAgain.live(VirtualShard.SECOND);
        assertThat(stage.shard.snapshot().participants()).isEqualTo(2);
        // DTLS records from the address still reach whose it is.
        int before = stage.out.dtlsDatagrams.getOrDefault(peer.id(), 0);
        ByteBuffer record = ByteBuffer.allocate(64);
        record.put(0, new byte[] {23, (byte) 0xFE, (byte) 0xFD, 0, 1, 0, 0, 0, 0, 0, 1, 0, 20});
        stage.shard.receive(peer.address(), record, 0, 33, stage.now);
        assertThat(stage.out.dtlsDatagrams.getOrDefault(peer.id(), 0)).isEqualTo(before + 1);
        assertThat(stage.out.dtlsDatagrams.getOrDefault(thief.id(), 0)).isZero();
    }
}
