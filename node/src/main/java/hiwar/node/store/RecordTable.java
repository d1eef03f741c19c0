package hiwar.node.store;

import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Phase;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.TalkSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The lines of all logs of all talks. Lines are only ever added: each must be the next of its log and name the hash of
 * the line before it, and the database itself refuses to change or delete one.
 */
public final class RecordTable {
    private static final Codec<Wording> TITLES = Codec.of(Wording.class);

    private final Database database;

    RecordTable(Database database) {
        this.database = database;
    }

    /** One row per talk: what is in the summary, and how many lines all logs have together. */
    private record Row(TalkSummary summary, long places) {
        static Row empty(TalkId talk) {
            return new Row(TalkSummary.empty(talk), 0);
        }

        Row after(Recorded line) {
            boolean table = line.entry().log().delegation() == null;
            return new Row(table ? summary.apply(line.entry()) : summary, places + 1);
        }
    }

    /** A line as it stands in the database. */
    private record Stored(String log, long sequence, String line, String hash) {}

    /** Where a log ends. */
    private record End(long sequence, String hash) {}

    /** All talks, by name. */
    public List<TalkSummary> talks() {
        return database.read(handle -> handle.createQuery("SELECT * FROM talk ORDER BY talk")
                .map((row, ignored) -> row(row).summary)
                .list());
    }

    /** One talk; null when there is none of this name. */
    public @Nullable TalkSummary talk(TalkId talk) {
        return database.read(handle -> Optional.ofNullable(find(handle, talk)))
                .map(Row::summary)
                .orElse(null);
    }

    /** True when something was stored of this talk. */
    public boolean exists(TalkId talk) {
        return talk(talk) != null;
    }

    /**
     * Everything that was stored of a talk, in the order in which it was; empty when nothing was.
     *
     * @throws BrokenRecord when it is not what was stored
     */
    public List<Recorded> lines(TalkId talk) throws BrokenRecord {
        Reading reading = read(talk);
        if (!reading.faults.isEmpty()) {
            throw reading.faults.getFirst();
        }
        return reading.lines;
    }

    /** What is wrong with the record of a talk: the first fault of each log; empty when nothing is. */
    public List<BrokenRecord> faults(TalkId talk) {
        return read(talk).faults;
    }

    /** Lines as they were read, up to the first fault of each log. */
    private record Reading(List<Recorded> lines, List<BrokenRecord> faults) {}

    private Reading read(TalkId talk) {
        List<Stored> stored = new ArrayList<>();
        Row row = database.read(handle -> {
            handle.createQuery("SELECT log, sequence, line, hash FROM event WHERE talk = :talk ORDER BY place")
                    .bind("talk", talk.value())
                    .map((line, ignored) -> stored(line))
                    .forEach(stored::add);
            return Objects.requireNonNullElse(find(handle, talk), Row.empty(talk));
        });
        Map<String, Chain> chains = new LinkedHashMap<>();
        Set<String> broken = new HashSet<>();
        Reading reading = new Reading(new ArrayList<>(stored.size()), new ArrayList<>());
        for (Stored one : stored) {
            if (broken.contains(one.log)) {
                continue;
            }
            try {
                Chain chain = chains.containsKey(one.log) ? chains.get(one.log) : Chain.empty(logOf(talk, one));
                Recorded line = checked(chain, one);
                chains.put(one.log, chain.after(line));
                reading.lines.add(line);
            } catch (BrokenRecord fault) {
                broken.add(one.log);
                reading.faults.add(fault);
            }
        }
        if (broken.isEmpty()) {
            checkSum(row, reading);
        }
        return reading;
    }

    /** All lines that were stored are there, and the list of talks says what they say. */
    private static void checkSum(Row row, Reading reading) {
        Row summed = Row.empty(row.summary.talk());
        for (Recorded line : reading.lines) {
            summed = summed.after(line);
        }
        String log = LogId.table(row.summary.talk()).text();
        if (summed.places != row.places) {
            String what = "%d lines of all logs were stored, %d are there".formatted(row.places, summed.places);
            reading.faults.add(new BrokenRecord(log, summed.summary.sequence(), what));
        } else if (!summed.equals(row)) {
            reading.faults.add(new BrokenRecord(
                    log, summed.summary.sequence(), "the list of talks does not say what the record says"));
        }
    }

    private static LogId logOf(TalkId talk, Stored line) throws BrokenRecord {
        LogId log = LogId.parse(line.log);
        if (log == null || !log.talk().equals(talk)) {
            throw new BrokenRecord(line.log, line.sequence, "no such log of " + talk);
        }
        return log;
    }

