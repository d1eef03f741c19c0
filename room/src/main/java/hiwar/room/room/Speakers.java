package hiwar.room.room;

import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livekit.LivekitModels.SpeakerInfo;

/**
 * Tells participants whose voice they hear, whenever it becomes louder, quieter or silent. Levels are rough, so that a
 * steady voice is not news. Owned by its room.
 */
final class Speakers {
    static final long PERIOD_NANOS = 400_000_000L;
    /** Levels are rounded up to multiples of one eighth. */
    private static final double STEPS = 8;

    private static final float PRETENDED_LEVEL = 0.9f;
    private static final int MAX_PRETENDED_SECONDS = 60;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Room room;
    private final Alarms.Alarm alarm;
    /** What was told last, of those who are not silent. */
    private final Map<Participant, SpeakerInfo> told = new LinkedHashMap<>();
    /** Those who asked to be shown as speaking, and until when. */
    private final Map<Participant, Long> pretending = new LinkedHashMap<>();

    Speakers(Room room) {
        this.room = room;
        this.alarm = room.alarm(this::listen);
    }

    /** A track was published that may be a voice. */
    void start(long nowNanos) {
        if (!alarm.isSet()) {
            alarm.set(nowNanos + PERIOD_NANOS);
        }
    }

    /** Shows {@code participant} as speaking, for tests of clients. */
    void pretend(Participant participant, int seconds, long nowNanos) {
        pretending.put(participant, nowNanos + Math.clamp(seconds, 0, MAX_PRETENDED_SECONDS) * SECOND_NANOS);
        start(nowNanos);
    }

    private void listen(long nowNanos) {
        pretending.values().removeIf(until -> until <= nowNanos);
        Map<Participant, Float> loud = new LinkedHashMap<>();
        pretending.keySet().forEach(participant -> loud.put(participant, PRETENDED_LEVEL));
        boolean voices = false;
        for (Publication track : room.publications()) {
            if (track.up().microphone()) {
                voices = true;
                float level = level(track, nowNanos);
                if (level > 0) {
                    loud.merge(track.publisher(), level, Math::max);
                }
            }
        }
        List<Participant> changed = new ArrayList<>();
        Set<Participant> candidates = new LinkedHashSet<>(told.keySet());
        candidates.addAll(loud.keySet());
        for (Participant participant : candidates) {
            SpeakerInfo now = describe(participant, loud.getOrDefault(participant, 0f));
            SpeakerInfo before = told.getOrDefault(participant, describe(participant, 0));
            if (!now.equals(before)) {
                changed.add(participant);
                if (now.getActive()) {
                    told.put(participant, now);
                } else {
                    told.remove(participant);
                }
            }
        }
        tell(changed);
        if (voices || !told.isEmpty() || !pretending.isEmpty()) {
            alarm.set(nowNanos + PERIOD_NANOS);
        }
    }

    private static float level(Publication track, long nowNanos) {
        double level = track.up().silent() ? 0 : track.up().level().level(nowNanos);
        return (float) (Math.ceil(Math.min(level, 1) * STEPS) / STEPS);
    }

    private static SpeakerInfo describe(Participant participant, float level) {
        return SpeakerInfo.newBuilder()
                .setSid(participant.sid().value())
                .setLevel(level)
                .setActive(level > 0)
                .build();
    }

    /** Each change goes to the speaker and to whoever is subscribed to a sound of it. */
    private void tell(List<Participant> changed) {
        Map<Participant, List<SpeakerInfo>> news = new LinkedHashMap<>();
        for (Participant speaker : changed) {
            SpeakerInfo now = told.getOrDefault(speaker, describe(speaker, 0));
            for (Participant listener : listeners(speaker)) {
                news.computeIfAbsent(listener, ignored -> new ArrayList<>()).add(now);
            }
        }
        news.forEach((listener, speakers) -> listener.send(Signals.speakers(speakers)));
    }

    private static Set<Participant> listeners(Participant speaker) {
        Set<Participant> listeners = new LinkedHashSet<>();
        listeners.add(speaker);
        for (Publication track : speaker.publisher().published()) {
            if (!track.video()) {
                track.subscriptions().forEach(subscription -> listeners.add(subscription.subscriber()));
            }
        }
        return listeners;
    }

    /** Whoever begins to listen to somebody is told at once when that one is speaking. */
    void subscribed(Subscription subscription) {
        SpeakerInfo now = told.get(subscription.publication().publisher());
        if (now != null && !subscription.publication().video()) {
            subscription.subscriber().send(Signals.speakers(List.of(now)));
        }
    }

    /** Whoever no longer listens to a speaker sees it fall silent. */
    void unsubscribed(Subscription subscription) {
        Participant speaker = subscription.publication().publisher();
        boolean listens = listeners(speaker).contains(subscription.subscriber());
        if (told.containsKey(speaker) && !subscription.publication().video() && !listens) {
            subscription.subscriber().send(Signals.speakers(List.of(describe(speaker, 0))));
        }
    }

    void left(Participant participant) {
        told.remove(participant);
        pretending.remove(participant);
    }

    void close() {
        alarm.cancel();
    }
}
