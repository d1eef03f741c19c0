package hiwar.talks.state;

import static hiwar.talks.event.MotionEvent.MotionAgreed;
import static hiwar.talks.event.MotionEvent.MotionCarried;
import static hiwar.talks.event.MotionEvent.MotionDeclined;
import static hiwar.talks.event.MotionEvent.MotionMade;
import static hiwar.talks.event.MotionEvent.MotionWithdrawn;

import hiwar.talks.command.Command;
import hiwar.talks.event.MotionEvent;
import hiwar.talks.id.DelegationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open motions, the oldest first. They end with the sitting. */
public record Motions(List<Motion> open) {
    static final Motions EMPTY = new Motions(List.of());

    /** The open motion of this number; null when there is none. */
    public @Nullable Motion find(long number) {
        for (Motion motion : open) {
            if (motion.number() == number) {
                return motion;
            }
        }
        return null;
    }

    /** The open motion to do exactly this; null when there is none. */
    public @Nullable Motion find(Command command) {
        for (Motion motion : open) {
            if (motion.command().equals(command)) {
                return motion;
            }
        }
        return null;
    }

    Motions apply(MotionEvent event) {
        return switch (event) {
            case MotionMade made -> new Motions(Copies.with(open, made(made)));
            case MotionAgreed agreed ->
                new Motions(Copies.changed(
                        open, one -> one.number() == agreed.motion(), one -> agreed(one, agreed.delegation())));
            case MotionCarried carried -> without(carried.motion());
            case MotionDeclined declined -> without(declined.motion());
            case MotionWithdrawn withdrawn -> without(withdrawn.motion());
        };
    }

    private static Motion made(MotionMade made) {
        return new Motion(made.motion(), made.delegation(), made.command(), List.of(made.delegation()));
    }

    private static Motion agreed(Motion motion, DelegationId delegation) {
        return new Motion(
                motion.number(), motion.movedBy(), motion.command(), Copies.with(motion.agreed(), delegation));
    }

    private Motions without(long number) {
        return new Motions(Copies.without(open, one -> one.number() == number));
    }
}
