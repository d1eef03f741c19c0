package hiwar.node.store;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The sessions of browsers, so that nobody has to be invited again after a restart. */
public final class Sessions {
    private final Database database;

    Sessions(Database database) {
        this.database = database;
    }

    /** Keeps a new one. */
    public void add(Session session) {
        database.write(handle -> add(handle, session));
    }

    static int add(Handle handle, Session session) {
        TalkId talk = session.talk();
        SeatId seat = session.seat();
        return handle.createUpdate("INSERT INTO session"
                        + " (hash, talk, seat, invitation, created_millis, expires_millis)"
                        + " VALUES (:hash, :talk, :seat, :invitation, :created, :expires)")
                .bind("hash", session.hash())
                .bind("talk", talk == null ? null : talk.value())
                .bind("seat", seat == null ? null : seat.value())
                .bind("invitation", session.invitation())
                .bind("created", session.createdMillis())
                .bind("expires", session.expiresMillis())
                .execute();
    }

    /** The session with this hash, expired or not; null when there is none. */
    public @Nullable Session find(String hash) {
        return database.read(handle -> handle.createQuery("SELECT * FROM session WHERE hash = :hash")
                        .bind("hash", hash)
                        .map(Sessions::read)
                        .findOne())
                .orElse(null);
    }

    /** Ends one; true when it was there. */
    public boolean remove(String hash) {
        return database.write(handle -> handle.createUpdate("DELETE FROM session WHERE hash = :hash")
                        .bind("hash", hash)
                        .execute()
                > 0);
    }

    /** Ends all that came by an invitation. */
    public void removeOf(String invitation) {
        database.write(handle -> handle.createUpdate("DELETE FROM session WHERE invitation = :invitation")
                .bind("invitation", invitation)
                .execute());
    }

    /** Forgets what has expired. */
    public void removeExpired(long nowMillis) {
        database.write(handle -> handle.createUpdate("DELETE FROM session WHERE expires_millis <= :now")
                .bind("now", nowMillis)
                .execute());
    }

    static Session read(ResultSet row, StatementContext ignored) throws SQLException {
        String talk = row.getString("talk");
        String seat = row.getString("seat");
        return new Session(
                row.getString("hash"),
                talk == null ? null : new TalkId(talk),
                seat == null ? null : new SeatId(seat),
                row.getString("invitation"),
                row.getLong("created_millis"),
                row.getLong("expires_millis"));
    }
}
