package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.AccessTokens;
import hiwar.node.loop.Shards;
import hiwar.node.loop.TalkDesk;
import hiwar.node.press.PressEndpoint;
import hiwar.node.store.DatabaseAddress;
import hiwar.node.store.GroupCommit;
import hiwar.node.store.Store;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/openapi.yaml against the server. */
@Timeout(120)
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode document;

    OpenApiTest() throws Exception {
        Path root = Path.of(System.getProperty("hiwar.root", ".."));
        document = new YAMLMapper().readTree(Files.readString(root.resolve("docs/openapi.yaml")));
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return described;
    }

    @Test
    void everyPathAndMethodOfTheServerIsDescribedAndNoOther(@TempDir Path folder) throws Exception {
        try (Store store = Store.open(new DatabaseAddress.Sqlite(folder));
                GroupCommit commit = store.groupCommit()) {
            TalkDesk desk = new TalkDesk(store, commit, new Shards());
            AccessTokens tokens = new AccessTokens(Map.of("devkey", "secret"), InstantSource.system());
            Api api = new Api(new ApiParts(store, desk, tokens, "devkey", null, PressEndpoint::invitation));
            Set<String> answered = new TreeSet<>(api.answered());
            answered.addAll(PressEndpoint.answered());
            assertThat(described()).isEqualTo(answered);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyPlaceholderOfAPathIsAParameter() {
        document.get("paths").properties().forEach(path -> {
            Set<String> named = new TreeSet<>();
            for (String part : path.getKey().split("/", -1)) {
                if (part.startsWith("{")) {
                    named.add(part.substring(1, part.length() - 1));
                }
            }
            Set<String> parameters = new TreeSet<>();
            for (JsonNode parameter : path.getValue().path("parameters")) {
                JsonNode meant = parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asString().substring(1))
                        : parameter;
                parameters.add(meant.get("name").asString());
            }
            assertThat(parameters).as(path.getKey()).isEqualTo(named);
        });
    }

    /** A straight life of a talk: what the server answers has the status and the fields that are described. */
    @Test
    void answersHaveTheFieldsThatAreDescribed(@TempDir Path folder) throws Exception {
        try (RunningNode node = RunningNode.start(folder)) {
            PreparedTalk talk = PreparedTalk.make(node);
            Browser head = talk.takes("head-a");
            Map<String, Browser.Reply> replies = new TreeMap<>();
            replies.put("/api/secretariat/session", talk.secretariat.get("/api/secretariat/session"));
            replies.put("/api/talks", talk.secretariat.get("/api/talks"));
            replies.put("/api/talks/{talk}", talk.secretariat.get("/api/talks/talk"));
            replies.put("/api/talks/{talk}/invitations", talk.secretariat.get("/api/talks/talk/invitations"));
            replies.put("/api/talks/{talk}/seats/{seat}/session", head.get(talk.path("head-a") + "/session"));
            checkAll(replies);
            talk.orders(new AnnounceTalk(PublicPagesTest.ANNOUNCEMENT));
            replies.clear();
            replies.put("/api/public/talks/{talk}", node.browser().get("/api/public/talks/talk"));
            checkAll(replies);
            JsonNode problem = document.at("/components/schemas/Problem");
            check("a problem", talk.secretariat.get("/api/x").json(), problem);
            check("a refusal", talk.secretariat.get("/api/talks/none").json(), problem);
        }
    }

    private void checkAll(Map<String, Browser.Reply> replies) {
        replies.forEach((path, reply) -> {
            JsonNode answer = resolved(
                    document.get("paths").get(path).get("get").get("responses").get("200"));
            check(path, reply.is(200).json(), answer.at("/content/application~1json/schema"));
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private void check(String where, JsonNode value, JsonNode reference) {
        JsonNode schema = resolved(reference);
        JsonNode properties = schema.path("properties");
        for (JsonNode required : schema.path("required")) {
            assertThat(value.has(required.asString()))
                    .as(where + "." + required)
                    .isTrue();
        }
        if (properties.isObject()) {
            value.properties().forEach(field -> {
                assertThat(properties.has(field.getKey()))
                        .as(where + "." + field.getKey())
                        .isTrue();
                check(where + "." + field.getKey(), field.getValue(), properties.get(field.getKey()));
            });
        }
        JsonNode items = schema.path("items");
        if (items.isObject()) {
            value.forEach(element -> check(where + "[]", element, items));
        }
        String type = schema.path("type").asString("");
        assertThat(
                        switch (type) {
                            case "string" -> value.isString();
                            case "integer" -> value.isIntegralNumber();
                            case "boolean" -> value.isBoolean();
                            case "array" -> value.isArray();
                            case "object" -> value.isObject();
                            default -> false;
                        })
                .as("%s is %s, not of type %s", where, value, type)
                .isTrue();
        if (schema.has("pattern")) {
            assertThat(value.asString()).as(where).matches(schema.get("pattern").asString());
        }
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
