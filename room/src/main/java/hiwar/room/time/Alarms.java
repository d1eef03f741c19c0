package hiwar.room.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All moments at which a shard has something to do, the earliest first: a binary heap whose entries know their places,
 * so that moving or cancelling one of thousands costs a dozen swaps. Owned by its shard.
 */
public final class Alarms {
    private final List<Alarm> heap = new ArrayList<>();

    /** What has to go when one of its alarms throws. */
    public interface Owner {
        /** Ends this after an exception, with as little as possible of the code that may have thrown it. */
        void discard(long nowNanos);
    }

    /** One thing to do at a moment that can be moved; does nothing until it is set. */
    public static final class Alarm {
        private final Alarms alarms;
        private final Owner owner;
        private final LongConsumer action;
        private int place = -1;
        private long atNanos;

        private Alarm(Alarms alarms, Owner owner, LongConsumer action) {
            this.alarms = alarms;
            this.owner = owner;
            this.action = action;
        }

        /** It is due at {@code nanos}, whatever was said before; {@link Long#MAX_VALUE} is never. */
        public void set(long nanos) {
            if (nanos == Long.MAX_VALUE) {
                cancel();
                return;
            }
            atNanos = nanos;
            if (place < 0) {
                alarms.add(this);
            } else {
                alarms.settle(place);
            }
        }

        /** It is due at {@code nanos} unless it is due earlier anyway. */
        public void noLaterThan(long nanos) {
            if (place < 0 || nanos < atNanos) {
                set(nanos);
            }
        }

        /** It is not due at all. */
        public void cancel() {
            if (place >= 0) {
                alarms.remove(this);
            }
        }

        /** True when it will ring. */
        public boolean isSet() {
            return place >= 0;
        }

        /** What has to go when it throws. */
        public Owner owner() {
            return owner;
        }

        /** Does what is to be done. */
        public void ring(long nowNanos) {
            action.accept(nowNanos);
        }
    }

    /** An alarm that does {@code action} when it is due; at first it is not set. */
    public Alarm alarm(Owner owner, LongConsumer action) {
        return new Alarm(this, owner, action);
    }

    /** When the earliest is due; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return heap.isEmpty() ? Long.MAX_VALUE : heap.getFirst().atNanos;
    }

    /** Takes out the earliest alarm that is due; null when none is. */
    public @Nullable Alarm due(long nowNanos) {
        if (heap.isEmpty() || heap.getFirst().atNanos > nowNanos) {
            return null;
        }
        Alarm first = heap.getFirst();
        remove(first);
        return first;
    }

    private void add(Alarm alarm) {
        alarm.place = heap.size();
        heap.add(alarm);
        settle(alarm.place);
    }

    private void remove(Alarm alarm) {
        int place = alarm.place;
        swap(place, heap.size() - 1);
        heap.removeLast();
        alarm.place = -1;
        if (place < heap.size()) {
            settle(place);
        }
    }

    private void settle(int place) {
        int at = place;
        while (at > 0 && earlier(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        while (true) {
            int child = 2 * at + 1;
            if (child + 1 < heap.size() && earlier(child + 1, child)) {
                child++;
            }
            if (child >= heap.size() || !earlier(child, at)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private boolean earlier(int one, int other) {
        return heap.get(one).atNanos < heap.get(other).atNanos;
    }

    private void swap(int one, int other) {
        Collections.swap(heap, one, other);
        heap.get(one).place = one;
        heap.get(other).place = other;
    }
}