    private static Recorded checked(Chain chain, Stored stored) throws BrokenRecord {
        return switch (chain.read(stored.line)) {
            case Decoded.Unread<Recorded> unread -> throw new BrokenRecord(stored.log, stored.sequence, unread.what());
            case Decoded.Read<Recorded> read -> {
                if (!read.value().hash().hex().equals(stored.hash)) {
                    throw new BrokenRecord(stored.log, stored.sequence, "it does not have the hash that was stored");
                }
                yield read.value();
            }
        };
    }

    /**
     * Adds lines, all of them or none; when this returns they are on the disk. May be of several talks.
     *
     * @throws IllegalArgumentException when a line is not the next of its log
     * @throws DatabaseDown when the database does not work; a connection that was lost during the commit may have
     *     stored the lines all the same
     */
    public void append(List<Recorded> lines) {
        database.write(handle -> {
            append(handle, lines);
            return lines.size();
        });
    }

    /** The same as a part of a transaction. */
    static void append(Handle handle, List<Recorded> lines) {
        Map<TalkId, Row> rows = new LinkedHashMap<>();
        Map<LogId, End> ends = new LinkedHashMap<>();
        List<Long> places = new ArrayList<>(lines.size());
        for (Recorded line : lines) {
            LogId log = line.entry().log();
            End end = ends.computeIfAbsent(log, missing -> end(handle, missing));
            if (line.entry().sequence() != end.sequence + 1
                    || !line.previous().hex().equals(end.hash)) {
                throw new IllegalArgumentException("%s, line %d does not follow line %d"
                        .formatted(log, line.entry().sequence(), end.sequence));
            }
            ends.put(log, new End(line.entry().sequence(), line.hash().hex()));
            Row row = rows.computeIfAbsent(
                            log.talk(), talk -> Objects.requireNonNullElse(find(handle, talk), Row.empty(talk)))
                    .after(line);
            rows.put(log.talk(), row);
            places.add(row.places);
        }
        rows.values().forEach(row -> put(handle, row));
        insert(handle, lines, places);
    }

    private static void insert(Handle handle, List<Recorded> lines, List<Long> places) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO event (log, sequence, talk, place, at_millis, line, hash)"
                        + " VALUES (:log, :sequence, :talk, :place, :at, :line, :hash)");
        for (int i = 0; i < lines.size(); i++) {
            Recorded line = lines.get(i);
            batch.bind("log", line.entry().log().text())
                    .bind("sequence", line.entry().sequence())
                    .bind("talk", line.entry().log().talk().value())
                    .bind("place", places.get(i))
                    .bind("at", line.entry().atMillis())
                    .bind("line", line.line())
                    .bind("hash", line.hash().hex())
                    .add();
        }
        batch.execute();
    }

    private static End end(Handle handle, LogId log) {
        return handle.createQuery("SELECT sequence, hash FROM event WHERE log = :log ORDER BY sequence DESC LIMIT 1")
                .bind("log", log.text())
                .map((row, ignored) -> new End(row.getLong("sequence"), row.getString("hash")))
                .findOne()
                .orElse(new End(0, Chain.FIRST.hex()));
    }

    private static @Nullable Row find(Handle handle, TalkId talk) {
        return handle.createQuery("SELECT * FROM talk WHERE talk = :talk")
                .bind("talk", talk.value())
                .map((row, ignored) -> row(row))
                .findOne()
                .orElse(null);
    }

    private static void put(Handle handle, Row row) {
        TalkSummary summary = row.summary;
        handle.createUpdate("INSERT INTO talk (talk, title, phase, start_millis, sitting_open, sequence, places)"
                        + " VALUES (:talk, :title, :phase, :start, :open, :sequence, :places)"
                        + " ON CONFLICT (talk) DO UPDATE SET title = excluded.title, phase = excluded.phase,"
                        + " start_millis = excluded.start_millis, sitting_open = excluded.sitting_open,"
                        + " sequence = excluded.sequence, places = excluded.places")
                .bind("talk", summary.talk().value())
                .bind("title", TITLES.write(summary.title()))
                .bind("phase", summary.phase().name())
                .bind("start", summary.startMillis())
                .bind("open", summary.sittingOpen() ? 1 : 0)
                .bind("sequence", summary.sequence())
                .bind("places", row.places)
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        long startMillis = row.getLong("start_millis");
        Long start = row.wasNull() ? null : startMillis;
        TalkSummary summary = new TalkSummary(
                new TalkId(row.getString("talk")),
                TITLES.read(row.getString("title")).orThrow(),
                Phase.valueOf(row.getString("phase")),
                start,
                row.getInt("sitting_open") != 0,
                row.getLong("sequence"));
        return new Row(summary, row.getLong("places"));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getString("log"), row.getLong("sequence"), row.getString("line"), row.getString("hash"));
    }
}
