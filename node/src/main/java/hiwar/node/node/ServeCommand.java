package hiwar.node.node;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiwar serve}: runs a node until the process is told to end. */
@Command(name = "serve", description = "Starts the server.", mixinStandardHelpOptions = true, sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with settings; flags win over the environment, and both over the file"
                    + " (HIWAR_CONFIG)")
    private @Nullable Path file;

    @Override
    public Integer call() throws InvalidConfig, StartFailure, InterruptedException {
        Config config = config(spec, file, System.getenv());
        Logging.level(config.logLevel());
        Node node = Node.start(withKeys(config));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        String link = node.firstLink();
        if (link != null && spec != null) {
            // Not in the log, which others may read.
            spec.commandLine()
                    .getOut()
                    .printf("%nThe secretariat prepares talks here; the link works once:%n%n    %s%n%n", link)
                    .flush();
        }
        new CountDownLatch(1).await(); // the hook ends the process
        return 0;
    }

    /** SIGTERM and SIGINT come here; ending this way is no failure, which the JVM would make of it. */
    private static void stop(Node node) {
        node.close();
        Logging.end();
        Runtime.getRuntime().halt(0);
    }

    private static Config withKeys(Config config) throws StartFailure {
        KeyFile file = new KeyFile(config.data());
        boolean first = config.keys().isEmpty() && !file.exists();
        Config keyed = Node.withKeys(config);
        if (first) {
            keyed.keys()
                    .forEach((key, secret) -> LOG.info(
                            "first start without keys: made API key {} with secret {}, kept in {}",
                            key,
                            secret,
                            file.path()));
        }
        return keyed;
    }

    /** The configuration from all sources. */
    static Config config(@Nullable CommandSpec spec, @Nullable Path file, Map<String, String> environment)
            throws InvalidConfig {
        ConfigSources sources = new ConfigSources();
        String fromEnvironment = environment.getOrDefault(ConfigSources.FILE_VARIABLE, "");
        if (file != null) {
            sources.file(file);
        } else if (!fromEnvironment.isEmpty()) {
            sources.file(Path.of(fromEnvironment));
        }
        sources.environment(environment);
        if (spec != null) {
            sources.flags(Main.flags(spec));
        }
        return sources.config();
    }
}
