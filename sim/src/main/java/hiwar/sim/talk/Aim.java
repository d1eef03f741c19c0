package hiwar.sim.talk;

import hiwar.sim.sim.SeededEntropy;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Item;
import hiwar.talks.state.Motion;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command is about: mostly things that are there, sometimes things that are not. */
record Aim(SeededEntropy entropy, TalkState table, @Nullable DelegationId own) {
    /** Not a moment that matters: moves nothing in a simulation of minutes. */
    private static final long SOME_DAY_MILLIS = 1_625_000_000_000L;

    <T> T one(List<T> list) {
        return list.get((int) entropy.below(list.size()));
    }

    private boolean astray() {
        return entropy.chance(40);
    }

    SeatId seat() {
        return astray()
                ? new SeatId("nobody")
                : one(table.seats().attendees()).seat().id();
    }

    DelegationId side() {
        if (own != null && !entropy.chance(200)) {
            return own;
        }
        return astray() ? new DelegationId("west") : one(List.of(Cast.NORTH, Cast.SOUTH));
    }

    ItemId item() {
        List<Item> items = table.agenda().items();
        return items.isEmpty() || astray() ? new ItemId("nothing") : one(items).id();
    }

    /** The current item, when there is one. */
    ItemId current() {
        Item current = table.agenda().current();
        return current == null ? item() : current.id();
    }

    /** A name that may be new. */
    String name() {
        return "new-" + entropy.below(12);
    }

    Wording words() {
        String[] texts = {"Да", "你好", "سلام", "to\n\"quote\"\t🕊"};
        Wording wording = Wording.of("en", texts[(int) entropy.below(texts.length)]);
        return entropy.chance(300) ? wording.and("ru", "и") : wording;
    }

    /** Words, or none. */
    Wording remark() {
        return entropy.chance(500) ? words() : Wording.NONE;
    }

    Announcement announcement() {
        return new Announcement(words(), SOME_DAY_MILLIS, 3_600_000, Form.VIDEO, null, List.of("ru", "zh"), null);
    }

    Document document() {
        return new Document(new DocumentId(name()), words(), "0123456789abcdef".repeat(4), 1_000, own);
    }

    long seconds() {
        return 1_000 * entropy.below(120);
    }

    int request() {
        List<Request> requests = table.floor().list().requests();
        return requests.isEmpty() ? 0 : one(requests).number();
    }

    int intervention() {
        List<Intervention> spoken = table.floor().spoken();
        return spoken.isEmpty() ? 0 : one(spoken).number();
    }

    long motion() {
        List<Motion> motions = table.motions().open();
        return motions.isEmpty() ? 0 : one(motions).number();
    }

    /** All requests, the last one first. */
    List<Integer> reordered() {
        List<Integer> numbers = new ArrayList<>();
        for (Request request : table.floor().list().requests()) {
            numbers.addFirst(request.number());
        }
        return List.copyOf(numbers);
    }

    /** A side that confers now, if any does. */
    DelegationId conferring() {
        List<DelegationId> caucuses = table.sitting().caucuses();
        return caucuses.isEmpty() || astray() ? side() : one(caucuses);
    }
}
