package hiwar.node.node;

import hiwar.node.store.Backup;
import hiwar.node.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hiwar backup}: everything in one file, while the server runs. */
@Command(
        name = "backup",
        description = {
            "Writes everything that the server keeps into one file: the record of all talks, papers, invitations,"
                    + " sessions and keys. The server may run meanwhile. Keep the file as you keep keys.",
            ""
        })
final class BackupCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "a new file")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InvalidConfig, StartFailure {
        Path target = named(file);
        if (Files.exists(target)) {
            throw new StartFailure(target + " is there already; name a new file", null);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (Store store = visit()) {
            Backup.Contents contents = write(store, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            out().println(told(target, contents));
            return 0;
        } catch (IOException e) {
            throw new StartFailure(target + " cannot be written (" + e + "); name another file", e);
        }
    }

    private static Backup.Contents write(Store store, Path part) throws IOException {
        try (FileChannel channel = privately(part);
                OutputStream out = Channels.newOutputStream(channel)) {
            Backup.Contents contents = store.backup(out, System.currentTimeMillis());
            channel.force(true);
            return contents;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** There are keys in it. */
    private static FileChannel privately(Path part) throws IOException {
        Files.deleteIfExists(part); // of a backup that was interrupted
        boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return posix
                ? FileChannel.open(
                        part, anew, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(part, anew);
    }

    static String told(Path file, Backup.Contents contents) {
        return "%s: %d talks with %d lines, %d papers, %d invitations, %d sessions"
                .formatted(
                        file,
                        contents.talks(),
                        contents.lines(),
                        contents.papers(),
                        contents.invitations(),
                        contents.sessions());
    }
}
