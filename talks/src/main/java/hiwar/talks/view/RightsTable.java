package hiwar.talks.view;

import hiwar.talks.command.Command;
import hiwar.talks.talk.Rights;
import hiwar.talks.terms.Role;
import java.util.Locale;

/** The table of rights as a document. */
public final class RightsTable {
    private RightsTable() {}

    /** The whole of {@code docs/rights.md}. */
    public static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Who may do what

                Printed from `hiwar.talks.talk.Rights`; a test compares the two. *yes*: the role may. *own*: for its own
                delegation, or for itself. *jointly*: while no chair or mediator is in the room, together with the heads
                of all other delegations. Further conditions, for example that the floor must be free, are refused with
                the reason. What no role may do is done by the node itself.

                """);
        text.append("| command | when |");
        for (Role role : Role.values()) {
            text.append(' ').append(words(role)).append(" |");
        }
        text.append("\n|---|---|").append("---|".repeat(Role.values().length)).append('\n');
        String area = "";
        for (Class<? extends Command> command : Rights.commands()) {
            String next = area(command);
            if (!next.equals(area)) {
                text.append("| **").append(next).append("** |").append(" |".repeat(Role.values().length + 1));
                text.append('\n');
                area = next;
            }
            text.append("| ").append(command.getSimpleName()).append(" | ");
            text.append(Rights.moment(command).words()).append(" |");
            for (Role role : Role.values()) {
                text.append(' ').append(Rights.of(role, command).word()).append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The whole of {@code docs/fixtures/rights.json}: what a client needs to say why somebody may not do something. */
    public static String json() {
        StringBuilder text = new StringBuilder();
        String before = "{\n";
        for (Class<? extends Command> command : Rights.commands()) {
            text.append(before).append("  \"").append(command.getSimpleName()).append("\": {\"moment\": \"");
            text.append(Rights.moment(command).name()).append("\", \"rights\": {");
            String comma = "";
            for (Role role : Role.values()) {
                if (Rights.may(role, command)) {
                    text.append(comma).append('"').append(role.name()).append("\": \"");
                    text.append(Rights.of(role, command).name()).append('"');
                    comma = ", ";
                }
            }
            text.append("}}");
            before = ",\n";
        }
        return text.append("\n}\n").toString();
    }

    private static String area(Class<? extends Command> command) {
        Class<?> area = command.getEnclosingClass();
        return area == null ? "" : area.getSimpleName().replace("Command", "");
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
