package hiwar.room.room;

import hiwar.media.stream.ReceiveSection;
import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.Received;
import hiwar.room.signal.Audience;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.signal.Tracks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.RequestResponse.Reason;
import livekit.LivekitRtc.UpdateLocalAudioTrack;
import livekit.LivekitRtc.UpdateLocalVideoTrack;
import org.jspecify.annotations.Nullable;

/**
 * What a participant publishes. A track is announced by {@code add_track} and published when a media section carries
 * it, whichever comes first. Owned by its participant.
 */
final class PublisherSide {
    /** Clients describe a track within a second of announcing it; later it is only in the way of others. */
    private static final long ANNOUNCED_NANOS = 60_000_000_000L;

    /**
     * A client that opens a track so soon after the server has muted all of them, and has not confirmed that, had not
     * heard of it yet: two round trips of the slowest networks.
     */
    static final long CROSSED_NANOS = 2_000_000_000L;

    private final Participant participant;
    private final ShardContext shard;
    private final Answering answering;
    private final Map<TrackSid, Publication> announced = new LinkedHashMap<>();
    private final Map<TrackSid, Publication> published = new LinkedHashMap<>();
    private final List<AddTrackRequest> queued = new ArrayList<>();
    private Audience audience = Audience.EVERYBODY;
    /** Its tracks were muted for a reason that it has to know before it opens one again. */
    private boolean hushed;

    PublisherSide(ShardContext shard, Participant participant, Answering answering) {
        this.shard = shard;
        this.participant = participant;
        this.answering = answering;
    }

    Answering answering() {
        return answering;
    }

    Collection<Publication> published() {
        return published.values();
    }

    boolean has(TrackSid track) {
        return find(track) != null;
    }

    private @Nullable Publication find(TrackSid track) {
        Publication found = published.get(track);
        return found == null ? announced.get(track) : found;
    }

    /** The client is about to send a track. */
    void add(AddTrackRequest request, long nowNanos) {
        expire(nowNanos);
        Reason fault = Tracks.fault(request);
        if (fault == null && !participant.grants().video().mayPublish(request.getSource())) {
            fault = Reason.NOT_ALLOWED;
        }
        boolean full = announced.size() >= Limits.MAX_PENDING_TRACKS
                || announced.size() + published.size() >= Limits.MAX_TRACKS;
        if (fault == null && full) {
            fault = Reason.LIMIT_EXCEEDED;
        }
        if (fault == null && cidIn(published, request.getCid())) {
            boolean room = queued.size() < Limits.MAX_QUEUED_TRACKS;
            if (room) {
                queued.add(request);
            }
            fault = room ? Reason.QUEUED : Reason.LIMIT_EXCEEDED;
        }
        if (fault == null) {
            announce(request, nowNanos);
        } else {
            participant.send(Signals.response(
                    RequestResponse.newBuilder().setReason(fault).setAddTrack(request)));
        }
    }

    private static boolean cidIn(Map<TrackSid, Publication> tracks, String cid) {
        return tracks.values().stream().anyMatch(track -> track.cids().contains(cid));
    }

    private void expire(long nowNanos) {
        for (Publication track : List.copyOf(announced.values())) {
            if (nowNanos - track.announcedNanos() >= ANNOUNCED_NANOS) {
                withdraw(track);
            }
        }
    }

    private void withdraw(Publication track) {
        announced.remove(track.sid());
        answering.forget(track.sid());
    }

    private void announce(AddTrackRequest request, long nowNanos) {
        for (Publication earlier : List.copyOf(announced.values())) {
            if (earlier.cids().contains(request.getCid())) {
                withdraw(earlier); // the client gave it up and begins again
            }
        }
        TrackSid sid = TrackSid.random(Tracks.letters(request), shard.entropy);
        Publication track = new Publication(participant, sid, request, nowNanos);
        track.gate(participant.rights(), nowNanos);
        announced.put(sid, track);
        participant.send(Signals.trackPublished(request.getCid(), track.description()));
        Received received = answering.expect(track.pending());
        if (received != null) {
            received(received, nowNanos);
        }
    }

    /** A section carries the track. */
    void received(Received received, long nowNanos) {
        Publication track = find(received.sid());
        Connection connection = answering.connection();
        if (track == null || connection == null) {
            throw new IllegalStateException("a section for " + received.sid() + ", which nobody announced");
        }
        ReceiveSection section = received.section();
        track.negotiated(section);
        connection.rtp().receive(track.up(), section);
        participant.changed();
        if (announced.remove(track.sid()) == null) {
            participant.room().updates().tell(participant);
            return;
        }
        published.put(track.sid(), track);
        track.dynacast().start(nowNanos);
        participant.room().published(track, nowNanos);
    }

    /** The client no longer sends the track. */
    void ended(TrackSid sid, long nowNanos) {
        announced.remove(sid);
        Publication track = published.get(sid);
        if (track != null) {
            unpublish(track, nowNanos);
            participant.changed();
            participant.room().updates().tell(participant);
        }
        dequeue(nowNanos);
    }

