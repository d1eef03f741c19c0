package hiwar.node.node;

import hiwar.node.crypto.Ciphers;
import hiwar.node.node.ConfigSources.Given;
import hiwar.node.store.DatabaseAddress;
import hiwar.node.udp.UdpPorts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Makes a {@link Config} of what was given, and collects everything that is wrong with it. Used once. */
final class ConfigReader {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SHARDS = 64;
    private static final int MAX_PARTICIPANTS = 100_000;
    private static final int MAX_ADVERTISED = 8;
    private static final int MAX_REGION_CHARS = 64;

    private final Map<Setting, Given> given;
    private final List<String> problems;

    ConfigReader(Map<Setting, Given> given, List<String> problems) {
        this.given = given;
        this.problems = new ArrayList<>(problems);
    }

    Config read() throws InvalidConfig {
        InetAddress bind = address(Setting.BIND, text(Setting.BIND));
        String mediaBind = text(Setting.MEDIA_BIND);
        int shards = number(Setting.SHARDS, 0, MAX_SHARDS);
        Path data = path(Setting.DATA, Path.of("data"));
        Config config = new Config(
                bind,
                number(Setting.PORT, 0, MAX_PORT),
                mediaBind.isEmpty() ? bind : address(Setting.MEDIA_BIND, mediaBind),
                number(Setting.MEDIA_PORT, 0, MAX_PORT),
                shards == 0 ? Runtime.getRuntime().availableProcessors() : shards,
                keys(),
                data,
                database(data),
                publicUrl(),
                advertised(),
                flag(Setting.AUTO_CREATE),
                file(Setting.TLS_CERTIFICATE),
                file(Setting.TLS_KEY),
                folder(Setting.WEB),
                region(),
                number(Setting.MAX_PARTICIPANTS, 1, MAX_PARTICIPANTS),
                choice(Setting.UDP, UdpPorts.Kind.class),
                choice(Setting.CRYPTO, Ciphers.Kind.class),
                choice(Setting.LOG_LEVEL, Level.class));
        checkTogether(config);
        if (!problems.isEmpty()) {
            throw new InvalidConfig(problems);
        }
        return config;
    }

    private void checkTogether(Config config) {
        if ((config.tlsCertificate() == null) != (config.tlsKey() == null)) {
            problems.add("tls-certificate and tls-key belong together; give both or neither");
        }
        if (config.mediaPort() > 0 && config.mediaPort() + config.shards() - 1 > MAX_PORT) {
            problems.add("media-port: %d shards do not fit above %d; give a lower port or fewer shards"
                    .formatted(config.shards(), config.mediaPort()));
        }
    }

    private void wrong(Setting setting, String what, String instead) {
        Given source = given.get(setting);
        problems.add("%s: %s; %s%s"
                .formatted(setting.fileName(), what, instead, source == null ? "" : " (from " + source.where() + ")"));
    }

    private String text(Setting setting) {
        Given source = given.get(setting);
        if (source == null) {
            return setting.byDefault();
        }
        return switch (source.value()) {
            case Map<?, ?> ignored -> {
                wrong(setting, "it is a map", "give one value");
                yield setting.byDefault();
            }
            case List<?> list ->
                String.join(",", list.stream().map(String::valueOf).toList());
            case Object value -> value.toString().strip();
        };
    }

    private int number(Setting setting, int least, int most) {
        String text = text(setting);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        wrong(setting, quoted(text) + " is out of range", "give a number from " + least + " to " + most);
        return least;
    }

    private boolean flag(Setting setting) {
        String text = text(setting);
        if (!text.equals("true") && !text.equals("false")) {
            wrong(setting, quoted(text) + " is neither", "give true or false");
        }
        return text.equals("true");
    }

