package hiwar.node.node;

import hiwar.node.store.BrokenRecord;
import hiwar.node.store.Store;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hiwar record export}: one log as JSON Lines, byte for byte as it is stored. */
@Command(
        name = "export",
        description = {
            "Writes one log of a talk as JSON Lines, byte for byte as it is stored, after verifying the talk.",
            "What a delegation did among itself is in a log of its own and not for others.",
            ""
        })
final class ExportCommand extends StoreCommand {
    @Option(names = "--talk", required = true, paramLabel = "TALK", description = "the talk")
    private String talk = "";

    @Option(
            names = "--log",
            paramLabel = "LOG",
            description = "'table', which all delegations share, or 'caucus/DELEGATION'; 'table' when not given")
    private String log = "table";

    @Option(names = "--out", paramLabel = "FILE", description = "a new file; the terminal when not given")
    private @Nullable Path file;

    @Override
    public Integer call() throws InvalidConfig, StartFailure {
        try (Store store = visit()) {
            TalkId id = VerifyCommand.existing(store, talk);
            LogId wanted = LogId.parse(log.startsWith(talk + "/") ? log : talk + "/" + log);
            List<String> lines = store.record().lines(id).stream()
                    .filter(line -> line.entry().log().equals(wanted))
                    .map(Recorded::line)
                    .toList();
            if (lines.isEmpty()) {
                throw new StartFailure(
                        "there is no log " + log + " of " + talk + "; name 'table' or 'caucus/DELEGATION'", null);
            }
            write(lines);
            return 0;
        } catch (BrokenRecord e) {
            throw new StartFailure(
                    "the record is broken: " + e.getMessage() + "; 'hiwar record verify' says more, a backup may help",
                    e);
        }
    }

    private void write(List<String> lines) throws StartFailure {
        if (file == null) {
            print(out(), lines);
            return;
        }
        Path target = named(file);
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(target, StandardOpenOption.CREATE_NEW))) {
            print(writer, lines);
            if (writer.checkError()) {
                throw new IOException("it could not be written to its end");
            }
        } catch (FileAlreadyExistsException e) {
            throw new StartFailure(target + " is there already; name a new file", e);
        } catch (IOException e) {
            throw new StartFailure(target + " cannot be written (" + e + "); name another file", e);
        }
    }

    private static void print(PrintWriter writer, List<String> lines) {
        for (String line : lines) {
            writer.print(line);
            writer.print('\n');
        }
        writer.flush();
    }
}
