package hiwar.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The named exceptions of {@code tidy.txt}: one {@code rule path reason} a line. An exception that is not needed any
 * more fails the test, so that the list only shrinks.
 */
final class Exceptions {
    private final String rule;
    private final Set<String> allowed = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();

    Exceptions(String rule) {
        this.rule = rule;
        for (String line : Sources.lines(Sources.ROOT.resolve("tidy/tidy.txt"))) {
            String[] words = line.split(" ", 3);
            if (!line.startsWith("#") && words.length == 3 && words[0].equals(rule)) {
                allowed.add(words[1]);
            }
        }
    }

    /** Notes that {@code subject} breaks the rule, unless it is a named exception. */
    void violated(String subject, String how) {
        if (allowed.contains(subject)) {
            used.add(subject);
        } else {
            violations.add(rule + " " + subject + ": " + how);
        }
    }

    void violated(Path file, String how) {
        violated(Sources.name(file), how);
    }

    /** All violations, and the exceptions that nobody needs. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(violations);
        for (String name : allowed) {
            if (!used.contains(name)) {
                findings.add("tidy.txt: the exception '" + rule + " " + name + "' is not needed any more: delete it");
            }
        }
        return findings;
    }
}
