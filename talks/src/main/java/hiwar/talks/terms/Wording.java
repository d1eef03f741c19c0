package hiwar.talks.terms;

import hiwar.talks.id.Bare;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same words in one or more languages, each of which counts as much as the others: language tag (BCP 47) to text.
 * Nothing at all is {@link #NONE}.
 */
@Bare
public record Wording(SortedMap<String, String> texts) {
    /** No words. */
    public static final Wording NONE = new Wording(Collections.emptySortedMap());

    public Wording {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** Words in one language. */
    public static Wording of(String language, String text) {
        return new Wording(new TreeMap<>(Map.of(language, text)));
    }

    /** The same with one more language, or another text in it. */
    public Wording and(String language, String text) {
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put(language, text);
        return new Wording(more);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }
}
