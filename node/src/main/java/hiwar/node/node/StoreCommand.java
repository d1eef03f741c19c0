package hiwar.node.node;

import hiwar.node.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands have in common that look into the database of a server, which may run meanwhile. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class StoreCommand implements Callable<Integer> {
    /** What such a command needs to know. */
    static final Set<Setting> SETTINGS = EnumSet.of(Setting.DATA, Setting.DATABASE);

    /** The launcher changes to the folder of the program, and says here from where it was called. */
    private static final String FROM = "hiwar.from";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings (HIWAR_CONFIG)")
    private @Nullable Path config;

    CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the fields first");
        }
        return spec;
    }

    PrintWriter out() {
        return spec().commandLine().getOut();
    }

    Config config() throws InvalidConfig {
        return ServeCommand.config(spec(), config, System.getenv());
    }

    Store visit() throws InvalidConfig, StartFailure {
        return StoreOpener.visit(config());
    }

    /** A file that was named on the command line. */
    static Path named(Path file) {
        return Path.of(System.getProperty(FROM, "")).resolve(file);
    }
}
