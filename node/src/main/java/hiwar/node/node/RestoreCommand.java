package hiwar.node.node;

import hiwar.node.store.Store;
import hiwar.node.store.StoreUnusable;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hiwar restore}: what a backup has kept, into an empty database. */
@Command(
        name = "restore",
        description = {
            "Reads a file of 'hiwar backup' into an empty database, SQLite or PostgreSQL. Every hash chain is verified"
                    + " first; nothing is ever overwritten. The server must not run.",
            ""
        })
final class RestoreCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "the backup")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InvalidConfig, StartFailure {
        Path source = named(file);
        try (Store store = StoreOpener.open(config())) {
            out().println(BackupCommand.told(source, store.restore(source)));
            return 0;
        } catch (StoreUnusable e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
