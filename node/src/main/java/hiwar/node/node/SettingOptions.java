package hiwar.node.node;

import java.util.EnumSet;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The settings of a node as options, for commands of other programs that start one. */
public final class SettingOptions {
    private SettingOptions() {}

    /**
     * A command line for {@code command} with an option for every setting; what is wrong is told as by {@link Main}.
     */
    public static CommandLine of(Object command) {
        CommandLine line = Main.withSettings(command, EnumSet.allOf(Setting.class));
        line.setParameterExceptionHandler(Main::misused);
        line.setExecutionExceptionHandler(Main::failed);
        return line;
    }

    /**
     * The configuration that the parsed command and {@code environment} make; the log is set to its level.
     *
     * @throws InvalidConfig when a value makes no sense
     */
    public static Config read(CommandSpec command, Map<String, String> environment) throws InvalidConfig {
        Config config = ServeCommand.config(command, null, environment);
        Logging.level(config.logLevel());
        return config;
    }
}
