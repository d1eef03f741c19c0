package hiwar.talks.talk;

import hiwar.talks.id.Id;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a command was not carried out; nothing has changed. It is shown in the person's language by the message keys of
 * {@link #reason} and {@link #remedy}.
 *
 * @param arguments of the message: name to value
 */
public record Refusal(Reason reason, Remedy remedy, SortedMap<String, String> arguments) {
    /** A refusal whose message needs no arguments. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, reason.remedy(), Collections.emptySortedMap());
    }

    static Refusal of(Reason reason, Id named) {
        return of(reason).with(argument(named), named.value());
    }

    static Refusal limit(Reason reason, long limit) {
        return of(reason).with("limit", Long.toString(limit));
    }

    Refusal with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(arguments);
        more.put(name, value);
        return new Refusal(reason, remedy, Collections.unmodifiableSortedMap(more));
    }

    Refusal insteadDo(Remedy other) {
        return new Refusal(reason, other, arguments);
    }

    private static String argument(Id named) {
        return switch (named) {
            case hiwar.talks.id.TalkId ignored -> "talk";
            case hiwar.talks.id.DelegationId ignored -> "delegation";
            case hiwar.talks.id.SeatId ignored -> "seat";
            case hiwar.talks.id.ItemId ignored -> "item";
            case hiwar.talks.id.DocumentId ignored -> "document";
            case hiwar.talks.id.CommandId ignored -> "command";
        };
    }
}
