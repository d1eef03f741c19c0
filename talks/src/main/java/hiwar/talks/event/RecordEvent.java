package hiwar.talks.event;

/** Whether anything is kept; the switch itself always is. */
public sealed interface RecordEvent extends Event {
    record WentOffRecord() implements RecordEvent {}

    record ReturnedToRecord() implements RecordEvent {}
}
