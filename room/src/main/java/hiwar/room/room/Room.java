package hiwar.room.room;

import com.google.protobuf.ByteString;
import hiwar.room.id.Identity;
import hiwar.room.id.RoomName;
import hiwar.room.id.RoomSid;
import hiwar.room.id.SessionId;
import hiwar.room.id.TrackSid;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.signal.Welcome;
import hiwar.room.time.Alarms;
import hiwar.talks.id.LogId;
import hiwar.wire.codec.Codec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import livekit.LivekitModels;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ServerInfo;
import livekit.LivekitRtc.LeaveRequest.Action;
import org.jspecify.annotations.Nullable;

/**
 * A LiveKit room: the participants who can see and hear each other, and their tracks. Everything in it happens on its
 * shard's loop. Owned by its shard.
 */
final class Room implements Alarms.Owner {
    /** What is forwarded, the most wanted first. */
    static final List<Codec> CODECS = List.of(Codec.OPUS, Codec.RED, Codec.PCMU, Codec.PCMA, Codec.VP8, Codec.H264);

    /** How long a room waits for somebody to come, and after the last one left: LiveKit's defaults. */
    private static final int EMPTY_SECONDS = 300;

    private static final int DEPARTURE_SECONDS = 20;
    private static final int SIF_TRAILER_BYTES = 16;
    private static final long COUNTS_NANOS = 5_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final ShardContext shard;
    private final RoomName name;
    /** The log of a talk that has this name; null when the room is no talk's. */
    private final @Nullable LogId log;

    private final RoomSid sid;
    private final ByteString sifTrailer;
    private final ServerInfo server;
    private final long createdNanos;
    private final Map<Identity, Participant> participants = new LinkedHashMap<>();
    private final Map<TrackSid, Publication> publications = new LinkedHashMap<>();
    private final Updates updates;
    private final DataRelay data;
    private final Speakers speakers;
    private final Quality quality;
    private final Alarms.Alarm expiry;
    private final Alarms.Alarm counting;
    private LivekitModels.Room settings;
    private int toldParticipants;
    private int toldPublishers;
    private boolean everJoined;
    private boolean closed;

    Room(ShardContext shard, RoomName name, long nowNanos) {
        this.shard = shard;
        this.name = name;
        this.log = LogId.parse(name.value());
        this.sid = RoomSid.random(shard.entropy);
        this.createdNanos = nowNanos;
        byte[] trailer = new byte[SIF_TRAILER_BYTES];
        shard.entropy.fill(trailer);
        this.sifTrailer = ByteString.copyFrom(trailer);
        this.server = Welcome.server(shard.config.region(), shard.config.nodeId());
        this.updates = new Updates(this);
        this.data = new DataRelay(shard, this);
        this.speakers = new Speakers(this);
        this.quality = new Quality(this);
        this.expiry = alarm(at -> close(DisconnectReason.ROOM_CLOSED, at));
        this.counting = alarm(at -> count());
        long createdMillis = shard.clock.epochMillis(nowNanos);
        this.settings = LivekitModels.Room.newBuilder()
                .setSid(sid.value())
                .setName(name.value())
                .setEmptyTimeout(EMPTY_SECONDS)
                .setDepartureTimeout(DEPARTURE_SECONDS)
                .setCreationTime(createdMillis / 1000)
                .setCreationTimeMs(createdMillis)
                .addAllEnabledCodecs(Welcome.publishable(CODECS))
                .build();
        settle(nowNanos);
    }

    /** An alarm that is part of this room. */
    Alarms.Alarm alarm(LongConsumer action) {
        return shard.alarms.alarm(this, action);
    }

    /** The log of a talk that has its name; null when it is no talk's room. */
    @Nullable
    LogId log() {
        return log;
    }

    Updates updates() {
        return updates;
    }

    DataRelay data() {
        return data;
    }

    Speakers speakers() {
        return speakers;
    }

    ServerInfo server() {
        return server;
    }

    /** What frames that a server makes itself would end in. */
    ByteString sifTrailer() {
        return sifTrailer;
    }

    Collection<Participant> participants() {
        return participants.values();
    }

    @Nullable
    Participant participant(Identity identity) {
        return participants.get(identity);
    }

    /** The others, as far as {@code viewer} may know of them. */
    List<Participant> visibleTo(Participant viewer) {
        if (!viewer.rights().mayHear()) {
            return List.of();
        }
        return participants.values().stream()
                .filter(other -> other != viewer && !other.hidden())
                .toList();
    }

    Collection<Publication> publications() {
        return publications.values();
    }

    @Nullable
    Publication publication(TrackSid track) {
        return publications.get(track);
    }

    /** As clients and administrators are told of it. */
    LivekitModels.Room description() {
        return settings.toBuilder()
                .setNumParticipants(independents())
                .setNumPublishers(publishers())
                .build();
    }

    private int independents() {
        return (int) participants.values().stream()
                .filter(participant -> !participant.dependent())
                .count();
    }

    private int publishers() {
        return (int) participants.values().stream()
                .filter(participant -> !participant.publisher().published().isEmpty())
                .count();
    }

    /** Takes over other settings and tells everybody. */
    void change(LivekitModels.Room changed, long nowNanos) {
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        settle(nowNanos);
        tellRoom();
    }

