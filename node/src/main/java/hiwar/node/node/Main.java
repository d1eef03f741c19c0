package hiwar.node.node;

import hiwar.node.store.DatabaseDown;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line. Exit codes: 0 done, 1 it could not be done, 2 the command or the configuration is wrong.
 */
@Command(
        name = "hiwar",
        description = "Video talks between delegations, on your own server.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    private final CommandSpec spec;

    private Main() {
        spec = CommandSpec.forAnnotatedObject(this);
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, for {@link #main} and for tests. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main.spec)
                .addSubcommand("serve", withSettings(new ServeCommand(), EnumSet.allOf(Setting.class)))
                .addSubcommand("token", withSettings(new TokenCommand(), TokenCommand.SETTINGS))
                .addSubcommand("secretariat", withSettings(new SecretariatCommand(), SecretariatCommand.SETTINGS))
                .addSubcommand("record", RecordCommand.commandLine())
                .addSubcommand("backup", withSettings(new BackupCommand(), StoreCommand.SETTINGS))
                .addSubcommand("restore", withSettings(new RestoreCommand(), StoreCommand.SETTINGS));
        handleErrors(line);
        return line;
    }

    private static void handleErrors(CommandLine line) {
        line.setParameterExceptionHandler(Main::misused);
        line.setExecutionExceptionHandler(Main::failed);
        line.getSubcommands().values().forEach(Main::handleErrors);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** A command whose options include one for each of these settings. */
    static CommandLine withSettings(Object command, Set<Setting> settings) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        for (Setting setting : settings) {
            spec.addOption(OptionSpec.builder(setting.flag())
                    .paramLabel(setting.label())
                    .type(String.class)
                    .description(setting.help())
                    .build());
        }
        return new CommandLine(spec).setUsageHelpAutoWidth(true).setUsageHelpLongOptionsMaxWidth(40);
    }

    /** What the command line of {@code spec} has set. */
    static Map<Setting, String> flags(CommandSpec spec) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
        for (Setting setting : Setting.values()) {
            if (parsed.hasMatchedOption(setting.flag())) {
                flags.put(setting, parsed.matchedOptionValue(setting.flag(), ""));
            }
        }
        return flags;
    }

    static int misused(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("hiwar: " + e.getMessage());
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        return switch (e) {
            case InvalidConfig invalid -> {
                invalid.problems().forEach(problem -> line.getErr().println("hiwar: " + problem));
                yield ExitCode.USAGE;
            }
            case StartFailure failure -> {
                line.getErr().println("hiwar: " + failure.getMessage());
                yield ExitCode.SOFTWARE;
            }
            case DatabaseDown down -> {
                line.getErr().println("hiwar: the database does not work: " + down.getMessage());
                yield ExitCode.SOFTWARE;
            }
            default -> throw e;
        };
    }
}
