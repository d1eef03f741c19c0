package hiwar.node.store;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The invitations of all talks. They are never deleted: the list shows the revoked ones too. */
public final class Invitations {
    private final Database database;

    Invitations(Database database) {
        this.database = database;
    }

    /** Keeps a new one; its talk must be in the record. */
    public void add(Invitation invitation) {
        database.write(handle -> add(handle, invitation));
    }

    static int add(Handle handle, Invitation invitation) {
        return handle.createUpdate("INSERT INTO invitation (id, talk, seat, sitting, created_millis, revoked_millis)"
                        + " VALUES (:id, :talk, :seat, :sitting, :created, :revoked)")
                .bind("id", invitation.id())
                .bind("talk", invitation.talk().value())
                .bind("seat", invitation.seat().value())
                .bind("sitting", invitation.sitting())
                .bind("created", invitation.createdMillis())
                .bind("revoked", invitation.revokedMillis())
                .execute();
    }

    /** The invitation with this id, revoked or not; null when there is none. */
    public @Nullable Invitation find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM invitation WHERE id = :id")
                        .bind("id", id)
                        .map(Invitations::read)
                        .findOne())
                .orElse(null);
    }

    /** All of a talk, the oldest first. */
    public List<Invitation> of(TalkId talk) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM invitation WHERE talk = :talk ORDER BY created_millis, id")
                        .bind("talk", talk.value())
                        .map(Invitations::read)
                        .list());
    }

    /** Makes it invalid from now on; true when it was valid before. */
    public boolean revoke(String id, long nowMillis) {
        return database.write(handle -> handle.createUpdate(
                                "UPDATE invitation SET revoked_millis = :now WHERE id = :id AND revoked_millis IS NULL")
                        .bind("now", nowMillis)
                        .bind("id", id)
                        .execute()
                == 1);
    }

    static Invitation read(ResultSet row, StatementContext ignored) throws SQLException {
        long revokedMillis = row.getLong("revoked_millis");
        Long revoked = row.wasNull() ? null : revokedMillis;
        return new Invitation(
                row.getString("id"),
                new TalkId(row.getString("talk")),
                new SeatId(row.getString("seat")),
                row.getInt("sitting"),
                row.getLong("created_millis"),
                revoked);
    }
}
