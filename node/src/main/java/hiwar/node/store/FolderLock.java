package hiwar.node.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Two servers never share one data folder: the lock is the operating system's, and ends with the process. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "hiwar.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks the folder, which is made when it is not there.
     *
     * @throws StoreUnusable when another server has it, or nothing can be written there
     */
    static FolderLock take(Path folder) throws StoreUnusable {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StoreUnusable(
                        folder + " is in use by another server; stop that one, or give this one a folder of its own"
                                + " with --data",
                        null);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StoreUnusable(
                    "the data folder %s cannot be written (%s); give a folder that may be written with --data"
                            .formatted(folder, e),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
