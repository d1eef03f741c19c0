package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.RequestId;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.Refusal;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.Ping;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** Coming in, being turned away, connecting, going. */
class JoinTest {
    private final VirtualShard stage = new VirtualShard();

    @Test
    void theFirstFrameOfASingleConnectionIsTheWelcomeAndItsOfferIsAnswered() {
        Client ada = stage.client("ada").joinSingle();
        assertThat(ada.kinds()).startsWith(MessageCase.JOIN, MessageCase.ANSWER).doesNotContain(MessageCase.OFFER);
        JoinResponse welcome = ada.frames().getFirst().getJoin();
        assertThat(welcome.getRoom().getSid()).startsWith("RM_");
        assertThat(welcome.getRoom().getName()).isEqualTo(VirtualShard.ROOM);
        assertThat(welcome.getParticipant().getSid()).startsWith("PA_");
        assertThat(welcome.getParticipant().getPermission().getCanPublish()).isTrue();
        assertThat(welcome.getServerInfo().getVersion()).isNotEmpty();
        assertThat(welcome.getSubscriberPrimary()).isFalse();
        assertThat(welcome.getPingInterval()).isPositive();
        assertThat(welcome.getPingTimeout()).isGreaterThan(welcome.getPingInterval());
        assertThat(welcome.getSifTrailer().size()).isPositive();
        assertThat(welcome.getEnabledPublishCodecs(0).getMime()).isEqualTo("video/VP8");
        assertThat(ada.last(MessageCase.ANSWER).getAnswer().getId()).isEqualTo(1);
        assertThat(ada.tokens()).hasSize(1);
    }

    /** Chromium leaves what the first answer did not take out of the sections in which it publishes later. */
    @Test
    void sectionsToReceiveInTakeTheHeaderExtensionsOfSending() {
        String answer = stage.client("ada")
                .joinSingle()
                .last(MessageCase.ANSWER)
                .getAnswer()
                .getSdp();
        for (String section : answer.split("m=", -1)) {
            if (section.startsWith("audio")) {
                assertThat(section).contains("ssrc-audio-level", "sdes:mid", "transport-wide-cc");
            } else if (section.startsWith("video")) {
                assertThat(section)
                        .contains("sdes:rtp-stream-id", "sdes:repaired-rtp-stream-id", "sdes:mid", "transport-wide-cc")
                        .contains("abs-send-time");
            }
        }
    }

    @Test
    void twoConnectionsGetAnOfferWithDataChannelsAtOnce() {
        Client ada = stage.client("ada").joinDual();
        assertThat(ada.frames().getFirst().getJoin().getSubscriberPrimary()).isTrue();
        assertThat(ada.frames().getFirst().getJoin().getFastPublish()).isTrue();
        assertThat(ada.last(MessageCase.OFFER).getOffer().getSdp())
                .contains("m=application")
                .contains("a=candidate:1 1 udp");
    }

    @Test
    void whoMayNotSubscribeIsOfferedNothing() {
        Client ada = stage.client("ada", Map.of("canSubscribe", false)).joinDual();
        assertThat(ada.frames().getFirst().getJoin().getSubscriberPrimary()).isFalse();
        assertThat(ada.kinds()).doesNotContain(MessageCase.OFFER);
        ada.offer(VirtualShard.offer("chromium-publisher"));
        ada.connectPublisher();
        assertThat(ada.sees("ada").getState()).isEqualTo(State.ACTIVE);
    }

