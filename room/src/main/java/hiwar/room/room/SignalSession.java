package hiwar.room.room;

import hiwar.room.id.SessionId;
import hiwar.room.id.TrackSid;
import hiwar.room.signal.Audience;
import hiwar.room.signal.ProfileChange;
import hiwar.room.signal.Signals;
import java.util.List;
import java.util.Set;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.MuteTrackRequest;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SimulateScenario;
import livekit.LivekitRtc.SyncState;
import livekit.LivekitRtc.UpdateParticipantMetadata;
import livekit.LivekitRtc.UpdateSubscription;
import livekit.LivekitRtc.UpdateTrackSettings;

/** One WebSocket of a participant: reads its requests and carries what it is told. Owned by the participant. */
final class SignalSession {
    /** After a {@code leave}, or when the client has another WebSocket already: nothing more is to be done. */
    static final int NORMAL = 1000;
    /** Without a {@code leave}: clients come back at once. */
    static final int GOING_AWAY = 1001;

    private final ShardContext shard;
    private final SessionId id;
    private final Participant participant;
    private boolean open = true;

    /** Accepts the WebSocket, with {@code first} as its first frame. */
    SignalSession(ShardContext shard, SessionId id, Participant participant, SignalResponse first) {
        this.shard = shard;
        this.id = id;
        this.participant = participant;
        shard.sessions.put(id, this);
        shard.out.accept(id, first);
    }

    SessionId id() {
        return id;
    }

    Participant participant() {
        return participant;
    }

    void send(SignalResponse response) {
        if (open) {
            shard.out.signal(id, response);
        }
    }

    /** Says good-bye and closes. */
    void leave(DisconnectReason reason, Action action) {
        send(Signals.leave(reason, action));
        close(NORMAL, reason.name());
    }

    /** It stays known until its WebSocket is gone: what the client has sent before it reads of this still comes. */
    void close(int code, String reason) {
        if (open) {
            open = false;
            shard.out.close(id, code, reason);
        }
    }

    /** The WebSocket is gone. */
    void lost() {
        open = false;
        shard.sessions.remove(id);
    }

    /** Does what the client asks. */
    void handle(SignalRequest request, long nowNanos) {
        if (!open) {
            if (request.hasLeave() && !participant.hasSession()) { // two good-byes that crossed
                leaveRoom(nowNanos);
            }
            return;
        }
        PublisherSide publisher = participant.publisher();
        SubscriberSide subscriber = participant.subscriber();
        switch (request.getMessageCase()) {
            case OFFER -> publisher.answering().offer(request.getOffer(), nowNanos);
            case ANSWER -> subscriber.answer(request.getAnswer(), nowNanos);
            case TRICKLE, UPDATE_LAYERS, UNPUBLISH_DATA_TRACK_REQUEST, UPDATE_DATA_SUBSCRIPTION -> {
                // We are ICE-lite and wait for checks; layers are seen as they arrive; there are no data tracks.
            }
            case ADD_TRACK -> publisher.add(request.getAddTrack(), nowNanos);
            case MUTE -> mute(request.getMute(), nowNanos);
            case SUBSCRIPTION -> wish(request.getSubscription(), nowNanos);
            case TRACK_SETTING -> set(request.getTrackSetting(), nowNanos);
            case LEAVE -> leaveRoom(nowNanos);
            case SUBSCRIPTION_PERMISSION -> publisher.admit(Audience.of(request.getSubscriptionPermission()), nowNanos);
            case SYNC_STATE -> synchronize(request.getSyncState(), nowNanos);
            case SIMULATE -> simulate(request.getSimulate(), nowNanos);
            case PING -> send(Signals.pong(shard.clock.epochMillis(nowNanos)));
            case PING_REQ -> send(Signals.pong(request.getPingReq(), shard.clock.epochMillis(nowNanos)));
            case UPDATE_METADATA -> change(request.getUpdateMetadata(), nowNanos);
            case UPDATE_AUDIO_TRACK -> publisher.describe(request.getUpdateAudioTrack(), nowNanos);
            case UPDATE_VIDEO_TRACK -> publisher.describe(request.getUpdateVideoTrack(), nowNanos);
            case PUBLISH_DATA_TRACK_REQUEST ->
                respond(RequestResponse.newBuilder()
                        .setReason(RequestResponse.Reason.NOT_ALLOWED)
                        .setMessage("data tracks are not carried")
                        .setPublishDataTrack(request.getPublishDataTrackRequest()));
            case MESSAGE_NOT_SET -> shard.malformed();
        }
    }

