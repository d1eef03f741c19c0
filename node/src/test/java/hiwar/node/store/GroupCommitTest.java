package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.stage.TalkInput;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How what talks decide comes to the disk, and what they hear of it, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class GroupCommitTest {
    private final TestDatabase kind;
    private final DatabaseAddress address;
    private final Store store;
    private final FaultyDisk disk;
    private final GroupCommit commit;
    private final TalkOnPaper talk = new TalkOnPaper("talk");
    private final Replies replies = new Replies();

    GroupCommitTest(TestDatabase kind, @TempDir Path folder) throws StoreUnusable {
        this.kind = kind;
        address = kind.fresh(folder);
        store = Store.open(address);
        disk = new FaultyDisk(store.disk());
        commit = new GroupCommit(disk);
    }

    @AfterEach
    void close() {
        disk.pass(1_000_000);
        commit.close();
        store.close();
    }

    private void submit(List<Recorded> lines, int era) {
        commit.submit(talk.id(), era, lines, replies);
    }

    private TalkInput stored() {
        return new TalkInput.Stored(talk.id(), 0);
    }

    private TalkInput failed(int era) {
        return new TalkInput.StoreFailed(talk.id(), era);
    }

    private TalkInput recovered(int era, List<Recorded> lines) {
        return new TalkInput.StoreRecovered(talk.id(), era, lines);
    }

    @Test
    void eachBatchIsAnsweredInItsOrderOnceItIsStored() throws Exception {
        List<Recorded> lines = new ArrayList<>();
        for (List<Recorded> batch : talk.begun()) {
            submit(batch, 0);
            lines.addAll(batch);
            assertThat(replies.next()).isEqualTo(stored());
            assertThat(store.record().lines(talk.id())).isEqualTo(lines);
        }
    }

    @Test
    void whatWaitsForTheDiskGoesThereTogether() throws Exception {
        disk.gate();
        submit(talk.prepared(), 0);
        while (disk.appended().isEmpty()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 10; i++) {
            submit(talk.oneMore(), 0);
        }
        disk.pass(2);
        assertThat(replies.next(11)).containsOnly(stored());
        assertThat(disk.appended()).containsExactly(1, 10);
    }

    @Test
    void oneTransactionIsNotLongerThanItMayBe() throws Exception {
        disk.gate();
        submit(talk.prepared(), 0);
        while (disk.appended().isEmpty()) {
            Thread.onSpinWait();
        }
        List<TalkOnPaper> others = new ArrayList<>();
        for (int i = 0; i < GroupCommit.GROUP_LINES / 8 + 1; i++) {
            TalkOnPaper other = new TalkOnPaper("other-" + i);
            others.add(other);
            List<Recorded> lines = new ArrayList<>(other.prepared());
            while (lines.size() < 8) {
                lines.addAll(other.oneMore());
            }
            commit.submit(other.id(), 0, lines, replies);
        }
        disk.pass(3);
        replies.next(1 + others.size());
        assertThat(disk.appended()).containsExactly(1, GroupCommit.GROUP_LINES, 8);
    }

    @Test
    void theDiskFailsAndRecoversWithoutLoss() throws Exception {
        submit(talk.prepared(), 0);
        assertThat(replies.next()).isEqualTo(stored());
        List<Recorded> before = store.record().lines(talk.id());
        disk.full(true);
        submit(talk.decides(TalkOnPaper.SECRETARY, talk.more()), 0);
        assertThat(replies.next()).isEqualTo(failed(0));
        submit(talk.decides(TalkOnPaper.SECRETARY, talk.more()), 0);
        talk.ledger().fail();
        disk.full(false);
        assertThat(replies.next()).isEqualTo(recovered(0, List.of()));
        assertThat(store.record().lines(talk.id())).isEqualTo(before);
        List<Recorded> next = talk.oneMore();
        submit(next, 1);
        assertThat(replies.next()).isEqualTo(new TalkInput.Stored(talk.id(), 1));
        assertThat(store.record().lines(talk.id())).endsWith(next.getFirst());
        assertThat(replies.isEmpty()).isTrue();
    }

    @Test
    void aTalkThatComesWhileTheDiskFailsHearsItToo() throws Exception {
        disk.full(true);
        submit(talk.prepared(), 0);
        assertThat(replies.next()).isEqualTo(failed(0));
        TalkOnPaper other = new TalkOnPaper("other");
        Replies others = new Replies();
        commit.submit(other.id(), 7, other.prepared(), others);
        assertThat(others.next()).isEqualTo(new TalkInput.StoreFailed(other.id(), 7));
        disk.full(false);
        assertThat(others.next()).isEqualTo(new TalkInput.StoreRecovered(other.id(), 7, List.of()));
        assertThat(replies.next()).isEqualTo(recovered(0, List.of()));
    }

    @Test
    void aCommitThatSucceededUnheardIsFoundAndTold() throws Exception {
        List<List<Recorded>> batches = talk.begun();
        for (List<Recorded> batch : batches) {
            submit(batch, 0);
        }
        replies.next(batches.size());
        List<Recorded> unheard = new ArrayList<>(talk.oneMore());
        unheard.addAll(talk.does(TalkOnPaper.HEAD_A, new NoteInCaucus(TalkOnPaper.A, TalkOnPaper.words("Again"))));
        disk.deafOnce();
        submit(unheard, 0);
        assertThat(replies.next()).isEqualTo(failed(0));
        assertThat(replies.next()).isEqualTo(recovered(0, unheard));
        submit(talk.oneMore(), 1);
        assertThat(replies.next()).isEqualTo(new TalkInput.Stored(talk.id(), 1));
    }

    @Test
    void aLateBatchOfAnEraThatFailedIsDropped() throws Exception {
        submit(talk.prepared(), 0);
        assertThat(replies.next()).isEqualTo(stored());
        disk.deafOnce();
        List<Recorded> unheard = talk.oneMore();
        submit(unheard, 0);
        assertThat(replies.next(2)).containsExactly(failed(0), recovered(0, unheard));
        // It would fit, but its table has been told that nothing of this era is stored any more.
        submit(talk.decides(TalkOnPaper.SECRETARY, talk.more()), 0);
        talk.ledger().fail();
        List<Recorded> next = talk.oneMore();
        submit(next, 1);
        assertThat(replies.next()).isEqualTo(new TalkInput.Stored(talk.id(), 1));
        assertThat(store.record().lines(talk.id())).hasSize(3).endsWith(next.getFirst());
    }

    @Test
    void aBatchThatDoesNotFitFailsAndTheTalkHearsWhatIsThere() throws Exception {
        List<Recorded> first = talk.prepared();
        List<Recorded> second = talk.oneMore();
        List<Recorded> third = talk.oneMore();
        submit(first, 0);
        assertThat(replies.next()).isEqualTo(stored());
        store.record().append(second); // somebody else stores past the thread
        TalkOnPaper otherFuture = new TalkOnPaper("talk");
        otherFuture.prepared();
        otherFuture.commandsWere(100);
        submit(otherFuture.oneMore(), 0);
        assertThat(replies.next(2)).containsExactly(failed(0), recovered(0, second));
        submit(third, 1);
        assertThat(replies.next()).isEqualTo(new TalkInput.Stored(talk.id(), 1));
    }

    @Test
    void aBrokenRecordStopsItsTalkAndNoOther() throws Exception {
        submit(talk.prepared(), 0);
        submit(talk.oneMore(), 0);
        assertThat(replies.next(2)).containsOnly(stored());
        tamper("UPDATE event SET line = '{}' WHERE sequence = 1");
        disk.full(true);
        submit(talk.oneMore(), 0);
        assertThat(replies.next()).isEqualTo(failed(0));
        disk.full(false);
        TalkOnPaper other = new TalkOnPaper("other");
        Replies others = new Replies();
        commit.submit(other.id(), 0, other.prepared(), others);
        if (others.next() instanceof TalkInput.StoreFailed) {
            assertThat(others.next()).isInstanceOf(TalkInput.StoreRecovered.class);
        }
        assertThat(replies.isEmpty()).isTrue();
    }

    private void tamper(String sql) throws SQLException {
        switch (kind) {
            case SQLITE -> kind.execute(address, "DROP TRIGGER event_is_never_updated", sql);
            case POSTGRESQL -> kind.execute(address, "ALTER TABLE event DISABLE TRIGGER ALL", sql);
        }
    }

    @Test
    void whenTheQueueIsFullTheTalkHearsAFailureAndGoesOn() throws Exception {
        disk.gate();
        submit(talk.prepared(), 0);
        while (disk.appended().isEmpty()) {
            Thread.onSpinWait();
        }
        TalkOnPaper other = new TalkOnPaper("other");
        Replies others = new Replies();
        List<Recorded> first = other.prepared();
        for (int i = 0; i < GroupCommit.QUEUE; i++) {
            commit.submit(new TalkId("filler"), 0, List.of(), input -> {});
        }
        commit.submit(other.id(), 0, first, others);
        disk.pass(1_000);
        assertThat(others.next()).isEqualTo(new TalkInput.StoreFailed(other.id(), 0));
        assertThat(others.next()).isEqualTo(new TalkInput.StoreRecovered(other.id(), 0, List.of()));
        commit.submit(other.id(), 1, first, others);
        assertThat(others.next()).isEqualTo(new TalkInput.Stored(other.id(), 1));
        assertThat(replies.next()).isEqualTo(stored());
    }

    @Test
    void openingWaitsForWhatIsOnItsWay() throws Exception {
        disk.gate();
        List<Recorded> lines = talk.prepared();
        submit(lines, 0);
        Thread opener = Thread.ofPlatform().start(() -> {
            try {
                commit.opening(talk.id());
                replies.accept(recovered(99, store.record().lines(talk.id())));
            } catch (InterruptedException | BrokenRecord e) {
                throw new AssertionError(e);
            }
        });
        disk.pass(1);
        opener.join();
        assertThat(replies.next(2)).containsExactly(stored(), recovered(99, lines));
    }

    @Test
    void whatWaitsAtTheEndIsStored() throws Exception {
        disk.gate();
        submit(talk.prepared(), 0);
        for (int i = 0; i < 20; i++) {
            submit(talk.oneMore(), 0);
        }
        disk.pass(1_000);
        commit.close();
        assertThat(store.record().lines(talk.id())).hasSize(21);
        assertThat(replies.next(21)).containsOnly(stored());
    }
}
