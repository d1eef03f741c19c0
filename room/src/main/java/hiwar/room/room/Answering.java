package hiwar.room.room;

import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.AnswerResult;
import hiwar.room.negotiate.AnsweredConnection;
import hiwar.room.negotiate.OutgoingTrack;
import hiwar.room.negotiate.PendingTrack;
import hiwar.room.negotiate.Received;
import hiwar.room.negotiate.SectionsNeeded;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;
import hiwar.wire.rtp.Mid;
import java.util.LinkedHashMap;
import java.util.Map;
import livekit.LivekitRtc.SessionDescription;
import org.jspecify.annotations.Nullable;

/**
 * The connection on which the client offers: the publishing one of two, or its only one. Its transport is made with the
 * first offer. Owned by its participant.
 */
final class Answering implements SubscriberSide.Downlink {
    private final ShardContext shard;
    private final Participant participant;
    private final AnsweredConnection negotiation;
    private final Alarms.Alarm asking;
    private @Nullable Connection connection;

    Answering(ShardContext shard, Participant participant) {
        this.shard = shard;
        this.participant = participant;
        this.negotiation = new AnsweredConnection(Room.CODECS, shard.entropy);
        this.asking = participant.alarm(nowNanos -> ask());
    }

    @Override
    public @Nullable Connection connection() {
        return connection;
    }

    /** See {@link AnsweredConnection#expect}. */
    @Nullable
    Received expect(PendingTrack track) {
        return negotiation.expect(track);
    }

    /** See {@link AnsweredConnection#forget}. */
    void forget(TrackSid track) {
        negotiation.forget(track);
    }

    @Override
    public void attach(OutgoingTrack track, long nowNanos) {
        negotiation.attach(track);
        asking.noLaterThan(nowNanos);
    }

    @Override
    public void detach(TrackSid track, long nowNanos) {
        negotiation.detach(track);
        asking.noLaterThan(nowNanos);
    }

    /** What a turn of the shard changed is asked for together; before the first offer there is nothing to change. */
    private void ask() {
        SectionsNeeded needed = connection == null ? null : negotiation.needed();
        if (needed != null) {
            participant.send(Signals.sectionsNeeded(needed.audios(), needed.videos()));
        }
    }

    /** Answers the client's offer, and does what it changes. */
    void offer(SessionDescription offer, long nowNanos) {
        String sdp = offer.getSdp();
        if (sdp.length() > Limits.MAX_SDP_BYTES) {
            refuse("an offer of " + sdp.length() + " characters", nowNanos);
            return;
        }
        Connection known = connection;
        Connection current = known == null ? new Connection(shard, participant) : known;
        connection = current;
        if (negotiation.restartsIce(sdp)) {
            current.restartIce();
        }
        switch (negotiation.answer(sdp, current.local())) {
            case AnswerResult.Refused refused -> refuse(refused.reason(), nowNanos);
            case AnswerResult.Answered answered -> {
                current.remote(answered.remote());
                participant.send(Signals.answer(offer.getId(), answered.sdp(), names(answered.midToTrack())));
                SubscriberSide subscriber = participant.subscriber();
                answered.attached().forEach(track -> subscriber.attached(track, nowNanos));
                answered.unsupported().forEach(track -> subscriber.unsupported(track, nowNanos));
                PublisherSide publisher = participant.publisher();
                answered.ended().forEach(track -> publisher.ended(track, nowNanos));
                answered.published().forEach(track -> publisher.received(track, nowNanos));
                asking.noLaterThan(nowNanos);
            }
        }
    }

    private void refuse(String reason, long nowNanos) {
        shard.malformed();
        participant.rejoin(reason, nowNanos);
    }

    private static Map<String, String> names(Map<Mid, TrackSid> tracks) {
        Map<String, String> names = new LinkedHashMap<>();
        tracks.forEach((mid, track) -> names.put(mid.value(), track.value()));
        return names;
    }

    @Override
    public void close(long nowNanos) {
        asking.cancel();
        if (connection != null) {
            connection.close(nowNanos);
        }
    }
}
