package hiwar.room.room;

import hiwar.room.auth.Grants;
import hiwar.room.id.Identity;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.SessionId;
import hiwar.room.signal.DataPackets;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.signal.Welcome;
import hiwar.room.stage.MediaRights;
import hiwar.room.time.Alarms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/**
 * One stay of an identity in a room. Sessions come and go, the participant stays as long as its transports live.
 * Owned by its room; docs/closing.md says who ends it and when.
 */
final class Participant {
    /** A client that has not connected after this long never will. */
    static final long JOIN_TIMEOUT_NANOS = 60_000_000_000L;

    /** How long a client may take to come back after its transport failed, so that others do not see it go. */
    static final long GRACE_NANOS = 5_000_000_000L;

    /** Tokens are renewed so often, as a client that is cut off must have a good one left. */
    static final long TOKEN_NANOS = 300_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final ShardContext shard;
    private final Room room;
    private final ParticipantSid sid;
    private final JoinParams params;
    private final long joinedNanos;
    private final PublisherSide publisher;
    private final SubscriberSide subscriber;
    private final Alarms.Alarm joinTimeout;
    private final Alarms.Alarm grace;
    private final Alarms.Alarm tokenRenewal;
    /** True when the client's state is that of its receiving connection. */
    private final boolean subscriberPrimary;

    private Grants grants;
    private MediaRights rights;
    private long hearsSinceNanos;
    private long heardUntilNanos = NEVER;
    private State state = State.JOINING;
    private DisconnectReason ended = DisconnectReason.UNKNOWN_REASON;
    private int version;
    private @Nullable ParticipantInfo description;
    private @Nullable SignalSession session;
    /** A transport is beyond repair: only a new join helps. */
    private boolean broken;

    Participant(ShardContext shard, Room room, JoinParams params, long nowNanos) {
        this.shard = shard;
        this.room = room;
        this.params = params;
        this.joinedNanos = nowNanos;
        this.sid = ParticipantSid.random(shard.entropy);
        this.grants = shard.stage.seated(room, params.effectiveGrants());
        this.rights = shard.stage.rights(room, grants.identity());
        this.hearsSinceNanos = nowNanos;
        this.subscriberPrimary = !params.singleConnection() && grants.video().canSubscribe();
        this.joinTimeout = alarm(at -> room.leave(this, DisconnectReason.JOIN_FAILURE, Action.DISCONNECT, at));
        this.grace = alarm(at -> room.leave(this, DisconnectReason.CONNECTION_TIMEOUT, null, at));
        this.tokenRenewal = alarm(this::renewToken);
        Answering answering = new Answering(shard, this);
        this.publisher = new PublisherSide(shard, this, answering);
        this.subscriber = new SubscriberSide(
                shard,
                this,
                params.singleConnection() ? answering : null,
                params.request().getConnectionSettings());
    }

    /** An alarm that is part of this participant. */
    Alarms.Alarm alarm(LongConsumer action) {
        return shard.alarms.alarm(room, action);
    }

    Room room() {
        return room;
    }

    ParticipantSid sid() {
        return sid;
    }

    Identity identity() {
        return grants.identity();
    }

    Grants grants() {
        return grants;
    }

    /** What a talk lets it send and receive; everything in a room that is no talk's. */
    MediaRights rights() {
        return rights;
    }

    /** True when it receives the tracks of others. */
    boolean hears() {
        return grants.video().canSubscribe() && rights.mayHear();
    }

    /** Since when it may hear; meaningless while it may not. */
    long hearsSinceNanos() {
        return hearsSinceNanos;
    }

    /** True when somebody who was there from then to then may have been shown to it. */
    boolean met(long theirJoinNanos, long theirLeaveNanos) {
        return theirLeaveNanos >= hearsSinceNanos || theirJoinNanos <= heardUntilNanos;
    }

    long joinedNanos() {
        return joinedNanos;
    }

    /** True when its data packets reach others. */
    boolean sendsData() {
        return grants.video().canPublishData() && rights.maySendData();
    }

    boolean hidden() {
        return grants.video().hidden();
    }

    /** Somebody who works for the others: an agent or a recorder keeps no room open. */
    boolean dependent() {
        return grants.video().agent()
                || grants.video().recorder()
                || grants.kind() == ParticipantInfo.Kind.AGENT
                || grants.kind() == ParticipantInfo.Kind.EGRESS;
    }

    boolean active() {
        return state == State.ACTIVE;
    }

    PublisherSide publisher() {
        return publisher;
    }

    SubscriberSide subscriber() {
        return subscriber;
    }

    /** True while there is a session to tell things to. */
    boolean heard() {
        return session != null;
    }