    private void unpublish(Publication track, long nowNanos) {
        published.remove(track.sid());
        track.dynacast().stop();
        Connection connection = answering.connection();
        if (connection != null) {
            connection.rtp().stopReceiving(track.up());
        }
        participant.room().unpublished(track, nowNanos);
    }

    private void dequeue(long nowNanos) {
        for (AddTrackRequest request : List.copyOf(queued)) {
            if (!cidIn(published, request.getCid())) {
                queued.remove(request);
                add(request, nowNanos);
            }
        }
    }

    /** Ends every track that the grants do not allow any more, before others are told of the grants. */
    void enforce(long nowNanos) {
        queued.removeIf(request -> !participant.grants().video().mayPublish(request.getSource()));
        for (Publication track : List.copyOf(announced.values())) {
            if (!participant.grants().video().mayPublish(track.description().getSource())) {
                withdraw(track);
            }
        }
        for (Publication track : List.copyOf(published.values())) {
            if (!participant.grants().video().mayPublish(track.description().getSource())) {
                answering.forget(track.sid());
                unpublish(track, nowNanos);
                participant.send(Signals.trackUnpublished(track.sid()));
            }
        }
    }

    /** The client mutes or unmutes; false when there is no such track. */
    boolean mute(TrackSid sid, boolean muted, long nowNanos) {
        Publication track = find(sid);
        if (track == null) {
            return false;
        }
        boolean crossed = hushed && track.silenced() && nowNanos - track.silencedNanos() < CROSSED_NANOS;
        if (!muted && crossed) {
            participant.send(Signals.mute(track.sid(), true));
            return true;
        }
        track.heard();
        mute(track, muted, nowNanos);
        return true;
    }

    /** An administrator mutes: the client is told, and told again after a resume until it shows that it knows. */
    void silence(Publication track, long nowNanos) {
        track.silenced(nowNanos);
        participant.send(Signals.mute(track.sid(), true));
        mute(track, true, nowNanos);
    }

    /** Mutes every track, so that whoever opens one again does so knowing why it was muted. */
    void hush(long nowNanos) {
        hushed = true;
        List.copyOf(announced.values()).forEach(track -> silence(track, nowNanos));
        List.copyOf(published.values()).forEach(track -> silence(track, nowNanos));
    }

    /** Lets through what the publisher may send now, and nothing else. */
    void gate(long nowNanos) {
        announced.values().forEach(track -> track.gate(participant.rights(), nowNanos));
        boolean changed = false;
        for (Publication track : published.values()) {
            if (track.gate(participant.rights(), nowNanos)) {
                track.dynacast().changed(nowNanos);
                changed = true;
            }
        }
        if (changed) {
            participant.changed();
            participant.room().updates().tell(participant);
        }
    }

    /** True when others see something as muted that is not. */
    boolean gated() {
        return published.values().stream().anyMatch(Publication::gated);
    }

    private void mute(Publication track, boolean muted, long nowNanos) {
        if (track.description().getMuted() != muted) {
            track.mute(muted, nowNanos);
            described(track);
        }
    }

    void describe(UpdateLocalAudioTrack change, long nowNanos) {
        Publication track = find(new TrackSid(change.getTrackSid()));
        if (track != null && !track.video() && change.getFeaturesCount() <= Limits.MAX_LAYERS * 2) {
            track.features(change.getFeaturesList());
            described(track);
        }
    }

    void describe(UpdateLocalVideoTrack change, long nowNanos) {
        Publication track = find(new TrackSid(change.getTrackSid()));
        if (track != null && track.video()) {
            track.size(change.getWidth(), change.getHeight());
            described(track);
        }
    }

    private void described(Publication track) {
        if (published.containsKey(track.sid())) {
            participant.changed();
            participant.room().updates().tell(participant);
        }
    }

    /** Whom the publisher lets receive its tracks from now on. */
    void admit(Audience admitted, long nowNanos) {
        audience = admitted;
        published.values().forEach(track -> participant.room().reconsider(track, nowNanos));
    }

    boolean admits(Participant subscriber, TrackSid track) {
        return audience.admits(subscriber.sid(), subscriber.identity(), track);
    }

    /**
     * A new session, which has not been told yet how its tracks are described: a client that finds its track muted and
     * does not know why opens it again.
     */
    void silenceAgain() {
        for (Publication track : published.values()) {
            if (track.silenced()) {
                participant.send(Signals.mute(track.sid(), true));
            }
        }
    }

    /** A new session: what it may have missed is said again. */
    void resumed() {
        published.values().forEach(track -> track.dynacast().repeat());
    }

    /** Ends everything. */
    void close(long nowNanos) {
        announced.clear();
        queued.clear();
        List.copyOf(published.values()).forEach(track -> unpublish(track, nowNanos));
        answering.close(nowNanos);
    }
}
