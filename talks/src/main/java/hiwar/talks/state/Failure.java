package hiwar.talks.state;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Difficulty;

/** An interpreter who cannot interpret now. */
public record Failure(SeatId interpreter, Difficulty difficulty) {}
