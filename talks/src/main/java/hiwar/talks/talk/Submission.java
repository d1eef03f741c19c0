package hiwar.talks.talk;

import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;

/**
 * A command on its way to the table.
 *
 * @param by whose it is, as its connection proves; {@link SeatId#NODE} for the node's own
 * @param id chosen by the client; the same again is the same command again
 * @param atMillis when it came, since the epoch
 */
public record Submission(SeatId by, CommandId id, long atMillis, Command command) {}
