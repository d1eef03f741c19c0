package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.signal.AdminCall;
import java.util.List;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.MuteTrackRequest;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import livekit.LivekitRtc.SimulateScenario;
import livekit.LivekitRtc.SyncState;
import livekit.LivekitRtc.TrackPublishedResponse;
import livekit.LivekitRtc.UpdateSubscription;
import org.junit.jupiter.api.Test;

/** Cuts of signalling, cuts of media, and what clients find when they are back. */
class ResumeTest {
    private final VirtualShard stage = new VirtualShard();

    @Test
    void aResumeTellsEverythingInOrder() {
        Client ada = stage.client("ada").joinDual();
        ada.answer();
        Peer peer = ada.connectSubscriber();
        Client bob = stage.client("bob").single();
        Client eve = stage.client("eve").single();
        bob.publish();
        stage.pass(VirtualShard.SECOND);
        ada.answer();
        ada.lose();
        eve.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        peer.live(10 * VirtualShard.SECOND);
        String before = ada.sid();
        ada.resume();
        assertThat(ada.sid()).isEqualTo(before);
        assertThat(ada.kinds())
                .startsWith(
                        MessageCase.RECONNECT,
                        MessageCase.UPDATE,
                        MessageCase.UPDATE,
                        MessageCase.ROOM_UPDATE,
                        MessageCase.OFFER);
        assertThat(ada.tokens()).hasSize(1);
        List<SignalResponse> updates = ada.all(MessageCase.UPDATE);
        assertThat(updates.getFirst().getUpdate().getParticipantsList())
                .singleElement()
                .satisfies(gone -> assertThat(gone.getIdentity()).isEqualTo("eve"))
                .satisfies(gone -> assertThat(gone.getState()).isEqualTo(State.DISCONNECTED));
        assertThat(updates.getLast().getUpdate().getParticipantsList())
                .extracting(ParticipantInfo::getIdentity)
                .containsExactly("ada", "bob");
        assertThat(ada.sees("ada").getState()).isEqualTo(State.ACTIVE);
        assertThat(stage.shard.snapshot().resumes()).isEqualTo(1);
        assertThat(bob.sees("ada").getState()).as("nobody noticed").isEqualTo(State.ACTIVE);
    }

    @Test
    void whoWasSilencedMeanwhileIsToldBeforeTheDescriptionThatSaysSo() {
        Client ada = stage.client("ada").joinDual();
        ada.answer();
        ada.connectSubscriber();
        ada.publish();
        String sid = ada.last(MessageCase.TRACK_PUBLISHED)
                .getTrackPublished()
                .getTrack()
                .getSid();
        ada.lose();
        stage.ask(new AdminCall.MutePublishedTrack(MuteRoomTrackRequest.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setIdentity("ada")
                .setTrackSid(sid)
                .setMuted(true)
                .build()));
        ada.resume();
        assertThat(ada.kinds()).startsWith(MessageCase.RECONNECT, MessageCase.MUTE, MessageCase.UPDATE);
        assertThat(ada.last(MessageCase.MUTE).getMute().getSid()).isEqualTo(sid);
        ada.send(SignalRequest.newBuilder()
                .setMute(MuteTrackRequest.newBuilder().setSid(sid).setMuted(true)));
        ada.lose();
        ada.resume();
        assertThat(ada.kinds()).startsWith(MessageCase.RECONNECT, MessageCase.UPDATE);
    }

    @Test
    void theReceivingConnectionOfTwoGetsNewCredentials() {
        Client ada = stage.client("ada").joinDual();
        String first = ada.last(MessageCase.OFFER).getOffer().getSdp();
        ada.answer();
        Peer peer = ada.connectSubscriber();
        ada.lose();
        ada.resume();
        String second = ada.last(MessageCase.OFFER).getOffer().getSdp();
        assertThat(Peer.attribute(second, "ice-ufrag")).isNotEqualTo(Peer.attribute(first, "ice-ufrag"));
        peer.check(); // the old ones hold until the client has the new
        int answers = stage.out.datagrams;
        Peer restarted = new Peer(stage, second);
        restarted.check();
        assertThat(stage.out.datagrams).isEqualTo(answers + 1);
        ada.answer();
        assertThat(ada.kinds()).doesNotContain(MessageCase.LEAVE);
        assertThat(stage.shard.snapshot().transports()).isEqualTo(1);
    }

    @Test
    void theOnlyConnectionIsRestartedByTheClient() {
        Client ada = stage.client("ada").single();
        String first = ada.last(MessageCase.ANSWER).getAnswer().getSdp();
        ada.lose();
        ada.resume();
        assertThat(ada.kinds()).doesNotContain(MessageCase.OFFER);
        ada.offer(VirtualShard.offer("chromium-single")
                .replaceAll("a=ice-ufrag:.*", "a=ice-ufrag:other")
                .replaceAll("a=ice-pwd:.*", "a=ice-pwd:anotherPasswordOfClient"));
        String second = ada.last(MessageCase.ANSWER).getAnswer().getSdp();
        assertThat(Peer.attribute(second, "ice-ufrag")).isNotEqualTo(Peer.attribute(first, "ice-ufrag"));
    }

    @Test
    void anOldSocketThatStillHangsIsClosed() {
        Client ada = stage.client("ada").single();
        var old = ada.session();
        ada.resume();
        assertThat(stage.out.closeCodes).containsEntry(old, 1000);
        stage.handle(new ShardInput.SignalLost(old));
        ada.send(SignalRequest.newBuilder().setPing(1));
        assertThat(ada.kinds()).contains(MessageCase.PONG);
    }

