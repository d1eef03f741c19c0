package hiwar.node.node;

import java.util.List;

/** The configuration makes no sense; each problem is one line that names the setting and says what to do. */
public final class InvalidConfig extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialised
    private final List<String> problems;

    InvalidConfig(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** All of them, at least one. */
    public List<String> problems() {
        return problems;
    }
}
