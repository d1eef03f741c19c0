package hiwar.talks.command;

/** Something that a seat asks for. It is checked against rights and rules, and then done or refused as a whole. */
public sealed interface Command
        permits PreparationCommand,
                SeatCommand,
                SittingCommand,
                AgendaCommand,
                FloorCommand,
                OrderCommand,
                MotionCommand,
                RecordCommand,
                CaucusCommand,
                ServiceCommand {}
