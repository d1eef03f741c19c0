package hiwar.node.store;

import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;

/**
 * Reads what {@link Backup} wrote into an empty database, in one transaction. Every chain and every hash is verified on
 * the way; the first thing that is wrong ends it, and nothing was restored.
 */
final class Restore {
    private static final List<String> TABLES = List.of("talk", "event", "invitation", "session", "secret", "paper");

    private final Handle handle;
    private final Path archive;

    Restore(Handle handle, Path archive) {
        this.handle = handle;
        this.archive = archive;
    }

    Backup.Contents read() throws StoreUnusable {
        for (String table : TABLES) {
            if (handle.createQuery("SELECT count(*) FROM " + table)
                            .mapTo(Long.class)
                            .one()
                    > 0) {
                throw new StoreUnusable(
                        "the database is not empty, and a restore never overwrites; name an empty one with --data or"
                                + " --database",
                        null);
            }
        }
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
            Backup.Contents contents = contents(zip);
            int talks = 0;
            int lines = 0;
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().startsWith(Backup.TALKS)) {
                    lines += talk(zip, entry);
                    talks++;
                }
            }
            Backup.Contents found = new Backup.Contents(
                    Backup.FORMAT,
                    contents.madeMillis(),
                    contents.aliveMillis(),
                    talks,
                    lines,
                    invitations(zip),
                    sessions(zip),
                    keys(zip),
                    papers(zip));
            if (!found.equals(contents)) {
                throw bad("it says that it contains " + contents + ", and contains " + found);
            }
            if (contents.aliveMillis() > 0) {
                Life.beat(handle, contents.aliveMillis());
            }
            return contents;
        } catch (IOException e) {
            throw new StoreUnusable(archive + " cannot be read: " + e + "; name a file that hiwar backup has made", e);
        }
    }

    private Backup.Contents contents(ZipFile zip) throws IOException, StoreUnusable {
        List<String> lines = lines(zip, Backup.CONTENTS);
        Backup.Contents contents = one(Backup.CONTENTS_CODEC, lines.isEmpty() ? "" : lines.getFirst());
        if (contents.format() != Backup.FORMAT) {
            throw bad("it was made by a newer version of this program; restore it with that one");
        }
        return contents;
    }

    private int talk(ZipFile zip, ZipEntry entry) throws IOException, StoreUnusable {
        String name = entry.getName().substring(Backup.TALKS.length());
        TalkId talk = new TalkId(name.substring(0, Math.max(0, name.length() - Backup.TALKS_END.length())));
        Map<String, Chain> chains = new LinkedHashMap<>();
        List<Recorded> recorded = new ArrayList<>();
        for (String line : lines(zip, entry.getName())) {
            LogId log = Chain.logOf(line);
            if (log == null || !log.talk().equals(talk)) {
                throw bad("line %d of %s belongs to no log of this talk".formatted(recorded.size() + 1, entry));
            }
            Chain chain = chains.getOrDefault(log.text(), Chain.empty(log));
            Recorded read = switch (chain.read(line)) {
                case Decoded.Read<Recorded> good -> good.value();
                case Decoded.Unread<Recorded> broken ->
                    throw bad("the record is broken: %s, line %d: %s"
                            .formatted(log, chain.sequence() + 1, broken.what()));
            };
            chains.put(log.text(), chain.after(read));
            recorded.add(read);
        }
        RecordTable.append(handle, recorded);
        return recorded.size();
    }

    private int invitations(ZipFile zip) throws IOException, StoreUnusable {
        List<String> lines = lines(zip, Backup.INVITATIONS);
        for (String line : lines) {
            Invitations.add(handle, one(Backup.INVITATION_CODEC, line));
        }
        return lines.size();
    }

    private int sessions(ZipFile zip) throws IOException, StoreUnusable {
        List<String> lines = lines(zip, Backup.SESSIONS);
        for (String line : lines) {
            Sessions.add(handle, one(Backup.SESSION_CODEC, line));
        }
        return lines.size();
    }

    private int keys(ZipFile zip) throws IOException, StoreUnusable {
        List<String> lines = lines(zip, Backup.KEYS);
        for (String line : lines) {
            Backup.Key key = one(Backup.KEY_CODEC, line);
            Secrets.put(handle, key.name(), Base64.getDecoder().decode(key.base64()));
        }
        return lines.size();
    }

    private int papers(ZipFile zip) throws IOException, StoreUnusable {
        List<String> lines = lines(zip, Backup.PAPERS);
        for (String line : lines) {
            Backup.Sheet sheet = one(Backup.SHEET_CODEC, line);
            byte[] bytes = bytes(zip, Backup.PAPER + sheet.sha256());
            if (!Papers.sha256(bytes).equals(sheet.sha256())) {
                throw bad("the paper " + sheet.sha256() + " has another hash");
            }
            Papers.put(handle, new Paper(sheet.sha256(), sheet.mediaType(), bytes));
        }
        return lines.size();
    }

    private <T> T one(Codec<T> codec, String line) throws StoreUnusable {
        return switch (codec.read(line)) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Unread<T> unread -> throw bad("it cannot be read: " + unread.what());
        };
    }

    private List<String> lines(ZipFile zip, String name) throws IOException, StoreUnusable {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream(zip, name), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private byte[] bytes(ZipFile zip, String name) throws IOException, StoreUnusable {
        try (InputStream in = stream(zip, name)) {
            return in.readAllBytes();
        }
    }

    private InputStream stream(ZipFile zip, String name) throws IOException, StoreUnusable {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw bad("it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private StoreUnusable bad(String what) {
        return new StoreUnusable(archive + " is not restored: " + what + "; take another backup", null);
    }
}
