package hiwar.node.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Collects what was set: the file first, then the environment ({@code HIWAR_*}), then the command line, each over
 * the one before it.
 */
final class ConfigSources {
    /** The variable that names the file. */
    static final String FILE_VARIABLE = "HIWAR_CONFIG";

    /**
     * A value as it was given.
     *
     * @param value text, or from a file also a list or a map
     * @param where it came from, as its owner knows it: {@code --port}, {@code HIWAR_PORT}, {@code port in hiwar.yaml}
     */
    record Given(Object value, String where) {}

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    /** Adds what a YAML file says. */
    ConfigSources file(Path file) {
        try {
            YAMLMapper yaml = YAMLMapper.builder().build();
            JsonNode content = yaml.readTree(Files.readString(file));
            if (!content.isMissingNode()) { // a file of comments has none
                yaml.treeToValue(content, new TypeReference<TreeMap<String, Object>>() {})
                        .forEach((name, value) -> fromFile(file, name, value));
            }
        } catch (IOException e) {
            problems.add("config: " + file + " cannot be read; give the name of a file that is there");
        } catch (JacksonException e) {
            problems.add("config: " + file + " is not YAML with one setting a line: " + e.getOriginalMessage());
        }
        return this;
    }

    private void fromFile(Path file, String name, @Nullable Object value) {
        Setting setting = Setting.named(name);
        if (setting == null) {
            problems.add(name + ": there is no such setting (" + file + "); the settings are "
                    + String.join(
                            ", ",
                            Arrays.stream(Setting.values())
                                    .map(Setting::fileName)
                                    .toList()));
        } else if (value != null) {
            given.put(setting, new Given(value, name + " in " + file));
        }
    }

    /** Adds what the environment says; an empty variable says nothing. */
    ConfigSources environment(Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.variable(), "");
            if (!value.isEmpty()) {
                given.put(setting, new Given(value, setting.variable()));
            }
        }
        return this;
    }

    /** Adds what the command line says. */
    ConfigSources flags(Map<Setting, String> flags) {
        flags.forEach((setting, value) -> given.put(setting, new Given(value, setting.flag())));
        return this;
    }

    /**
     * The configuration that comes out of all this.
     *
     * @throws InvalidConfig with everything that is wrong
     */
    Config config() throws InvalidConfig {
        return new ConfigReader(given, problems).read();
    }
}
