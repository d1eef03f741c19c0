package hiwar.talks.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changed copies of immutable lists. */
final class Copies {
    private Copies() {}

    static <T> List<T> with(List<T> list, T element) {
        return with(list, element, list.size());
    }

    static <T> List<T> with(List<T> list, T element, int position) {
        List<T> copy = new ArrayList<>(list.size() + 1);
        copy.addAll(list);
        copy.add(position, element);
        return Collections.unmodifiableList(copy);
    }

    /** With one more at the end, and the oldest gone when there would be more than {@code limit}. */
    static <T> List<T> newest(List<T> list, T element, int limit) {
        return with(list.size() < limit ? list : list.subList(list.size() - limit + 1, list.size()), element);
    }

    static <T> List<T> without(List<T> list, Predicate<T> which) {
        List<T> copy = new ArrayList<>(list);
        return copy.removeIf(which) ? Collections.unmodifiableList(copy) : list;
    }

    static <T> List<T> changed(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        List<T> copy = new ArrayList<>(list);
        copy.replaceAll(element -> which.test(element) ? change.apply(element) : element);
        return Collections.unmodifiableList(copy);
    }
}
