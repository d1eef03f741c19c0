package hiwar.node.press;

import com.ibm.icu.text.Collator;
import hiwar.talks.view.PublicTalk;
import hiwar.talks.view.PublicTalk.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which order the sides are named: a side comes first in its own language, as on its own copy of a treaty. Everybody
 * else is in the alphabetical order of the reader's language, as at the United Nations. So nobody is always first, and
 * nobody has to decide.
 */
final class Alternat {
    private Alternat() {}

    static List<Side> sides(PublicTalk talk, PageLanguage reader) {
        List<Side> sides = new ArrayList<>(talk.sides());
        Collator alphabet = Collator.getInstance(reader.locale());
        sides.sort(Comparator.comparing((Side side) -> PageLanguage.of(side.language()) != reader)
                .thenComparing(side -> Text.of(side.delegation().name(), reader).words(), alphabet));
        return List.copyOf(sides);
    }
}