    /** Tells the client; lost while it has no session, because a resume begins with the whole state. */
    void send(SignalResponse response) {
        if (session != null) {
            session.send(response);
        }
    }

    /** What everybody else is told of it. */
    ParticipantInfo description() {
        ParticipantInfo current = description;
        if (current == null) {
            current = describe(Publication::shown);
            description = current;
        }
        return current;
    }

    /** What it is told of itself: its tracks as it left them, or it would open again what others see as muted. */
    ParticipantInfo ownDescription() {
        return publisher.gated() ? describe(Publication::description) : description();
    }

    private ParticipantInfo describe(Function<Publication, TrackInfo> how) {
        long joinedMillis = shard.clock.epochMillis(joinedNanos);
        ParticipantInfo.Builder described = ParticipantInfo.newBuilder()
                .setSid(sid.value())
                .setIdentity(identity().value())
                .setName(grants.name())
                .setMetadata(grants.metadata())
                .putAllAttributes(grants.attributes())
                .setState(state)
                .setVersion(version)
                .setJoinedAt(joinedMillis / 1000)
                .setJoinedAtMs(joinedMillis)
                .setPermission(grants.video().permission())
                .setKind(grants.kind())
                .setRegion(shard.config.region())
                .setClientProtocol(params.request().getClientInfo().getClientProtocol())
                .setIsPublisher(!publisher.published().isEmpty())
                .setDisconnectReason(ended);
        publisher.published().forEach(track -> described.addTracks(how.apply(track)));
        return described.build();
    }

    /** What {@link #description} says is different now; the version only ever grows. */
    void changed() {
        version++;
        description = null;
    }

    /** Lets the client in: the welcome first, then everything that need not wait for it to connect. */
    void start(SessionId id, long nowNanos) {
        state = State.JOINED;
        changed();
        JoinResponse.Builder response = JoinResponse.newBuilder()
                .setRoom(room.description())
                .setParticipant(description())
                .setSubscriberPrimary(subscriberPrimary)
                .setFastPublish(grants.video().canPublish())
                .setSifTrailer(room.sifTrailer());
        room.visibleTo(this).forEach(other -> response.addOtherParticipants(other.description()));
        session = new SignalSession(shard, id, this, Welcome.join(response, room.server(), Room.CODECS));
        joinTimeout.set(nowNanos + JOIN_TIMEOUT_NANOS);
        room.updates().tellOthersSoon(this, nowNanos);
        subscriber.start(nowNanos);
        List<AddTrackRequest> requests = params.request().getAddTrackRequestsList();
        for (AddTrackRequest request : requests.subList(0, Math.min(requests.size(), Limits.MAX_PENDING_TRACKS))) {
            publisher.add(request, nowNanos);
        }
        SessionDescription offer = params.publisherOffer();
        if (offer != null) {
            publisher.answering().offer(offer, nowNanos);
        }
        renewToken(nowNanos);
    }

    /** True when the client may have its session back. */
    boolean resumable(JoinParams resume) {
        boolean same = resume.resumedSid() == null || sid.equals(resume.resumedSid());
        return same && !broken && state == State.ACTIVE && resume.singleConnection() == params.singleConnection();
    }

    /** The client is back on another WebSocket: it is told everything that it may have missed. */
    void resume(SessionId id, long nowNanos) {
        if (session != null) {
            session.close(SignalSession.NORMAL, "resumed on another connection");
        }
        subscriber.unheard();
        session = new SignalSession(
                shard, id, this, Welcome.reconnect(room.server(), room.data().lastSequence(this)));
        publisher.silenceAgain();
        room.updates().everything(this);
        send(Signals.room(room.description()));
        subscriber.resumed(nowNanos);
        publisher.resumed();
        renewToken(nowNanos);
    }

    /** The WebSocket of {@code lost} is gone; a client that never connected is gone with it. */
    void lost(SignalSession lost, long nowNanos) {
        if (session != lost) {
            return;
        }
        session = null;
        subscriber.unheard();
        if (state != State.ACTIVE) {
            room.leave(this, DisconnectReason.SIGNAL_CLOSE, null, nowNanos);
        }
    }

    /** True while the client has a session. */
    boolean hasSession() {
        return session != null;
    }

    /** The connection that the client takes for its own state; null before it is made. */
    private @Nullable Connection primary() {
        Offering offering = subscriber.offering();
        return subscriberPrimary
                ? (offering == null ? null : offering.connection())
                : publisher.answering().connection();
    }

    /** One or two, or none before the first offer. */
    List<Connection> connections() {
        List<Connection> connections = new ArrayList<>(2);
        Connection sending = publisher.answering().connection();
        if (sending != null) {
            connections.add(sending);
        }
        Offering receiving = subscriber.offering();
        if (receiving != null) {
            connections.add(receiving.connection());
        }
        return connections;
    }

