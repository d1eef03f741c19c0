package hiwar.talks.command;

/** Whether anything is kept. */
public sealed interface RecordCommand extends Command {
    /** From now on nothing of what is said is kept. */
    record GoOffRecord() implements RecordCommand {}

    /** From now on the talk is on the record again. */
    record ReturnToRecord() implements RecordCommand {}
}
