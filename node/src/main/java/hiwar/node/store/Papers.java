package hiwar.node.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The content of papers, by its hash. Who may read a paper is not asked here. */
public final class Papers {
    private final Database database;

    Papers(Database database) {
        this.database = database;
    }

    /**
     * Keeps a paper; one that is there stays as it is.
     *
     * @param sha256 as 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException when the hash is not that of the content
     */
    public void put(String sha256, String mediaType, byte[] bytes) {
        if (!sha256(bytes).equals(sha256)) {
            throw new IllegalArgumentException("the content has another hash than " + sha256);
        }
        database.write(handle -> put(handle, new Paper(sha256, mediaType, bytes)));
    }

    static int put(Handle handle, Paper paper) {
        return handle.createUpdate("INSERT INTO paper (sha256, media_type, bytes)"
                        + " VALUES (:sha256, :type, :bytes) ON CONFLICT (sha256) DO NOTHING")
                .bind("sha256", paper.sha256())
                .bind("type", paper.mediaType())
                .bind("bytes", paper.bytes())
                .execute();
    }

    /** The paper with this hash; null when there is none. */
    public @Nullable Paper find(String sha256) {
        return database.read(handle -> handle.createQuery("SELECT * FROM paper WHERE sha256 = :sha256")
                        .bind("sha256", sha256)
                        .map((row, ignored) ->
                                new Paper(row.getString("sha256"), row.getString("media_type"), row.getBytes("bytes")))
                        .findOne())
                .orElse(null);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
