package hiwar.node.node;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code hiwar record}: verifies and exports what talks have left. */
@Command(
        name = "record",
        description = "Verifies and exports the record of talks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RecordCommand implements Runnable {
    private final CommandSpec spec;

    private RecordCommand() {
        spec = CommandSpec.forAnnotatedObject(this);
    }

    /** The command with those below it. */
    static CommandLine commandLine() {
        return new CommandLine(new RecordCommand().spec)
                .addSubcommand("verify", Main.withSettings(new VerifyCommand(), StoreCommand.SETTINGS))
                .addSubcommand("export", Main.withSettings(new ExportCommand(), StoreCommand.SETTINGS));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: verify or export");
    }
}
