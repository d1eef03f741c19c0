package hiwar.node.store;

import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.util.List;

/** What {@link GroupCommit} needs of the database; tests let it fail at will. */
interface Disk {
    /** Bytes that are written to see whether there is room again: more than the lines of any command. */
    int PROBE_BYTES = 256 * 1024;

    /**
     * Stores all lines or none.
     *
     * @throws DatabaseDown when it could not be done, or nobody heard that it was
     * @throws IllegalArgumentException when a line is not the next of its log
     */
    void append(List<Recorded> lines);

    /**
     * Everything that is stored of a talk.
     *
     * @throws BrokenRecord when it is not what was stored
     */
    List<Recorded> lines(TalkId talk) throws BrokenRecord;

    /**
     * Connects anew, and writes something to see whether that works.
     *
     * @throws DatabaseDown when it does not
     */
    void probe();

    /** The real one. */
    static Disk of(Database database) {
        RecordTable record = new RecordTable(database);
        return new Disk() {
            @Override
            public void append(List<Recorded> lines) {
                record.append(lines);
            }

            @Override
            public List<Recorded> lines(TalkId talk) throws BrokenRecord {
                return record.lines(talk);
            }

            @Override
            public void probe() {
                database.reconnect();
                // What is deleted again stays in the file as room for the next lines.
                database.write(handle -> handle.createUpdate("INSERT INTO probe (name, bytes) VALUES ('room', :bytes)"
                                + " ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes")
                        .bind("bytes", new byte[PROBE_BYTES])
                        .execute());
                database.write(handle -> handle.execute("DELETE FROM probe"));
            }
        };
    }
}
