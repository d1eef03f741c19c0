package hiwar.room.room;

import hiwar.media.transport.RtpSession;
import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livekit.LivekitModels.ConnectionQuality;
import livekit.LivekitRtc.ConnectionQualityInfo;

/**
 * Tells participants how good their own connection is and those of whom they see and hear, when it changes. The score
 * follows the E-model (ITU-T G.107) roughly: delay costs little up to a sixth of a second one way, loss costs much.
 * Owned by its room.
 */
final class Quality {
    static final long PERIOD_NANOS = 5_000_000_000L;
    private static final double EXCELLENT = 80;
    private static final double GOOD = 40;
    private static final double POOR = 20;
    /** Points per percent of loss: five percent are no longer excellent, fifteen poor. */
    private static final double LOSS_POINTS = 4;
    /** One way, beyond which conversation suffers (ITU-T G.114). */
    private static final double EASY_DELAY_MILLIS = 160;

    private static final double DELAY_POINTS = 0.15;
    private static final double LOWEST = 30;

    private final Room room;
    private final Alarms.Alarm alarm;
    private final Map<Participant, ConnectionQualityInfo> told = new LinkedHashMap<>();

    Quality(Room room) {
        this.room = room;
        this.alarm = room.alarm(this::look);
    }

    void start(long nowNanos) {
        if (!alarm.isSet()) {
            alarm.set(nowNanos + PERIOD_NANOS);
        }
    }

    private void look(long nowNanos) {
        Map<Participant, List<ConnectionQualityInfo>> news = new LinkedHashMap<>();
        for (Participant participant : room.participants()) {
            if (!participant.active()) {
                continue;
            }
            ConnectionQualityInfo now = describe(participant);
            ConnectionQualityInfo before = told.put(participant, now);
            if (before == null || before.getQuality() != now.getQuality()) {
                for (Participant viewer : viewers(participant)) {
                    news.computeIfAbsent(viewer, ignored -> new ArrayList<>()).add(now);
                }
            }
        }
        news.forEach((viewer, changed) -> viewer.send(Signals.quality(changed)));
        if (!room.participants().isEmpty()) {
            alarm.set(nowNanos + PERIOD_NANOS);
        }
    }

    private static Set<Participant> viewers(Participant participant) {
        Set<Participant> viewers = new LinkedHashSet<>();
        viewers.add(participant);
        for (Publication track : participant.publisher().published()) {
            track.subscriptions().forEach(subscription -> viewers.add(subscription.subscriber()));
        }
        return viewers;
    }

    private static ConnectionQualityInfo describe(Participant participant) {
        double score = participant.broken() ? 0 : 100;
        for (Connection connection : participant.connections()) {
            RtpSession rtp = connection.rtp();
            score = Math.min(score, score(Math.max(rtp.lossUp(), rtp.lossDown()), rtp.rttNanos() / 1e6));
        }
        return ConnectionQualityInfo.newBuilder()
                .setParticipantSid(participant.sid().value())
                .setQuality(quality(score))
                .setScore((float) score / 20) // clients know scores from 0 to 5
                .build();
    }

    /** From 100 down to {@value #LOWEST}, by the part that is lost, 0 to 1, and the round trip time. */
    static double score(double loss, double rttMillis) {
        double delay = Math.max(0, rttMillis / 2 - EASY_DELAY_MILLIS) * DELAY_POINTS;
        return Math.max(LOWEST, 100 - loss * 100 * LOSS_POINTS - delay);
    }

    static ConnectionQuality quality(double score) {
        if (score > EXCELLENT) {
            return ConnectionQuality.EXCELLENT;
        }
        if (score > GOOD) {
            return ConnectionQuality.GOOD;
        }
        return score > POOR ? ConnectionQuality.POOR : ConnectionQuality.LOST;
    }

    /** Whoever begins to see or hear somebody is told at once. */
    void subscribed(Subscription subscription) {
        ConnectionQualityInfo now = told.get(subscription.publication().publisher());
        if (now != null) {
            subscription.subscriber().send(Signals.quality(List.of(now)));
        }
    }

    void left(Participant participant) {
        told.remove(participant);
    }

    void close() {
        alarm.cancel();
    }
}
