package hiwar.talks.event;

import hiwar.talks.command.Command;
import hiwar.talks.id.DelegationId;

/** Commands that need the consent of all heads. */
public sealed interface MotionEvent extends Event {
    /**
     * A head moved a command.
     *
     * @param motion its number: the sequence of this event
     * @param delegation whose head moved it
     */
    record MotionMade(long motion, DelegationId delegation, Command command) implements MotionEvent {}

    record MotionAgreed(long motion, DelegationId delegation) implements MotionEvent {}

    /** All heads have agreed; what it brings follows in the next events. */
    record MotionCarried(long motion) implements MotionEvent {}

    record MotionDeclined(long motion, DelegationId delegation) implements MotionEvent {}

    record MotionWithdrawn(long motion) implements MotionEvent {}
}
