package hiwar.node.api;

import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.command.Command;
import hiwar.talks.event.Event;
import hiwar.talks.id.Bare;
import hiwar.talks.id.Id;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Remedy;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code docs/talk-messages.md}: every message of the talk protocol with its fields, from the types that read and write
 * them, and what it means, from their comments.
 */
final class TalkMessages {
    private static final String HEAD = """
            # Messages of the talk protocol

            Printed from the types that the server reads and writes; to print it anew:

                mvn -pl node -am test -Dtest=TalkMessagesTest -Dtest.jvm=-Dhiwar.write=true

            How they are used is in [talk-protocol.md](talk-protocol.md).

            A field with a question mark may be left out; there is no `null`. Every message has the field `type` with
            its own name. `id` is text of 1 to %d letters, digits, hyphens and underscores of ASCII; `words` is an
            object of texts by language tag (BCP 47), which may be empty where no words are needed; `int` and `long`
            are whole numbers, of at most 31 and 53 bits; times are milliseconds since 1 January 1970, UTC.
            """.formatted(Id.MAX_CHARS);

    private static final Pattern COMMENTED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*(?:public )?(?:record|enum) (\\w+)", Pattern.DOTALL);

    private final Map<String, String> meanings = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    /** Types of fields that have fields or words of their own. */
    private final SortedMap<String, Class<?>> values = new TreeMap<>();

    private TalkMessages(Path root) throws IOException {
        for (String module : List.of("talks", "room")) {
            try (Stream<Path> files = Files.walk(root.resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    learn(Files.readString(file));
                }
            }
        }
    }

    static String markdown(Path root) throws IOException {
        return new TalkMessages(root).written();
    }

    private String written() {
        text.append(HEAD);
        section("Frames of the client", TalkRequest.class);
        section("Frames of the server", TalkFrame.class);
        text.append(
                "\n`Line` is the one frame that has no type of its own here: its field `line` is the line of a log.\n");
        areas("Commands", Command.class);
        areas("Events", Event.class);
        values();
        refusals();
        return text.toString();
    }

    private void learn(String source) {
        Matcher matcher = COMMENTED.matcher(source);
        while (matcher.find()) {
            String comment = matcher.group(1)
                    .replaceAll("\\n\\s*\\*", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            String sentence = comment.split("@param|<p>", -1)[0].strip();
            meanings.put(matcher.group(2), sentence.replaceAll("\\{@(?:link|code|value) #?([^}]*)}", "`$1`"));
        }
    }

    private void areas(String title, Class<?> sealed) {
        text.append("\n## ").append(title).append('\n');
        for (Class<?> area : sealed.getPermittedSubclasses()) {
            String name = area.getSimpleName().replaceAll("Command$|Event$", "");
            text.append("\n### ").append(title).append(": ").append(name).append("\n\n");
            table(area);
        }
    }

    private void section(String title, Class<?> sealed) {
        text.append("\n## ").append(title).append("\n\n");
        table(sealed);
    }

    private void table(Class<?> sealed) {
        text.append("| type | fields | meaning |\n|---|---|---|\n");
        for (Class<?> record : sealed.getPermittedSubclasses()) {
            row(record.getSimpleName(), fields(record));
        }
    }

    private void row(String name, String fields) {
        text.append("| ").append(name).append(" | ").append(fields).append(" | ");
        text.append(meanings.getOrDefault(name, "")).append(" |\n");
    }

    private String fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(this::field).collect(Collectors.joining(", "));
    }

    private String field(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return "`" + component.getName() + (optional ? "?" : "") + "` " + name(component.getGenericType());
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType many) {
            Type[] elements = many.getActualTypeArguments();
            String element = name(elements[elements.length - 1]);
            return many.getRawType() == List.class ? "list of " + element : "object of " + element;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text";
        }
        if (plain.isPrimitive()) {
            return plain.getSimpleName();
        }
        if (plain == Long.class || plain == Integer.class) {
            return plain == Long.class ? "long" : "int";
        }
        if (Id.class.isAssignableFrom(plain)) {
            return "id";
        }
        if (plain.getSimpleName().equals("Wording")) {
            return "words";
        }
        if (plain.isSealed()) {
            return plain.getSimpleName();
        }
        if (plain.isRecord() && plain.isAnnotationPresent(Bare.class)) {
            return name(plain.getRecordComponents()[0].getGenericType());
        }
        values.put(plain.getSimpleName(), plain);
        return plain.getSimpleName();
    }

    private void values() {
        Map<String, String> rows = new LinkedHashMap<>();
        while (rows.size() < values.size()) { // fields of values add more of them
            for (Class<?> value : new ArrayList<>(values.values())) {
                rows.put(
                        value.getSimpleName(),
                        value.isEnum()
                                ? Arrays.stream(value.getEnumConstants())
                                        .map(word -> "`" + word + "`")
                                        .collect(Collectors.joining(", "))
                                : fields(value));
            }
        }
        text.append("\n## Values\n\n| name | fields, or the words that may stand there | meaning |\n|---|---|---|\n");
        new TreeMap<>(rows).forEach(this::row);
    }

    private void refusals() {
        text.append("\n## Reasons of a talk\n\nIn `Refused`, and over HTTP.\n\n");
        text.append("| reason | what usually helps | arguments |\n|---|---|---|\n");
        for (Reason reason : Reason.values()) {
            cells(reason.key(), reason.remedy().key(), String.join(", ", reason.arguments()));
        }
        text.append("\n## Reasons of a request\n\nOver HTTP only.\n\n");
        text.append("| reason | what usually helps | status and arguments |\n|---|---|---|\n");
        for (Problem.Kind kind : Problem.Kind.values()) {
            String argument = kind.argument().isEmpty() ? "" : ", " + kind.argument();
            cells(kind.key(), kind.remedy().key(), kind.status() + argument);
        }
        text.append("\n## Remedies\n\n");
        text.append(Arrays.stream(Remedy.values())
                .map(remedy -> "`" + remedy.key() + "`")
                .collect(Collectors.joining(",\n")));
        text.append('\n');
    }

    private void cells(String first, String second, String third) {
        text.append("| `").append(first).append("` | `").append(second).append("` | ");
        text.append(third).append(" |\n");
    }
}