    private <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        String text = text(setting);
        E[] choices = type.getEnumConstants();
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        wrong(
                setting,
                quoted(text) + " is no choice",
                "give one of " + setting.label().replace("|", ", "));
        return choices[0];
    }

    private InetAddress address(Setting setting, String text) {
        try {
            return text.equals("localhost") ? InetAddress.ofLiteral("127.0.0.1") : InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            wrong(setting, quoted(text) + " is no IP address", "give one such as 192.0.2.7, or 0.0.0.0 for all");
            return InetAddress.getLoopbackAddress();
        }
    }

    private List<InetAddress> advertised() {
        List<InetAddress> addresses = Stream.of(text(Setting.ADVERTISE).split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> address(Setting.ADVERTISE, text))
                .toList();
        if (addresses.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
            wrong(Setting.ADVERTISE, "nobody can reach 0.0.0.0", "give an address of this machine, or none");
        }
        if (addresses.size() > MAX_ADVERTISED) {
            wrong(Setting.ADVERTISE, addresses.size() + " addresses are too many", "give at most " + MAX_ADVERTISED);
        }
        return addresses;
    }

    private @Nullable URI publicUrl() {
        String text = text(Setting.PUBLIC_URL);
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI url = new URI(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            boolean bare = url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
            boolean root = url.getPath() == null
                    || url.getPath().isEmpty()
                    || url.getPath().equals("/");
            if (web && bare && root && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException noUrl) {
            // Told below.
        }
        wrong(
                Setting.PUBLIC_URL,
                quoted(text) + " is no address of a server",
                "give one such as https://talks.example");
        return null;
    }

    private String region() {
        String region = text(Setting.REGION);
        if (region.length() > MAX_REGION_CHARS) {
            wrong(Setting.REGION, "it is too long", "give at most " + MAX_REGION_CHARS + " characters");
        }
        return region;
    }

    private Map<String, String> keys() {
        Given source = given.get(Setting.KEYS);
        Map<String, String> keys = new LinkedHashMap<>();
        if (source != null && source.value() instanceof Map<?, ?> map) {
            map.forEach((key, secret) -> addKey(keys, String.valueOf(key), String.valueOf(secret)));
        } else {
            for (String pair : text(Setting.KEYS).split("[,\n]", -1)) {
                int colon = pair.indexOf(':');
                if (colon >= 0) {
                    addKey(keys, pair.substring(0, colon), pair.substring(colon + 1));
                } else if (!pair.isBlank()) {
                    wrong(Setting.KEYS, "a key without a secret", "give pairs such as \"key: secret\"");
                }
            }
        }
        return keys;
    }

    private void addKey(Map<String, String> keys, String key, String secret) {
        if (key.isBlank() || secret.isBlank()) {
            wrong(Setting.KEYS, "an empty key or secret", "give pairs such as \"key: secret\"");
        } else {
            keys.put(key.strip(), secret.strip());
        }
    }

    private Path path(Setting setting, Path otherwise) {
        try {
            return Path.of(text(setting));
        } catch (InvalidPathException noPath) {
            wrong(setting, "it is no file name", "give the name of a file or folder");
            return otherwise;
        }
    }

    private DatabaseAddress database(Path data) {
        String text = text(Setting.DATABASE);
        if (!text.isEmpty() && !text.startsWith(DatabaseAddress.POSTGRESQL)) {
            wrong(
                    Setting.DATABASE,
                    "it does not begin with " + DatabaseAddress.POSTGRESQL,
                    "give such an address, or none for a file in the data folder");
            return new DatabaseAddress.Sqlite(data);
        }
        return DatabaseAddress.of(text, data);
    }

    private @Nullable Path file(Setting setting) {
        if (text(setting).isEmpty()) {
            return null;
        }
        Path file = path(setting, Path.of("."));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            wrong(setting, file + " cannot be read", "give a file that is there and may be read");
        }
        return file;
    }

    private @Nullable Path folder(Setting setting) {
        if (text(setting).isEmpty()) {
            return null;
        }
        Path folder = path(setting, Path.of("."));
        if (!Files.isDirectory(folder)) {
            wrong(setting, folder + " is no folder", "give a folder that is there");
        }
        return folder;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