    @Test
    void whoeverHasNothingToResumeIsToldToJoinAnew() {
        Client stranger = stage.client("stranger").resume();
        assertRejoin(stranger);
        Client first = stage.client("ada").single();
        stage.client("ada").single();
        first.resume();
        assertRejoin(first);
        Client left = stage.client("bob").single();
        left.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        left.resume();
        assertRejoin(left);
        assertThat(stage.shard.snapshot().resumes()).isZero();
    }

    private static void assertRejoin(Client client) {
        assertThat(client.kinds()).containsExactly(MessageCase.LEAVE);
        assertThat(client.frames().getFirst().getLeave().getAction()).isEqualTo(Action.RECONNECT);
        assertThat(client.frames().getFirst().getLeave().getReason()).isEqualTo(DisconnectReason.STATE_MISMATCH);
        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void whoIsCutOffEntirelyStaysForHalfAMinute() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").joinSingle();
        Peer alive = bob.connectPublisher();
        ada.lose();
        alive.live(29 * VirtualShard.SECOND);
        assertThat(bob.sees("ada").getState()).isEqualTo(State.ACTIVE);
        alive.live(7 * VirtualShard.SECOND);
        assertThat(bob.sees("ada").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(bob.sees("ada").getDisconnectReason()).isEqualTo(DisconnectReason.CONNECTION_TIMEOUT);
    }

    @Test
    void whoLosesItsTransportHasAMomentToJoinAnew() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        Client bob = stage.client("bob").single();
        stage.handle(new ShardInput.DtlsDown(peer.id(), "close_notify"));
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
        assertThat(ada.closeCode()).isEqualTo(1000);
        stage.pass(Participant.GRACE_NANOS - VirtualShard.SECOND);
        assertThat(bob.sees("ada").getState()).isEqualTo(State.ACTIVE);
        Client again = stage.client("ada").single();
        stage.pass(2 * VirtualShard.SECOND);
        assertThat(bob.sees("ada").getSid()).isEqualTo(again.sid());
        assertThat(bob.sees("ada").getState()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whoSaysGoodByeWhileItsTransportEndsIsGoneAtOnce() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        Client bob = stage.client("bob").single();
        stage.handle(new ShardInput.DtlsDown(peer.id(), "close_notify"));
        ada.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        assertThat(bob.sees("ada").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(bob.sees("ada").getDisconnectReason()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
    }

    @Test
    void theGoodByeOfAnEarlierSessionEndsNoLaterOne() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        Client bob = stage.client("bob").single();
        stage.handle(new ShardInput.DtlsDown(peer.id(), "close_notify"));
        Client again = stage.client("ada").single();
        ada.send(SignalRequest.newBuilder().setLeave(LeaveRequest.getDefaultInstance()));
        assertThat(bob.sees("ada").getSid()).isEqualTo(again.sid());
        assertThat(bob.sees("ada").getState()).isEqualTo(State.ACTIVE);
    }

    @Test
    void anOfferThatIsNotAnsweredEndsInANewJoin() {
        Client ada = stage.client("ada").joinDual();
        ada.answer();
        Peer peer = ada.connectSubscriber();
        stage.client("bob").single().publish();
        peer.live(Offering.ANSWER_TIMEOUT_NANOS);
        assertThat(ada.kinds()).doesNotContain(MessageCase.LEAVE);
        peer.live(VirtualShard.SECOND);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
    }

    @Test
    void aLateAnswerMeansNothing() {
        Client ada = stage.client("ada").joinDual();
        int first = ada.last(MessageCase.OFFER).getOffer().getId();
        ada.answer();
        ada.connectSubscriber();
        ada.lose();
        ada.resume();
        ada.send(SignalRequest.newBuilder()
                .setAnswer(livekit.LivekitRtc.SessionDescription.newBuilder()
                        .setSdp("v=0")
                        .setId(first)));
        assertThat(ada.kinds()).doesNotContain(MessageCase.LEAVE);
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(1);
    }

    @Test
    void whatTheClientRemembersIsTakenOver() {
        Client bob = stage.client("bob").single();
        bob.publish();
        Client ada = stage.client("ada").single();
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(2);
        ada.lose();
        ada.resume();
        ada.send(SignalRequest.newBuilder()
                .setSyncState(SyncState.newBuilder()
                        .setSubscription(UpdateSubscription.newBuilder()
                                .addTrackSids(bob.track(Client.CAMERA))
                                .setSubscribe(false))));
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(1);
        ada.send(SignalRequest.newBuilder()
                .setSyncState(SyncState.newBuilder()
                        .addPublishTracks(TrackPublishedResponse.newBuilder()
                                .setTrack(TrackInfo.newBuilder().setSid("TR_gone")))));
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
    }

    @Test
    void aNodeThatFailsSaysNothing() {
        Client ada = stage.client("ada").single();
        ada.send(SignalRequest.newBuilder()
                .setSimulate(SimulateScenario.newBuilder().setNodeFailure(true)));
        assertThat(ada.kinds()).doesNotContain(MessageCase.LEAVE);
        assertThat(ada.closeCode()).isEqualTo(1001);
        ada.resume();
        assertRejoin(ada);
    }
}
