package hiwar.node.node;

import hiwar.node.http.AccessTokens;
import hiwar.room.auth.Grants;
import hiwar.room.auth.VideoGrant;
import hiwar.room.id.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livekit.LivekitModels.ParticipantInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hiwar token}: makes an access token, or a link that opens the browser client with it. */
@Command(
        name = "token",
        description = "Makes an access token or a link for one person, with the keys of the server.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TokenCommand implements Callable<Integer> {
    /** What of the server's configuration matters here: its keys, and its address for the link. */
    static final Set<Setting> SETTINGS = EnumSet.of(
            Setting.KEYS, Setting.DATA, Setting.BIND, Setting.PORT, Setting.TLS_CERTIFICATE, Setting.TLS_KEY);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--room", paramLabel = "ROOM", description = "room that it is for")
    private String room = "";

    @Option(names = "--identity", paramLabel = "ID", required = true, description = "who it is for, unique in the room")
    private String identity = "";

    @Option(names = "--name", paramLabel = "NAME", description = "name that others see; the identity when not set")
    private String name = "";

    @Option(
            names = "--attribute",
            paramLabel = "KEY=VALUE",
            description = "attribute that others see; the browser client knows delegation, seat and role")
    private Map<String, String> attributes = new LinkedHashMap<>();

    @Option(names = "--metadata", paramLabel = "TEXT", description = "metadata that others see")
    private String metadata = "";

    @Option(names = "--valid-for", paramLabel = "TIME", description = "such as 90m, 6h or 3d (default 6h)")
    private String validFor = "6h";

    @Option(names = "--listen-only", description = "may not publish anything")
    private boolean listenOnly;

    @Option(names = "--rename", description = "may change its own name, metadata and attributes")
    private boolean rename;

    @Option(names = "--hidden", description = "others do not see that it is there")
    private boolean hidden;

    @Option(names = "--admin", description = "for administration instead of joining: the room, all rooms, metrics")
    private boolean admin;

    @Option(
            names = "--link",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "URL",
            description = "print a link to the browser client, at this address instead of the server's own")
    private @Nullable String link;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings (HIWAR_CONFIG)")
    private @Nullable Path file;

    @Override
    public Integer call() throws InvalidConfig, StartFailure {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the fields first");
        }
        if (room.isEmpty() && !admin) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--room=ROOM'");
        }
        Config config = Node.withKeys(ServeCommand.config(spec, file, System.getenv()));
        String key = config.keys().keySet().stream().sorted().findFirst().orElseThrow();
        AccessTokens tokens = new AccessTokens(config.keys(), InstantSource.system());
        String token = tokens.sign(grants(key), lifetime(spec));
        spec.commandLine().getOut().println(link == null ? token : linkBase(config, link) + "/join#token=" + token);
        return 0;
    }

    private Grants grants(String key) {
        VideoGrant video = new VideoGrant(
                room,
                !admin,
                admin,
                admin,
                admin && !room.isEmpty(),
                !listenOnly,
                true,
                !listenOnly,
                List.of(),
                rename,
                false,
                false,
                hidden,
                false,
                false);
        return new Grants(
                key,
                new Identity(identity),
                name.isEmpty() ? identity : name,
                metadata,
                attributes,
                ParticipantInfo.Kind.STANDARD,
                video,
                0);
    }

    private Duration lifetime(CommandSpec command) {
        Matcher matcher = DURATION.matcher(validFor);
        if (!matcher.matches()) {
            throw new ParameterException(command.commandLine(), "--valid-for: give a time such as 90m, 6h or 3d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String linkBase(Config config, String given) {
        if (given.isEmpty()) {
            return Node.address(config, config.port()).toString();
        }
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
