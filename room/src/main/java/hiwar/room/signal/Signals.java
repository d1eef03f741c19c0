package hiwar.room.signal;

import hiwar.room.id.TrackSid;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.SpeakerInfo;
import livekit.LivekitModels.SubscriptionError;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitRtc.ConnectionQualityInfo;
import livekit.LivekitRtc.ConnectionQualityUpdate;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.MediaSectionsRequirement;
import livekit.LivekitRtc.MuteTrackRequest;
import livekit.LivekitRtc.ParticipantUpdate;
import livekit.LivekitRtc.Ping;
import livekit.LivekitRtc.Pong;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.RoomUpdate;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SpeakersChanged;
import livekit.LivekitRtc.SubscribedCodec;
import livekit.LivekitRtc.SubscribedQualityUpdate;
import livekit.LivekitRtc.SubscriptionPermissionUpdate;
import livekit.LivekitRtc.SubscriptionResponse;
import livekit.LivekitRtc.TrackPublishedResponse;
import livekit.LivekitRtc.TrackSubscribed;
import livekit.LivekitRtc.TrackUnpublishedResponse;

/** Makes the frames that a server sends; one method per message. Stateless. */
public final class Signals {
    private Signals() {}

    /** Our offer of the subscriber's connection. */
    public static SignalResponse offer(int id, String sdp) {
        return SignalResponse.newBuilder()
                .setOffer(SessionDescription.newBuilder()
                        .setType("offer")
                        .setSdp(sdp)
                        .setId(id))
                .build();
    }

    /**
     * Our answer; {@code id} is that of the offer, and {@code midToTrack} is complete, because clients replace theirs.
     */
    public static SignalResponse answer(int id, String sdp, Map<String, String> midToTrack) {
        return SignalResponse.newBuilder()
                .setAnswer(SessionDescription.newBuilder()
                        .setType("answer")
                        .setSdp(sdp)
                        .setId(id)
                        .putAllMidToTrackId(midToTrack))
                .build();
    }

    /** Asks a single-connection client for more receiving sections and, even with 0 and 0, for a new offer. */
    public static SignalResponse sectionsNeeded(int audios, int videos) {
        return SignalResponse.newBuilder()
                .setMediaSectionsRequirement(MediaSectionsRequirement.newBuilder()
                        .setNumAudios(audios)
                        .setNumVideos(videos))
                .build();
    }

    /** The state of some participants. */
    public static SignalResponse update(List<ParticipantInfo> participants) {
        return SignalResponse.newBuilder()
                .setUpdate(ParticipantUpdate.newBuilder().addAllParticipants(participants))
                .build();
    }

    /** The state of the room. */
    public static SignalResponse room(Room room) {
        return SignalResponse.newBuilder()
                .setRoomUpdate(RoomUpdate.newBuilder().setRoom(room))
                .build();
    }

    /** The answer to {@code add_track}. */
    public static SignalResponse trackPublished(String cid, TrackInfo track) {
        return SignalResponse.newBuilder()
                .setTrackPublished(
                        TrackPublishedResponse.newBuilder().setCid(cid).setTrack(track))
                .build();
    }

    /** The server has ended a track. */
    public static SignalResponse trackUnpublished(TrackSid track) {
        return SignalResponse.newBuilder()
                .setTrackUnpublished(TrackUnpublishedResponse.newBuilder().setTrackSid(track.value()))
                .build();
    }

    /** The first subscriber of a track is there. */
    public static SignalResponse trackSubscribed(TrackSid track) {
        return SignalResponse.newBuilder()
                .setTrackSubscribed(TrackSubscribed.newBuilder().setTrackSid(track.value()))
                .build();
    }

    /** The server has muted a track. */
    public static SignalResponse mute(TrackSid track, boolean muted) {
        return SignalResponse.newBuilder()
                .setMute(MuteTrackRequest.newBuilder().setSid(track.value()).setMuted(muted))
                .build();
    }

    /** Which layers of a track anybody takes. */
    @SuppressWarnings("deprecation") // older clients read the qualities outside of the codec
    public static SignalResponse layersNeeded(TrackSid track, SubscribedCodec needed) {
        return SignalResponse.newBuilder()
                .setSubscribedQualityUpdate(SubscribedQualityUpdate.newBuilder()
                        .setTrackSid(track.value())
                        .addSubscribedCodecs(needed)
                        .addAllSubscribedQualities(needed.getQualitiesList()))
                .build();
    }

    /** Good-bye; {@code action} says whether the client may come back, and how. */
    public static SignalResponse leave(DisconnectReason reason, LeaveRequest.Action action) {
        return SignalResponse.newBuilder()
                .setLeave(LeaveRequest.newBuilder()
                        .setReason(reason)
                        .setAction(action)
                        .setCanReconnect(action != LeaveRequest.Action.DISCONNECT))
                .build();
    }

    /** The answer to the old ping: milliseconds since 1970. */
    public static SignalResponse pong(long epochMillis) {
        return SignalResponse.newBuilder().setPong(epochMillis).build();
    }

    /** The answer to {@code ping_req}. */
    public static SignalResponse pong(Ping ping, long epochMillis) {
        return SignalResponse.newBuilder()
                .setPongResp(Pong.newBuilder()
                        .setLastPingTimestamp(ping.getTimestamp())
                        .setTimestamp(epochMillis))
                .build();
    }

    /** What became of a request; the caller has filled in the request itself. */
    public static SignalResponse response(RequestResponse.Builder response) {
        return SignalResponse.newBuilder().setRequestResponse(response).build();
    }

    /** Whose voice is louder, quieter or silent now. */
    public static SignalResponse speakers(List<SpeakerInfo> changed) {
        return SignalResponse.newBuilder()
                .setSpeakersChanged(SpeakersChanged.newBuilder().addAllSpeakers(changed))
                .build();
    }

    /** How good connections are now. */
    public static SignalResponse quality(List<ConnectionQualityInfo> changed) {
        return SignalResponse.newBuilder()
                .setConnectionQuality(ConnectionQualityUpdate.newBuilder().addAllUpdates(changed))
                .build();
    }

    /** A publisher has allowed or forbidden a track to this subscriber. */
    public static SignalResponse permission(String publisherSid, TrackSid track, boolean allowed) {
        return SignalResponse.newBuilder()
                .setSubscriptionPermissionUpdate(SubscriptionPermissionUpdate.newBuilder()
                        .setParticipantSid(publisherSid)
                        .setTrackSid(track.value())
                        .setAllowed(allowed))
                .build();
    }

    /** A wish to receive a track has come to nothing. */
    public static SignalResponse subscriptionFailed(TrackSid track, SubscriptionError error) {
        return SignalResponse.newBuilder()
                .setSubscriptionResponse(SubscriptionResponse.newBuilder()
                        .setTrackSid(track.value())
                        .setErr(error))
                .build();
    }
}
