package hiwar.node.press;

import java.util.List;

/**
 * A page instead of the one that was asked for.
 *
 * @param parts what happened, what still works, what to do
 */
record SorryPage(Frame frame, List<String> parts) {
    /** Nothing was announced here: nobody can tell whether there are talks. */
    static SorryPage missing(Phrases phrases, Site site, String styleSheet) {
        return of(
                frame(phrases, site, styleSheet, "announcement.missing-title"),
                "announcement.missing-what",
                "announcement.missing-works",
                "announcement.missing-todo");
    }

    /** The record cannot be read now. */
    static SorryPage busy(Phrases phrases, Site site, String styleSheet) {
        return of(
                frame(phrases, site, styleSheet, "announcement.busy-title"),
                "announcement.busy-what",
                "announcement.busy-works",
                "announcement.busy-todo");
    }

    private static Frame frame(Phrases phrases, Site site, String styleSheet, String heading) {
        return new Frame(phrases, site, "/talks", phrases.say(heading), styleSheet, "", false);
    }

    private static SorryPage of(Frame frame, String what, String works, String todo) {
        return new SorryPage(frame, List.of(frame.say(what), frame.say(works), frame.say(todo)));
    }
}
