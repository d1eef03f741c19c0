package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.stage.TalkInput;
import hiwar.talks.record.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connection to PostgreSQL breaks, before a commit or after it. */
@Timeout(120)
class LostConnectionTest {
    private final Link link;
    private final Store store;
    private final GroupCommit commit;
    private final TalkOnPaper talk = new TalkOnPaper("talk");
    private final Replies replies = new Replies();

    LostConnectionTest(@TempDir Path folder) throws IOException, StoreUnusable {
        int real = TestDatabase.Postgres.SERVER.getPort();
        link = new Link(real);
        String url = ((DatabaseAddress.Postgres) TestDatabase.POSTGRESQL.fresh(folder)).url();
        store = Store.open(new DatabaseAddress.Postgres(url.replace(":" + real + "/", ":" + link.port() + "/")));
        commit = store.groupCommit();
    }

    @AfterEach
    void close() throws IOException {
        commit.close();
        store.close();
        link.close();
    }

    private TalkInput told(List<Recorded> lines, int era) throws InterruptedException {
        commit.submit(talk.id(), era, lines, replies);
        return replies.next();
    }

    @Test
    void withoutAConnectionNothingIsStoredAndAfterwardsEverythingIs() throws Exception {
        List<Recorded> first = talk.prepared();
        assertThat(told(first, 0)).isEqualTo(new TalkInput.Stored(talk.id(), 0));
        link.cut();
        List<Recorded> second = talk.oneMore();
        assertThat(told(second, 0)).isEqualTo(new TalkInput.StoreFailed(talk.id(), 0));
        assertThat(replies.isEmpty()).isTrue();
        link.heal();
        assertThat(replies.next()).isEqualTo(new TalkInput.StoreRecovered(talk.id(), 0, List.of()));
        assertThat(told(second, 1)).isEqualTo(new TalkInput.Stored(talk.id(), 1));
        assertThat(store.record().lines(talk.id())).containsExactly(first.getFirst(), second.getFirst());
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundAndTold() throws Exception {
        List<Recorded> first = talk.prepared();
        assertThat(told(first, 0)).isEqualTo(new TalkInput.Stored(talk.id(), 0));
        link.loseNextCommit();
        List<Recorded> second = talk.oneMore();
        assertThat(told(second, 0)).isEqualTo(new TalkInput.StoreFailed(talk.id(), 0));
        assertThat(replies.next()).isEqualTo(new TalkInput.StoreRecovered(talk.id(), 0, second));
        assertThat(told(talk.oneMore(), 1)).isEqualTo(new TalkInput.Stored(talk.id(), 1));
    }

    /** A connection that was used just before is not checked again: whoever gets it fails, and it is replaced. */
    @Test
    void readersGoOnAfterwards() throws Exception {
        assertThat(told(talk.prepared(), 0)).isEqualTo(new TalkInput.Stored(talk.id(), 0));
        link.cut();
        link.heal();
        int failed = 0;
        boolean found = false;
        while (!found) {
            try {
                found = store.record().exists(talk.id());
            } catch (DatabaseDown down) {
                failed++;
                assertThat(failed).as(down.getMessage()).isLessThanOrEqualTo(Database.READERS);
            }
        }
    }
}