    private void leaveRoom(long nowNanos) {
        participant.room().leave(participant, DisconnectReason.CLIENT_INITIATED, null, nowNanos);
    }

    void respond(RequestResponse.Builder response) {
        send(Signals.response(response));
    }

    private void mute(MuteTrackRequest request, long nowNanos) {
        if (!participant.publisher().mute(new TrackSid(request.getSid()), request.getMuted(), nowNanos)) {
            respond(RequestResponse.newBuilder()
                    .setReason(RequestResponse.Reason.NOT_FOUND)
                    .setMessage("no such track")
                    .setMute(request));
        }
    }

    private void wish(UpdateSubscription request, long nowNanos) {
        Set<TrackSid> tracks = Subscription.named(request.getTrackSidsList(), request.getParticipantTracksList());
        participant.subscriber().wish(tracks, request.getSubscribe(), nowNanos);
    }

    private void set(UpdateTrackSettings request, long nowNanos) {
        for (TrackSid sid : Subscription.named(request.getTrackSidsList(), List.of())) {
            participant.subscriber().set(sid, request, nowNanos);
        }
    }

    /** The client says after a resume what it believes; it must not believe in tracks that are gone. */
    private void synchronize(SyncState state, long nowNanos) {
        boolean mistaken = state.getPublishTracksList().stream()
                .anyMatch(track -> !participant
                        .publisher()
                        .has(new TrackSid(track.getTrack().getSid())));
        if (mistaken) {
            participant.rejoin("publishes a track that is gone", nowNanos);
            return;
        }
        if (state.hasSubscription()) {
            wish(state.getSubscription(), nowNanos);
        }
        for (TrackSid sid : Subscription.named(state.getTrackSidsDisabledList(), List.of())) {
            participant.subscriber().disable(sid, nowNanos);
        }
    }

    private void change(UpdateParticipantMetadata request, long nowNanos) {
        RequestResponse.Builder response = RequestResponse.newBuilder().setRequestId(request.getRequestId());
        if (!participant.grants().video().canUpdateOwnMetadata()) {
            respond(response.setReason(RequestResponse.Reason.NOT_ALLOWED)
                    .setMessage("does not have permission to update own metadata")
                    .setUpdateMetadata(request));
            return;
        }
        ProfileChange change = new ProfileChange(request.getName(), request.getMetadata(), request.getAttributesMap());
        switch (change.apply(participant.grants())) {
            case ProfileChange.Changed changed -> {
                participant.change(changed.grants(), nowNanos);
                respond(response.setReason(RequestResponse.Reason.OK));
            }
            case ProfileChange.TooLong tooLong ->
                respond(response.setReason(RequestResponse.Reason.LIMIT_EXCEEDED)
                        .setMessage(tooLong.what())
                        .setUpdateMetadata(request.toBuilder().clear().setRequestId(request.getRequestId())));
        }
    }

    private void simulate(SimulateScenario scenario, long nowNanos) {
        Room room = participant.room();
        switch (scenario.getScenarioCase()) {
            case SPEAKER_UPDATE -> {
                if (room.log() == null) { // in a talk it matters who is shown as speaking
                    room.speakers().pretend(participant, scenario.getSpeakerUpdate(), nowNanos);
                }
            }
            case NODE_FAILURE, MIGRATION -> {
                close(GOING_AWAY, "simulated");
                room.leave(participant, DisconnectReason.STATE_MISMATCH, null, nowNanos);
            }
            case SERVER_LEAVE -> room.leave(participant, DisconnectReason.SERVER_SHUTDOWN, Action.DISCONNECT, nowNanos);
            case LEAVE_REQUEST_FULL_RECONNECT -> participant.rejoin("asked to simulate it", nowNanos);
            case SWITCH_CANDIDATE_PROTOCOL,
                    SUBSCRIBER_BANDWIDTH,
                    DISCONNECT_SIGNAL_ON_RESUME,
                    DISCONNECT_SIGNAL_ON_RESUME_NO_MESSAGES,
                    SCENARIO_NOT_SET -> {}
        }
    }
}