    LivekitModels.Room settings() {
        return settings;
    }

    /** True when nobody more fits in. */
    boolean full() {
        int limit = settings.getMaxParticipants();
        return participants.size() >= Limits.MAX_PARTICIPANTS || (limit > 0 && independents() >= limit);
    }

    /** Lets somebody in; an earlier stay of the same identity ends. */
    void admit(SessionId session, JoinParams params, long nowNanos) {
        Participant earlier = participants.get(params.identity());
        if (earlier != null) {
            leave(earlier, DisconnectReason.DUPLICATE_IDENTITY, Action.DISCONNECT, nowNanos);
        }
        Participant participant = new Participant(shard, this, params, nowNanos);
        participants.put(participant.identity(), participant);
        everJoined = true;
        updates.arrived(participant);
        shard.out.note(participant + " joins " + name);
        settle(nowNanos);
        participant.start(session, nowNanos);
        quality.start(nowNanos);
        recount(nowNanos);
    }

    /** A section carries the track: everybody is told, then those who want it subscribe. */
    void published(Publication track, long nowNanos) {
        publications.put(track.sid(), track);
        updates.tell(track.publisher());
        reconsider(track, nowNanos);
        speakers.start(nowNanos);
        recount(nowNanos);
    }

    /** The rights or the wishes for a track may have changed. */
    void reconsider(Publication track, long nowNanos) {
        participants.values().forEach(participant -> participant.subscriber().consider(track, nowNanos));
    }

    /** The track is gone; whoever published it tells everybody. */
    void unpublished(Publication track, long nowNanos) {
        if (!closed) {
            publications.remove(track.sid());
            participants
                    .values()
                    .forEach(participant -> participant.subscriber().gone(track, nowNanos));
            recount(nowNanos);
        }
    }

    /** Somebody has agreed to receive a track. */
    void subscribed(Subscription subscription, long nowNanos) {
        Publication track = subscription.publication();
        if (!subscription.subscriber().hidden() && track.firstReceived()) {
            track.publisher().send(Signals.trackSubscribed(track.sid()));
        }
        speakers.subscribed(subscription);
        quality.subscribed(subscription);
    }

    void unsubscribed(Subscription subscription) {
        speakers.unsubscribed(subscription);
    }

    /**
     * Somebody goes.
     *
     * @param told what its client is told to do; null to close without a word
     */
    void leave(Participant leaver, DisconnectReason reason, @Nullable Action told, long nowNanos) {
        if (!participants.remove(leaver.identity(), leaver)) {
            return;
        }
        boolean published = !leaver.publisher().published().isEmpty();
        leaver.close(reason, told, nowNanos);
        data.left(leaver);
        speakers.left(leaver);
        quality.left(leaver);
        shard.out.note(leaver + " leaves " + name + ": " + reason);
        // A new stay of the same identity tells clients that the old one is over.
        if (reason != DisconnectReason.DUPLICATE_IDENTITY) {
            updates.left(leaver, published, nowNanos);
        }
        settle(nowNanos);
        recount(nowNanos);
    }

    /** Sets the end of a room that nobody keeps open. */
    private void settle(long nowNanos) {
        if (independents() > 0) {
            expiry.cancel();
        } else if (everJoined) {
            expiry.noLaterThan(nowNanos + settings.getDepartureTimeout() * SECOND_NANOS);
        } else {
            expiry.set(createdNanos + settings.getEmptyTimeout() * SECOND_NANOS);
        }
    }

    private void recount(long nowNanos) {
        if (!counting.isSet()) {
            counting.set(nowNanos + COUNTS_NANOS);
        }
    }

    private void count() {
        if (toldParticipants != independents() || toldPublishers != publishers()) {
            tellRoom();
        }
    }

    private void tellRoom() {
        LivekitModels.Room description = description();
        toldParticipants = description.getNumParticipants();
        toldPublishers = description.getNumPublishers();
        participants.values().forEach(participant -> participant.send(Signals.room(description)));
    }

    /** Ends the room: everybody has to go for good. */
    void close(DisconnectReason reason, long nowNanos) {
        close(reason, Action.DISCONNECT, nowNanos);
    }

    /** Ends the room; clients are told {@code action}. */
    void close(DisconnectReason reason, Action action, long nowNanos) {
        shard.out.note("room " + name + " is closed: " + reason);
        forget();
        for (Participant participant : participants.values()) {
            participant.close(reason, action, nowNanos);
        }
        participants.clear();
    }

    private void forget() {
        closed = true;
        shard.rooms.remove(name, this);
        expiry.cancel();
        counting.cancel();
        updates.close();
        data.close();
        speakers.close();
        quality.close();
    }

    /** Something in the room threw: everybody in it has to join anew, and other rooms go on. */
    @Override
    public void discard(long nowNanos) {
        forget();
        for (Participant participant : List.copyOf(participants.values())) {
            try {
                participant.close(DisconnectReason.STATE_MISMATCH, Action.RECONNECT, nowNanos);
            } catch (RuntimeException another) {
                shard.bug("closing " + participant, another);
                participant.connections().forEach(Connection::forget);
            }
        }
        participants.clear();
    }

    @Override
    public String toString() {
        return "room " + name + " (" + sid + ")";
    }
}
