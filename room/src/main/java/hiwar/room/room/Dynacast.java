package hiwar.room.room;

import hiwar.room.signal.Signals;
import hiwar.room.time.Alarms;

/**
 * Tells a publisher which layers of a video somebody takes, so that it encodes no others: more at once, because
 * somebody waits for them, fewer only after a while, because wishes come and go with every move of a window. Owned by
 * its publication.
 */
final class Dynacast {
    /** Viewers get as long to say what they want before the first word goes out. */
    static final long FIRST_NANOS = 10_000_000_000L;

    static final long FEWER_NANOS = 5_000_000_000L;

    /** Nothing was said yet: the publisher sends everything. */
    private static final int EVERYTHING = Integer.MAX_VALUE;

    private final Publication publication;
    private final Alarms.Alarm alarm;
    private int told = EVERYTHING;

    Dynacast(Publication publication) {
        this.publication = publication;
        this.alarm = publication.publisher().alarm(nowNanos -> tell());
    }

    /** The track is published. */
    void start(long nowNanos) {
        if (publication.video()) {
            alarm.set(nowNanos + FIRST_NANOS);
        }
    }

    void stop() {
        alarm.cancel();
    }

    /** What subscribers want may have changed. */
    void changed(long nowNanos) {
        int wanted = publication.wantedSpatial();
        if (told == EVERYTHING) {
            return;
        }
        if (wanted > told) {
            tell();
        } else if (wanted < told) {
            alarm.noLaterThan(nowNanos + FEWER_NANOS);
        } else {
            alarm.cancel();
        }
    }

    /** The publisher is back after a resume and may have missed the last word. */
    void repeat() {
        if (told != EVERYTHING) {
            tell();
        }
    }

    private void tell() {
        alarm.cancel();
        told = publication.wantedSpatial();
        publication
                .publisher()
                .send(Signals.layersNeeded(
                        publication.sid(), publication.layers().needed(publication.codecName(), told)));
    }
}
