package hiwar.node.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The API key of a node that was given none: made at the first start and kept in the data folder, readable by its owner
 * only. So a first try needs no settings, and links made before a restart go on working.
 */
final class KeyFile {
    private static final String NAME = "keys.yaml";
    private static final int KEY_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    private final Path file;

    KeyFile(Path data) {
        this.file = data.resolve(NAME);
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * The keys in the file.
     *
     * @throws StartFailure when it cannot be read or has none
     */
    Map<String, String> read() throws StartFailure {
        try {
            Map<String, String> keys = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !line.startsWith("#")) {
                    keys.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 2).strip());
                }
            }
            if (keys.isEmpty()) {
                throw new StartFailure(file + " has no line \"key: secret\"; delete it to have it made anew", null);
            }
            return keys;
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read (" + e.getMessage() + "); give --keys or repair it", e);
        }
    }

    /**
     * Makes the file with a new key, unless somebody else was faster.
     *
     * @throws StartFailure when it cannot be written
     */
    Map<String, String> create() throws StartFailure {
        SecureRandom random = new SecureRandom();
        String key = "key" + text(random, KEY_BYTES);
        String secret = text(random, SECRET_BYTES);
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(file, ownerOnly);
            Files.writeString(
                    file,
                    "# API keys of this node, \"key: secret\" each; whoever knows a secret may do everything.\n" + key
                            + ": " + secret + "\n",
                    StandardOpenOption.WRITE);
            return Map.of(key, secret);
        } catch (FileAlreadyExistsException e) {
            return read();
        } catch (IOException e) {
            throw new StartFailure(
                    file + " cannot be written (" + e.getMessage() + "); give --keys, or --data with a folder", e);
        }
    }

    private static String text(SecureRandom random, int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    }
}