    /** True when a transport is beyond repair, or the client has lost its place for another reason. */
    boolean broken() {
        return broken;
    }

    void connected(Connection connection, long nowNanos) {
        subscriber.connected(connection, nowNanos);
        if (connection == primary() && state == State.JOINED) {
            state = State.ACTIVE;
            joinTimeout.cancel();
            changed();
            shard.out.note(this + " is active");
            room.updates().tellSelf(this);
            room.updates().tellOthersSoon(this, nowNanos);
            room.data().ready(this, nowNanos);
        }
    }

    void channelOpened(long nowNanos) {
        room.data().ready(this, nowNanos);
    }

    /** True when data packets can be sent to the client. */
    boolean takes(String label) {
        Connection connection = primary();
        return state == State.ACTIVE && connection != null && connection.has(label);
    }

    /** Sends a data packet; false when it was not taken. */
    boolean send(boolean reliable, byte[] packet, long nowNanos) {
        String label = reliable ? DataPackets.RELIABLE_LABEL : DataPackets.LOSSY_LABEL;
        Connection connection = primary();
        return connection != null && takes(label) && connection.send(label, packet, nowNanos);
    }

    /** A transport is beyond repair. The client has a moment to join anew before others see it go. */
    void failed(String why, long nowNanos) {
        shard.out.note(this + " lost a transport: " + why);
        broken = true;
        rejoin(DisconnectReason.CONNECTION_TIMEOUT, nowNanos);
    }

    /** The client and we no longer agree: it has to join anew. */
    void rejoin(String why, long nowNanos) {
        shard.out.note(this + " has to join anew: " + why);
        broken = true;
        rejoin(DisconnectReason.STATE_MISMATCH, nowNanos);
    }

    private void rejoin(DisconnectReason reason, long nowNanos) {
        if (session != null) {
            session.leave(reason, Action.RECONNECT);
            session = null;
        }
        subscriber.unheard();
        grace.noLaterThan(nowNanos + GRACE_NANOS);
    }

    /** Takes over other rights from its talk: what they forbid ends, what they allow begins. */
    void entitle(MediaRights changed, long nowNanos) {
        MediaRights before = rights;
        if (changed.equals(before)) {
            return;
        }
        rights = changed;
        if (changed.mayHear() && !before.mayHear()) {
            hearsSinceNanos = nowNanos;
            room.updates().everything(this);
        }
        if (before.mayHear() && !changed.mayHear()) {
            heardUntilNanos = nowNanos;
        }
        publisher.gate(nowNanos);
        if (changed.mayHear() != before.mayHear()) {
            subscriber.considerAll(nowNanos);
        }
    }

    /** Takes over other grants, whoever changed them: what they forbid ends, what they allow begins. */
    void change(Grants asked, long nowNanos) {
        Grants changed = shard.stage.seated(room, asked);
        Grants before = grants;
        if (changed.equals(before)) {
            room.updates().tellSelf(this); // clients wait for an update even when it says nothing new
            return;
        }
        grants = changed;
        publisher.enforce(nowNanos);
        changed();
        if (hidden() && !before.video().hidden()) {
            room.updates().vanished(this);
        }
        room.updates().tell(this);
        renewToken(nowNanos);
        if (hidden() != before.video().hidden()) {
            publisher.published().forEach(track -> room.reconsider(track, nowNanos));
        }
        if (changed.video().canSubscribe() != before.video().canSubscribe()) {
            subscriber.considerAll(nowNanos);
        }
    }

    private void renewToken(long nowNanos) {
        if (session != null) {
            shard.out.refreshToken(session.id(), grants);
        }
        tokenRenewal.set(nowNanos + TOKEN_NANOS);
    }

    /**
     * Ends everything. Called by the room, which has forgotten the participant already.
     *
     * @param told what the client is told to do; null to close without a word
     */
    void close(DisconnectReason reason, @Nullable Action told, long nowNanos) {
        state = State.DISCONNECTED;
        ended = reason;
        joinTimeout.cancel();
        grace.cancel();
        tokenRenewal.cancel();
        if (session != null && told != null) {
            session.leave(reason, told);
        } else if (session != null) {
            session.close(SignalSession.NORMAL, reason.name());
        }
        session = null;
        publisher.close(nowNanos);
        subscriber.close(nowNanos);
        changed();
    }

    /** One of its transports threw: it alone has to go. */
    void discard(long nowNanos) {
        room.leave(this, DisconnectReason.STATE_MISMATCH, Action.RECONNECT, nowNanos);
    }

    @Override
    public String toString() {
        return identity() + " (" + sid + ")";
    }
}
