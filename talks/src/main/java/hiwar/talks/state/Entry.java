package hiwar.talks.state;

import hiwar.talks.event.Event;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;

/**
 * One event in its place.
 *
 * @param sequence from 1 without gaps, in this log
 * @param atMillis since the epoch; never less than in the entry before
 * @param by whose command it came of; {@link SeatId#NODE} for the node's own
 * @param command that command; one command may leave several entries, which are stored together or not at all
 */
public record Entry(LogId log, long sequence, long atMillis, SeatId by, CommandId command, Event event) {}
