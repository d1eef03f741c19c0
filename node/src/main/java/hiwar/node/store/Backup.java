package hiwar.node.store;

import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;

/**
 * Writes everything that the store has into a ZIP archive that both databases can be restored from: the lines of each
 * talk byte for byte, papers as the files that they are, and the rest as JSON, one thing a line. Links that work once
 * are left out, so that none works twice.
 */
public final class Backup {
    /** The form of the archive. */
    static final int FORMAT = 1;

    static final String CONTENTS = "backup.json";
    static final String TALKS = "talks/";
    static final String TALKS_END = ".jsonl";
    static final String INVITATIONS = "invitations.jsonl";
    static final String SESSIONS = "sessions.jsonl";
    static final String KEYS = "keys.jsonl";
    static final String PAPERS = "papers.jsonl";
    static final String PAPER = "papers/";

    static final Codec<Contents> CONTENTS_CODEC = Codec.of(Contents.class);
    static final Codec<Invitation> INVITATION_CODEC = Codec.of(Invitation.class);
    static final Codec<Session> SESSION_CODEC = Codec.of(Session.class);
    static final Codec<Key> KEY_CODEC = Codec.of(Key.class);
    static final Codec<Sheet> SHEET_CODEC = Codec.of(Sheet.class);

    /** Rows that are fetched at once. */
    private static final int FETCH = 500;

    private final Handle handle;
    private final ZipOutputStream zip;

    /**
     * What is in an archive, to be compared when it is read.
     *
     * @param madeMillis since the epoch
     * @param aliveMillis the last beat of the node, since the epoch; 0 when there was none
     */
    public record Contents(
            int format,
            long madeMillis,
            long aliveMillis,
            int talks,
            int lines,
            int invitations,
            int sessions,
            int keys,
            int papers) {}

    /** A key of the node. */
    record Key(String name, String base64) {}

    /** A paper without its content. */
    record Sheet(String sha256, String mediaType) {}

    Backup(Handle handle, OutputStream out) {
        this.handle = handle;
        this.zip = new ZipOutputStream(out);
    }

    /** Writes it; the stream stays open. */
    Contents write(long nowMillis) throws IOException {
        List<String> talks = handle.createQuery("SELECT talk FROM talk ORDER BY talk")
                .mapTo(String.class)
                .list();
        int lines = 0;
        for (String talk : talks) {
            lines += lines(new TalkId(talk));
        }
        int invitations = entry(
                INVITATIONS,
                sink -> handle.createQuery("SELECT * FROM invitation ORDER BY id")
                        .map(Invitations::read)
                        .forEach(one -> sink.accept(INVITATION_CODEC.write(one))));
        int sessions = entry(
                SESSIONS,
                sink -> handle.createQuery("SELECT * FROM session ORDER BY hash")
                        .map(Sessions::read)
                        .forEach(one -> sink.accept(SESSION_CODEC.write(one))));
        int keys = entry(
                KEYS,
                sink -> handle.createQuery("SELECT name, bytes FROM secret ORDER BY name")
                        .map((row, ignored) -> new Key(
                                row.getString("name"), Base64.getEncoder().encodeToString(row.getBytes("bytes"))))
                        .forEach(one -> sink.accept(KEY_CODEC.write(one))));
        int papers = papers();
        Contents contents = new Contents(
                FORMAT, nowMillis, Life.read(handle), talks.size(), lines, invitations, sessions, keys, papers);
        entry(CONTENTS, sink -> sink.accept(CONTENTS_CODEC.write(contents)));
        zip.finish();
        return contents;
    }

    private int lines(TalkId talk) throws IOException {
        return entry(
                TALKS + talk + TALKS_END,
                sink -> handle.createQuery("SELECT line FROM event WHERE talk = :talk ORDER BY place")
                        .bind("talk", talk.value())
                        .setFetchSize(FETCH)
                        .mapTo(String.class)
                        .forEach(sink));
    }

    private int papers() throws IOException {
        List<Sheet> sheets = handle.createQuery("SELECT sha256, media_type FROM paper ORDER BY sha256")
                .map((row, ignored) -> new Sheet(row.getString("sha256"), row.getString("media_type")))
                .list();
        for (Sheet sheet : sheets) {
            zip.putNextEntry(new ZipEntry(PAPER + sheet.sha256));
            zip.write(handle.createQuery("SELECT bytes FROM paper WHERE sha256 = :sha256")
                    .bind("sha256", sheet.sha256)
                    .mapTo(byte[].class)
                    .one());
            zip.closeEntry();
        }
        return entry(PAPERS, sink -> sheets.forEach(sheet -> sink.accept(SHEET_CODEC.write(sheet))));
    }

    /** One file of lines; how many they were. */
    private int entry(String name, Consumer<Consumer<String>> writer) throws IOException {
        int[] count = {0};
        zip.putNextEntry(new ZipEntry(name));
        try {
            writer.accept(line -> {
                put(line + "\n");
                count[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        zip.closeEntry();
        return count[0];
    }

    private void put(String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
