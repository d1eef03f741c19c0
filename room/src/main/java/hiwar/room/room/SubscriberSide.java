package hiwar.room.room;

import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.Attached;
import hiwar.room.negotiate.OutgoingTrack;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livekit.LivekitModels.SubscriptionError;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.ConnectionSettings;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.UpdateTrackSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a participant receives. Wishes are kept whether they can be fulfilled or not; whenever a wish, a grant or a
 * track changes, the track is {@linkplain #consider considered} anew. Owned by its participant.
 */
final class SubscriberSide {
    /** A wish for a track that nobody has is given up after this long. */
    static final long MISSING_NANOS = 60_000_000_000L;

    /** The connection on which tracks go out. */
    interface Downlink {
        /** Null before the client's first offer. */
        @Nullable
        Connection connection();

        void attach(OutgoingTrack track, long nowNanos);

        void detach(TrackSid track, long nowNanos);

        void close(long nowNanos);
    }

    private final ShardContext shard;
    private final Participant participant;
    /** The only connection of the client; null when it has another one for receiving. */
    private final @Nullable Answering only;

    private final boolean wishesAll;
    private final boolean adaptive;
    private final Alarms.Alarm givingUp;
    private final Map<TrackSid, Boolean> wishes = new LinkedHashMap<>();
    private final Map<TrackSid, UpdateTrackSettings> settings = new LinkedHashMap<>();
    private final Map<TrackSid, Subscription> subscriptions = new LinkedHashMap<>();
    /** Wished for but not there, with the moment of giving up. */
    private final Map<TrackSid, Long> missing = new LinkedHashMap<>();
    /** The client has been told that it cannot decode them. */
    private final Set<TrackSid> unsupported = new LinkedHashSet<>();
    /** The client has been told that their publisher does not admit it. */
    private final Set<TrackSid> forbidden = new LinkedHashSet<>();

    private @Nullable Offering offering;

    /** What {@code settings} asked for at the join, over the {@code only} connection or one of its own. */
    SubscriberSide(ShardContext shard, Participant participant, @Nullable Answering only, ConnectionSettings settings) {
        this.shard = shard;
        this.participant = participant;
        this.only = only;
        this.wishesAll = settings.getAutoSubscribe();
        this.adaptive = settings.getAdaptiveStream();
        this.givingUp = participant.alarm(this::giveUp);
    }

    /** The receiving one of two connections; null when there is none. */
    @Nullable
    Offering offering() {
        return offering;
    }

    Collection<Subscription> subscriptions() {
        return subscriptions.values();
    }

    /** The client is in: it gets its connection, with all tracks that it may have in the first offer. */
    void start(long nowNanos) {
        considerAll(nowNanos);
        if (only == null && participant.grants().video().canSubscribe()) {
            made(nowNanos).offer(nowNanos);
        }
    }

    private Offering made(long nowNanos) {
        Offering made = offering == null ? new Offering(shard, participant, nowNanos) : offering;
        offering = made;
        return made;
    }

    private @Nullable Downlink downlink() {
        return only == null ? offering : only;
    }

    /** Where tracks go out; null before there is anything to send on. */
    private @Nullable Connection connection() {
        Downlink downlink = downlink();
        return downlink == null ? null : downlink.connection();
    }

    /** The client answers our offer. */
    void answer(SessionDescription answer, long nowNanos) {
        if (offering == null) {
            shard.malformed();
        } else {
            offering.answer(answer, nowNanos);
        }
    }

    /** The client wants these tracks, or no longer wants them. */
    void wish(Set<TrackSid> tracks, boolean subscribe, long nowNanos) {
        for (TrackSid sid : tracks) {
            if (!roomFor(sid, wishes)) {
                return;
            }
            wishes.put(sid, subscribe);
            unsupported.remove(sid);
            Publication track = participant.room().publication(sid);
            if (track != null) {
                consider(track, nowNanos);
            } else if (subscribe) {
                missing.putIfAbsent(sid, nowNanos + MISSING_NANOS);
                givingUp.noLaterThan(nowNanos + MISSING_NANOS);
            } else {
                missing.remove(sid);
            }
        }
    }

    /** Makes room by forgetting what was said of tracks that are gone; false when there still is none. */
    private boolean roomFor(TrackSid sid, Map<TrackSid, ?> said) {
        if (said.size() >= Limits.MAX_WISHES && !said.containsKey(sid)) {
            said.keySet()
                    .removeIf(track -> participant.room().publication(track) == null && !missing.containsKey(track));
        }
        boolean room = said.size() < Limits.MAX_WISHES || said.containsKey(sid);
        if (!room) {
            shard.malformed();
        }
        return room;
    }

    private void giveUp(long nowNanos) {
        for (Map.Entry<TrackSid, Long> entry : List.copyOf(missing.entrySet())) {
            if (entry.getValue() > nowNanos) {
                givingUp.noLaterThan(entry.getValue());
                continue;
            }
            TrackSid sid = entry.getKey();
            missing.remove(sid);
            wishes.remove(sid);
            settings.remove(sid);
            participant.send(Signals.subscriptionFailed(sid, SubscriptionError.SE_TRACK_NOTFOUND));
        }
    }

    /** The client says how it wants a track. */
    void set(TrackSid sid, UpdateTrackSettings wanted, long nowNanos) {
        if (!roomFor(sid, settings)) {
            return;
        }
        settings.put(sid, kept(wanted));
        Subscription subscription = subscriptions.get(sid);
        if (subscription != null) {
            subscription.set(wanted, nowNanos);
        }
    }

    /** Only what is read: the rest of a request, such as its list of tracks, may be large. */
    private static UpdateTrackSettings kept(UpdateTrackSettings wanted) {
        return UpdateTrackSettings.newBuilder()
                .setDisabled(wanted.getDisabled())
                .setQualityValue(wanted.getQualityValue())
                .setWidth(wanted.getWidth())
                .setHeight(wanted.getHeight())
                .setFps(wanted.getFps())
                .build();
    }

    /** The client does not want to see or hear a track that it stays subscribed to. */
    void disable(TrackSid sid, long nowNanos) {
        UpdateTrackSettings before = settings.getOrDefault(sid, first());
        set(sid, before.toBuilder().setDisabled(true).build(), nowNanos);
    }

    /** Until the client says otherwise: an adaptive one begins small and asks for more when it knows how much. */
    private UpdateTrackSettings first() {
        return UpdateTrackSettings.newBuilder()
                .setQuality(adaptive ? VideoQuality.LOW : VideoQuality.HIGH)
                .build();
    }

    void considerAll(long nowNanos) {
        for (Publication track : participant.room().publications()) {
            consider(track, nowNanos);
        }
    }

    /** Subscribes to the track or ends that, by wish and by right. */
    void consider(Publication track, long nowNanos) {
        TrackSid sid = track.sid();
        missing.remove(sid);
        boolean wanted = wishes.getOrDefault(sid, wishesAll)
                && participant.hears()
                && track.publisher() != participant
                && !track.publisher().hidden();
        boolean admitted = track.publisher().publisher().admits(participant, sid);
        if (admitted ? forbidden.remove(sid) : wanted && forbidden.add(sid)) {
            participant.send(Signals.permission(track.publisher().sid().value(), sid, admitted));
        }
        Subscription subscription = subscriptions.get(sid);
        boolean due = wanted && admitted && !unsupported.contains(sid);
        if (due && subscription == null) {
            subscribe(track, nowNanos);
        } else if (!due && subscription != null) {
            unsubscribe(subscription, nowNanos);
        }
    }

    private void subscribe(Publication track, long nowNanos) {
        Subscription subscription = new Subscription(participant, track, shard.entropy);
        subscriptions.put(track.sid(), subscription);
        track.add(subscription);
        subscription.set(settings.getOrDefault(track.sid(), first()), nowNanos);
        Downlink downlink = only == null ? made(nowNanos) : only;
        downlink.attach(track.outgoing(), nowNanos);
    }

    private void unsubscribe(Subscription subscription, long nowNanos) {
        Publication track = subscription.publication();
        subscriptions.remove(track.sid());
        subscription.stop();
        track.remove(subscription);
        track.dynacast().changed(nowNanos);
        Downlink downlink = downlink();
        if (downlink != null) {
            downlink.detach(track.sid(), nowNanos);
        }
        Connection connection = connection();
        if (connection != null) {
            connection.rtp().stopSending(subscription.down());
        }
        participant.room().unsubscribed(subscription);
    }

    /** The track is gone, and with it whatever the client said of it. */
    void gone(Publication track, long nowNanos) {
        Subscription subscription = subscriptions.get(track.sid());
        if (subscription != null) {
            unsubscribe(subscription, nowNanos);
        }
        wishes.remove(track.sid());
        settings.remove(track.sid());
        unsupported.remove(track.sid());
        forbidden.remove(track.sid());
    }

    /** The client has agreed to receive the track in this section. */
    void attached(Attached attached, long nowNanos) {
        Subscription subscription = subscriptions.get(attached.sid());
        Connection connection = connection();
        if (subscription == null || connection == null) {
            throw new IllegalStateException("a section for " + attached.sid() + ", which nobody subscribed to");
        }
        connection.rtp().send(subscription.down(), attached.section(), nowNanos);
        boolean first = subscription.negotiate();
        if (connection.connected()) {
            subscription.flow(nowNanos);
        }
        if (first) {
            participant.room().subscribed(subscription, nowNanos);
        }
    }

    /** The client cannot decode the track: it is told once, and not offered it again unless it asks. */
    void unsupported(TrackSid sid, long nowNanos) {
        unsupported.add(sid);
        Subscription subscription = subscriptions.get(sid);
        if (subscription != null) {
            unsubscribe(subscription, nowNanos);
        }
        participant.send(Signals.subscriptionFailed(sid, SubscriptionError.SE_CODEC_UNSUPPORTED));
    }

    /** A transport is up: what was agreed on may flow. */
    void connected(Connection connection, long nowNanos) {
        if (connection == connection()) {
            subscriptions.values().forEach(subscription -> subscription.flow(nowNanos));
        }
    }

    /** The session is lost. */
    void unheard() {
        if (offering != null) {
            offering.unheard();
        }
    }

    /** A new session: the receiving connection starts over with new credentials. */
    void resumed(long nowNanos) {
        if (offering != null) {
            offering.restart(nowNanos);
        }
    }

    /** Ends everything. */
    void close(long nowNanos) {
        givingUp.cancel();
        for (Subscription subscription : subscriptions.values()) {
            subscription.stop();
            subscription.publication().remove(subscription);
            subscription.publication().dynacast().changed(nowNanos);
        }
        subscriptions.clear();
        if (offering != null) {
            offering.close(nowNanos);
        }
    }
}
