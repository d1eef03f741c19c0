package hiwar.sim.peer;

import hiwar.wire.rtp.MediaKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitRtc.ConnectionSettings;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.MediaSectionsRequirement;
import livekit.LivekitRtc.MuteTrackRequest;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SyncState;
import livekit.LivekitRtc.TrackPublishedResponse;
import livekit.LivekitRtc.UpdateSubscription;
import org.jspecify.annotations.Nullable;

/** The signalling of a peer: what it asks, and what it makes of the server's frames. Owned by a {@link ClientPeer}. */
final class PeerSignals {
    private final PeerOptions options;
    private final PeerSink sink;
    private final PeerIce ice;
    private final PeerSections sections;
    private final Negotiation negotiation;
    private final Pings pings;
    private final PeerRoom room = new PeerRoom();
    private final Map<String, LocalTrack> tracks = new LinkedHashMap<>();
    private boolean joined;
    private long nowNanos;
    private @Nullable LeaveRequest leave;

    PeerSignals(PeerOptions options, PeerSink sink, PeerIce ice, PeerSections sections) {
        this.options = options;
        this.sink = sink;
        this.ice = ice;
        this.sections = sections;
        this.negotiation = new Negotiation(sections, ice, sink);
        this.pings = new Pings(options.clock(), sink);
    }

    JoinRequest join() {
        JoinRequest.Builder join = request();
        if (options.offersInJoin()) {
            join.setPublisherOffer(negotiation.first());
        }
        return join.build();
    }

    JoinRequest resume() {
        return request()
                .setReconnect(true)
                .setParticipantSid(room.self().getSid())
                .build();
    }

    private JoinRequest.Builder request() {
        return JoinRequest.newBuilder()
                .setClientInfo(ClientInfo.newBuilder()
                        .setSdk(ClientInfo.SDK.CPP)
                        .setVersion("0.1.0")
                        .setProtocol(ClientPeer.PROTOCOL))
                .setConnectionSettings(ConnectionSettings.newBuilder()
                        .setAutoSubscribe(options.subscribes())
                        .setAdaptiveStream(options.adaptive()));
    }

    /** Takes a frame in; answers what it said of the connection, if it was an answer to the latest offer. */
    @Nullable
    PeerAnswer handle(SignalResponse response, long nowNanos) {
        switch (response.getMessageCase()) {
            case JOIN -> {
                joined = true;
                room.joined(response.getJoin());
                pings.start(response.getJoin().getPingInterval(), nowNanos);
                negotiation.joined();
            }
            case RECONNECT -> resumed();
            case ANSWER -> {
                return negotiation.answered(response.getAnswer(), nowNanos);
            }
            case TRICKLE -> negotiation.trickled(response.getTrickle(), nowNanos);
            case UPDATE -> {
                response.getUpdate().getParticipantsList().forEach(room::update);
                reconcile();
            }
            case ROOM_UPDATE -> room.room(response.getRoomUpdate().getRoom());
            case TRACK_PUBLISHED -> published(response.getTrackPublished());
            case TRACK_UNPUBLISHED -> unpublished(response.getTrackUnpublished().getTrackSid());
            case MUTE -> muted(response.getMute());
            case MEDIA_SECTIONS_REQUIREMENT -> needed(response.getMediaSectionsRequirement());
            case PONG_RESP -> pings.answered(response.getPongResp(), nowNanos);
            case LEAVE -> leave = response.getLeave();
            default -> {} // of interest to the owner, if to anybody
        }
        return null;
    }

    private void needed(MediaSectionsRequirement need) {
        sections.addReceiving(MediaKind.AUDIO, need.getNumAudios());
        sections.addReceiving(MediaKind.VIDEO, need.getNumVideos());
        negotiation.wanted();
    }

    private void resumed() {
        SyncState.Builder state = SyncState.newBuilder();
        for (LocalTrack track : tracks.values()) {
            if (track.published() != null) {
                state.addPublishTracks(TrackPublishedResponse.newBuilder()
                        .setCid(track.spec().cid())
                        .setTrack(track.published()));
            }
        }
        // The list of exceptions from what happens by itself is empty.
        state.setSubscription(UpdateSubscription.newBuilder().setSubscribe(!options.subscribes()));
        sink.signal(SignalRequest.newBuilder().setSyncState(state).build());
        ice.restart();
        negotiation.resumed();
    }

    private void published(TrackPublishedResponse response) {
        LocalTrack track = tracks.get(response.getCid());
        if (track != null) {
            track.published(response.getTrack());
        }
    }

    private void unpublished(String sid) {
        for (LocalTrack track : tracks()) {
            if (sid.equals(track.sid())) {
                unpublish(track);
            }
        }
    }

    /** The server mutes a track: the client does it, and says so, as LiveKit's JS client does. */
    private void muted(MuteTrackRequest mute) {
        if (options.defiant()) {
            return;
        }
        for (LocalTrack track : tracks.values()) {
            if (mute.getSid().equals(track.sid())) {
                mute(track, mute.getMuted());
            }
        }
    }

    /**
     * What the server believes of our tracks is put right, as LiveKit's JS client does: a request may have been lost.
     */
    private void reconcile() {
        if (options.defiant()) {
            return;
        }
        for (TrackInfo described : room.self().getTracksList()) {
            for (LocalTrack track : tracks.values()) {
                if (described.getSid().equals(track.sid()) && described.getMuted() != track.muted()) {
                    mute(track, track.muted());
                }
            }
        }
    }

    void publish(LocalTrack track) {
        tracks.put(track.spec().cid(), track);
        sink.signal(SignalRequest.newBuilder().setAddTrack(track.request()).build());
        sections.send(track);
        negotiation.wanted();
    }

    void unpublish(LocalTrack track) {
        tracks.remove(track.spec().cid(), track);
        sections.stop(track);
        negotiation.wanted();
    }

    void mute(LocalTrack track, boolean silent) {
        String sid = track.sid();
        track.muted(silent);
        if (sid != null) {
            sink.signal(SignalRequest.newBuilder()
                    .setMute(MuteTrackRequest.newBuilder().setSid(sid).setMuted(silent))
                    .build());
        }
    }

    void subscribe(List<String> trackSids, boolean wanted) {
        sink.signal(SignalRequest.newBuilder()
                .setSubscription(UpdateSubscription.newBuilder()
                        .addAllTrackSids(trackSids)
                        .setSubscribe(wanted))
                .build());
    }

    void sayGoodbye() {
        sink.signal(SignalRequest.newBuilder()
                .setLeave(LeaveRequest.newBuilder().setAction(LeaveRequest.Action.DISCONNECT))
                .build());
    }

    void tick(long now) {
        nowNanos = now;
        pings.tick(now);
        negotiation.tick();
    }

    long deadlineNanos() {
        return negotiation.due() ? nowNanos : pings.deadlineNanos();
    }

    List<LocalTrack> tracks() {
        return new ArrayList<>(tracks.values());
    }

    PeerRoom room() {
        return room;
    }

    Negotiation negotiation() {
        return negotiation;
    }

    long rttNanos() {
        return pings.rttNanos();
    }

    boolean isJoined() {
        return joined;
    }

    @Nullable
    LeaveRequest leave() {
        return leave;
    }
}