    @Test
    void everyBrowserOfferConnects() {
        for (String offer : List.of("chromium-publisher", "firefox-publisher", "chromium-single", "firefox-single")) {
            Client client = stage.client(offer).joinSingle(Client.request(true));
            client.offer(VirtualShard.offer(offer));
            assertThat(client.last(MessageCase.ANSWER).getAnswer().getId()).isEqualTo(client.lastOffer());
            client.connectPublisher();
            assertThat(client.sees(offer).getState()).as(offer).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void othersSeeSomebodyComeConnectAndGo() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").joinDual();
        assertThat(ada.sees("bob").getState()).isEqualTo(State.JOINED);
        assertThat(bob.frames().getFirst().getJoin().getOtherParticipants(0).getIdentity())
                .isEqualTo("ada");
        int joined = ada.sees("bob").getVersion();
        bob.answer().connectSubscriber();
        assertThat(ada.sees("bob").getState()).isEqualTo(State.ACTIVE);
        int active = ada.sees("bob").getVersion();
        bob.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        assertThat(ada.sees("bob").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(ada.sees("bob").getDisconnectReason()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
        assertThat(List.of(joined, active, ada.sees("bob").getVersion()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(bob.closeCode()).isEqualTo(1000);
        assertThat(stage.shard.snapshot().transports()).isEqualTo(1);
    }

    @Test
    void aClientThatNeverConnectsIsSentAway() {
        Client ada = stage.client("ada").joinSingle();
        stage.pass(Participant.JOIN_TIMEOUT_NANOS - 1);
        assertThat(ada.closeCode()).isNull();
        stage.pass(1);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getReason()).isEqualTo(DisconnectReason.JOIN_FAILURE);
        assertThat(ada.closeCode()).isEqualTo(1000);
        assertThat(stage.shard.snapshot().transports()).isZero();
    }

    @Test
    void aClientWhoseSocketGoesBeforeItConnectedIsGoneAtOnce() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").joinSingle();
        bob.lose();
        assertThat(ada.sees("bob").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(ada.sees("bob").getDisconnectReason()).isEqualTo(DisconnectReason.SIGNAL_CLOSE);
    }

    @Test
    void theSecondOfOneIdentityTakesThePlaceOfTheFirst() {
        Client bob = stage.client("bob").single();
        Client first = stage.client("ada").single();
        bob.forget();
        Client second = stage.client("ada").single();
        assertThat(first.last(MessageCase.LEAVE).getLeave().getReason()).isEqualTo(DisconnectReason.DUPLICATE_IDENTITY);
        assertThat(first.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(LeaveRequest.Action.DISCONNECT);
        assertThat(first.closeCode()).isEqualTo(1000);
        // The new sid says it; a departure would take the newcomer for the one who left.
        assertThat(bob.sees("ada").getSid()).isEqualTo(second.sid()).isNotEqualTo(first.sid());
        assertThat(bob.frames().stream().flatMap(frame -> frame.getUpdate().getParticipantsList().stream()))
                .noneMatch(person -> person.getState() == State.DISCONNECTED);
        assertThat(stage.shard.snapshot().participants()).isEqualTo(2);
    }

    @Test
    void somebodyHiddenIsSeenByItselfAlone() {
        Client ada = stage.client("ada").single();
        Client eve = stage.client("eve", Map.of("hidden", true)).single();
        assertThat(ada.sees("eve").getSid()).isEmpty();
        assertThat(eve.sees("eve").getState()).isEqualTo(State.ACTIVE);
        Client bob = stage.client("bob").joinDual();
        assertThat(bob.frames().getFirst().getJoin().getOtherParticipantsList())
                .extracting(person -> person.getIdentity())
                .containsExactly("ada");
    }

    @Test
    void refusalsCarryTheStatusThatClientsUnderstand() {
        VirtualShard closed = new VirtualShard(false, 2);
        assertThat(closed.client("ada").joinSingle().refusal()).isEqualTo(Refusal.NO_SUCH_ROOM);
        closed.handle(new ShardInput.Admin(
                new RequestId(99),
                new AdminCall.CreateRoom(CreateRoomRequest.newBuilder()
                        .setName(VirtualShard.ROOM)
                        .setMaxParticipants(1)
                        .build())));
        assertThat(closed.client("ada").joinSingle().refusal()).isNull();
        assertThat(status(closed.client("bob").joinSingle())).isEqualTo(503);
        assertThat(status(closed.client("ada").joinSingle())).isZero();
        assertThat(status(closed.client("").joinSingle())).isEqualTo(400);
        assertThat(status(closed.client("eve", Map.of("roomJoin", false)).joinSingle()))
                .isEqualTo(401);
        assertThat(closed.shard.snapshot().refusedJoins()).isEqualTo(4);
        assertThat(closed.shard.snapshot().joins()).isEqualTo(2);
    }

    private static int status(Client client) {
        Refusal refusal = client.refusal();
        return refusal == null ? 0 : refusal.httpStatus();
    }

    @Test
    void metadataOfAJoinHasALimit() {
        Client ada = stage.client("ada", Map.of("canUpdateOwnMetadata", true));
        assertThat(status(ada.joinSingle(Client.request(true).setMetadata("x".repeat((512 << 10) + 1)))))
                .isEqualTo(400);
        assertThat(status(ada.joinSingle(Client.request(true).putParticipantAttributes("key", "x".repeat(64 << 10)))))
                .isEqualTo(400);
        ada.joinSingle(Client.request(true).setMetadata("short").putParticipantAttributes("seat", "1"));
        assertThat(ada.sees("ada").getMetadata()).isEqualTo("short");
        assertThat(ada.sees("ada").getAttributesMap()).containsEntry("seat", "1");
    }

    @Test
    void aRoomEndsAfterItsTime() {
        Client ada = stage.client("ada").single();
        ada.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        stage.pass(20 * VirtualShard.SECOND - 1);
        assertThat(stage.shard.snapshot().rooms()).isEqualTo(1);
        stage.pass(1);
        assertThat(stage.shard.snapshot().rooms()).isZero();
        assertThat(stage.shard.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
        stage.ask(new AdminCall.CreateRoom(
                CreateRoomRequest.newBuilder().setName("nobody comes").build()));
        stage.pass(300 * VirtualShard.SECOND);
        assertThat(stage.shard.snapshot().rooms()).isZero();
    }

    @Test
    void anAgentAloneKeepsNoRoomOpen() {
        Client agent = stage.client("agent", Map.of("agent", true)).single();
        Client ada = stage.client("ada").single();
        ada.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        stage.pass(21 * VirtualShard.SECOND);
        assertThat(agent.last(MessageCase.LEAVE).getLeave().getReason()).isEqualTo(DisconnectReason.ROOM_CLOSED);
        assertThat(stage.shard.snapshot().rooms()).isZero();
    }

    @Test
    void whenTheNodeStopsEverybodyMayComeBack() {
        Client ada = stage.client("ada").single();
        stage.handle(new ShardInput.Shutdown());
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getReason()).isEqualTo(DisconnectReason.SERVER_SHUTDOWN);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(LeaveRequest.Action.RECONNECT);
        assertThat(stage.shard.snapshot().rooms()).isZero();
        assertThat(stage.shard.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void pingsAreAnswered() {
        Client ada = stage.client("ada").joinSingle();
        ada.send(SignalRequest.newBuilder().setPing(5));
        assertThat(ada.last(MessageCase.PONG).getPong()).isPositive();
        ada.send(SignalRequest.newBuilder().setPingReq(Ping.newBuilder().setTimestamp(77)));
        assertThat(ada.last(MessageCase.PONG_RESP).getPongResp().getLastPingTimestamp())
                .isEqualTo(77);
    }

    @Test
    void tokensAreRenewed() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        peer.live(Participant.TOKEN_NANOS);
        assertThat(ada.tokens()).hasSize(2);
        assertThat(ada.tokens().getLast().identity().value()).isEqualTo("ada");
    }
}
