package hiwar.talks.event;

/**
 * Something that has happened and will never un-happen: a correction is another event. Who did it, when, and in which
 * place of which log is said by the entry around it. Names of events and of their components are a stored format: they
 * may be added to, never changed.
 */
public sealed interface Event
        permits PreparationEvent,
                SeatEvent,
                SittingEvent,
                AgendaEvent,
                FloorEvent,
                OrderEvent,
                MotionEvent,
                RecordEvent,
                CaucusEvent {}
