package hiwar.bench.demo;

import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Codec;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/**
 * The talk that the demo shows: announced on 25 June 2021 for 28 June 2021, two heads of state by video conference.
 * Seats are called by their office and never by a living person's name.
 */
final class ReferenceTalk {
    /** Its name; further demos on the same data get a number behind it. */
    static final String NAME = "talks-2021-06-28";

    static final SeatId SECRETARY = new SeatId("secretary");

    /** Who moves the steps of the agenda. */
    static final Side FIRST = new Side(new DelegationId("ru"), new SeatId("head-ru"), "side-a");

    static final Side SECOND = new Side(new DelegationId("cn"), new SeatId("head-cn"), "side-b");

    private static final Plan PLAN = Codec.of(Plan.class).read(text()).orThrow();

    private ReferenceTalk() {}

    /**
     * One side.
     *
     * @param clip what its synthetic head shows and says
     */
    record Side(DelegationId delegation, SeatId head, String clip) {}

    /** Whoever makes the talk. */
    record Secretary(Wording office, List<String> languages) {}

    /**
     * Everything that the secretariat says of the talk beforehand.
     *
     * @param commands in their order, after the talk was made
     * @param words that the heads write when they object, rule and rest
     */
    record Plan(Wording title, Secretary secretary, List<Command> commands, SortedMap<String, Wording> words) {}

    static Plan plan() {
        return PLAN;
    }

    /** Words of the script, in all languages of the talk. */
    static Wording words(String name) {
        return PLAN.words.getOrDefault(name, Wording.NONE);
    }

    /** All seats but the secretary's, in the order of the plan. */
    static List<Seat> seats() {
        return PLAN.commands.stream()
                .filter(AccreditSeat.class::isInstance)
                .map(command -> ((AccreditSeat) command).seat())
                .toList();
    }

    /** A delegation's name in English, for the terminal. */
    static String nameOf(DelegationId delegation) {
        return PLAN.commands.stream()
                .filter(AddDelegation.class::isInstance)
                .map(command -> ((AddDelegation) command).delegation())
                .filter(one -> one.id().equals(delegation))
                .map(one -> one.name().texts().getOrDefault("en", delegation.value()))
                .findFirst()
                .orElse(delegation.value());
    }

    private static String text() {
        try (InputStream plan = ReferenceTalk.class.getResourceAsStream("/demo/talk.json")) {
            if (plan == null) {
                throw new IllegalStateException("the program lacks the reference talk");
            }
            return new String(plan.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the reference talk cannot be read", e);
        }
    }
}
