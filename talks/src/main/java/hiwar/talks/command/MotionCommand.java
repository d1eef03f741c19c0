package hiwar.talks.command;

/**
 * What becomes of a motion: a command that needs the consent of all heads, and so far has that of some. A motion is
 * made by giving the command itself; a head agrees by giving the same command, or by {@link AgreeToMotion}.
 */
public sealed interface MotionCommand extends Command {
    /** The motion's number. */
    long motion();

    /** Agrees; with the last consent the motion is carried out. */
    record AgreeToMotion(long motion) implements MotionCommand {}

    /** Says no, which ends the motion. */
    record DeclineMotion(long motion) implements MotionCommand {}

    /** Takes one's own motion back. */
    record WithdrawMotion(long motion) implements MotionCommand {}
}
