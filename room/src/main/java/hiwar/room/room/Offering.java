package hiwar.room.room;

import hiwar.media.sctp.Reliability;
import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.OfferResult;
import hiwar.room.negotiate.OfferedConnection;
import hiwar.room.negotiate.OutgoingTrack;
import hiwar.room.signal.DataPackets;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;
import livekit.LivekitRtc.SessionDescription;

/**
 * The connection on which we offer: the receiving one of two. Its first offer goes out when it is made; later ones
 * gather what changes in a moment, one at a time. Owned by its participant's subscriber side.
 */
final class Offering implements SubscriberSide.Downlink {
    /** Camera and microphone of one publisher come a few milliseconds apart: one offer for both. */
    private static final long GATHER_NANOS = 20_000_000;

    /** Clients answer in a fraction of a second; without an answer nothing more can be offered. */
    static final long ANSWER_TIMEOUT_NANOS = 15_000_000_000L;

    private static final int FIRST_IDS = 256;

    private final ShardContext shard;
    private final Participant participant;
    private final OfferedConnection negotiation;
    private final Connection connection;
    private final Alarms.Alarm gathering;
    private final Alarms.Alarm answerTimeout;
    private int id;

    /** Makes the transport with our data channels, so that even a client that receives no track connects. */
    Offering(ShardContext shard, Participant participant, long nowNanos) {
        this.shard = shard;
        this.participant = participant;
        this.negotiation = new OfferedConnection(Room.CODECS, shard.entropy);
        this.connection = new Connection(shard, participant);
        this.gathering = participant.alarm(this::offer);
        this.answerTimeout = participant.alarm(at -> participant.rejoin("our offer was not answered", at));
        this.id = (int) Long.remainderUnsigned(shard.entropy.nextLong(), FIRST_IDS);
        connection.open(DataPackets.RELIABLE_LABEL, Reliability.RELIABLE, nowNanos);
        connection.open(DataPackets.LOSSY_LABEL, Reliability.LOSSY, nowNanos);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void attach(OutgoingTrack track, long nowNanos) {
        negotiation.attach(track);
        gathering.noLaterThan(nowNanos + GATHER_NANOS);
    }

    @Override
    public void detach(TrackSid track, long nowNanos) {
        negotiation.detach(track);
        gathering.noLaterThan(nowNanos + GATHER_NANOS);
    }

    /** Offers what has changed, unless an answer is awaited or nobody would hear it. */
    void offer(long nowNanos) {
        if (participant.heard() && negotiation.dirty()) {
            send(nowNanos);
        }
    }

    /** The client is back on a new session: it gets new credentials and everything once more. */
    void restart(long nowNanos) {
        connection.restartIce();
        send(nowNanos);
    }

    private void send(long nowNanos) {
        gathering.cancel();
        id++;
        participant.send(Signals.offer(id, negotiation.offer(connection.local())));
        answerTimeout.set(nowNanos + ANSWER_TIMEOUT_NANOS);
    }

    /** The session is lost: the answer cannot come, and the next session begins with a new offer. */
    void unheard() {
        gathering.cancel();
        answerTimeout.cancel();
    }

    /** Takes the client's answer; one to an earlier offer than the last is late and means nothing. */
    void answer(SessionDescription answer, long nowNanos) {
        boolean late = answer.getId() != 0 && answer.getId() != id;
        if (late || !negotiation.awaitingAnswer()) {
            shard.malformed();
            return;
        }
        if (answer.getSdp().length() > Limits.MAX_SDP_BYTES) {
            shard.malformed();
            participant.rejoin("an answer of " + answer.getSdp().length() + " characters", nowNanos);
            return;
        }
        switch (negotiation.answered(answer.getSdp())) {
            case OfferResult.Refused refused -> {
                shard.malformed();
                participant.rejoin(refused.reason(), nowNanos);
            }
            case OfferResult.Agreed agreed -> {
                answerTimeout.cancel();
                connection.remote(agreed.remote());
                SubscriberSide subscriber = participant.subscriber();
                agreed.attached().forEach(track -> subscriber.attached(track, nowNanos));
                agreed.unsupported().forEach(track -> subscriber.unsupported(track, nowNanos));
                if (negotiation.dirty()) {
                    gathering.noLaterThan(nowNanos + GATHER_NANOS);
                }
            }
        }
    }

    @Override
    public void close(long nowNanos) {
        unheard();
        connection.close(nowNanos);
    }
}
