package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place at a talk.
 *
 * @param delegation with whom it sits; null at the table
 * @param office what it is called on the screen: an office, not a person's name
 * @param languages that it speaks or, for interpreters, works in, by tag
 */
public record Seat(SeatId id, Role role, @Nullable DelegationId delegation, Wording office, List<String> languages) {}
