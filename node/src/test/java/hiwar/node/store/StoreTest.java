package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.view.TalkSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the parts of the store beside the record promise, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreTest {
    private static final TalkId TALK = new TalkId("talk");
    private static final SeatId SEAT = new SeatId("head-a");

    private final DatabaseAddress address;
    private Store store;

    StoreTest(TestDatabase kind, @TempDir Path folder) throws StoreUnusable {
        address = kind.fresh(folder);
        store = Store.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() throws StoreUnusable {
        store.close();
        store = Store.open(address);
    }

    @Test
    void onlyTheFirstOpeningMakesTheDatabase() throws StoreUnusable {
        assertThat(store.made()).isTrue();
        restart();
        assertThat(store.made()).isFalse();
    }

    @Test
    void talksAreListedByNameWithWhatIsKnownOfThem() throws StoreUnusable {
        TalkOnPaper second = new TalkOnPaper("second");
        TalkOnPaper first = new TalkOnPaper("first");
        second.begun().forEach(store.record()::append);
        store.record().append(first.prepared());
        restart();
        assertThat(store.record().talks())
                .containsExactly(
                        TalkSummary.of(first.talk().table()),
                        TalkSummary.of(second.talk().table()));
        assertThat(store.record().exists(first.id())).isTrue();
        assertThat(store.record().exists(new TalkId("third"))).isFalse();
        assertThat(store.record().talk(second.id()))
                .isEqualTo(TalkSummary.of(second.talk().table()));
    }

    @Test
    void linesOfSeveralTalksAreStoredTogether() throws BrokenRecord {
        List<Recorded> first = new TalkOnPaper("first").prepared();
        List<Recorded> second = new TalkOnPaper("second").prepared();
        store.record().append(List.of(first.getFirst(), second.getFirst()));
        assertThat(store.record().lines(new TalkId("first"))).isEqualTo(first);
        assertThat(store.record().lines(new TalkId("second"))).isEqualTo(second);
    }

    @Test
    void anInvitationIsFoundUntilAndAfterItIsRevoked() throws StoreUnusable {
        store.record().append(new TalkOnPaper("talk").prepared());
        Invitation whole = new Invitation("hash 1", TALK, SEAT, 0, 1_000, null);
        Invitation one = new Invitation("hash 2", TALK, SEAT, 2, 2_000, null);
        store.invitations().add(one);
        store.invitations().add(whole);
        restart();
        assertThat(store.invitations().of(TALK)).containsExactly(whole, one);
        assertThat(store.invitations().find("hash 2")).isEqualTo(one);
        assertThat(store.invitations().find("hash 3")).isNull();
        assertThat(store.invitations().revoke("hash 1", 5_000)).isTrue();
        assertThat(store.invitations().revoke("hash 1", 6_000)).isFalse();
        assertThat(store.invitations().find("hash 1"))
                .isEqualTo(new Invitation("hash 1", TALK, SEAT, 0, 1_000, 5_000L));
    }

    @Test
    void anInvitationNeedsItsTalk() {
        Invitation invitation = new Invitation("hash", TALK, SEAT, 0, 1_000, null);
        assertThatThrownBy(() -> store.invitations().add(invitation)).isInstanceOf(DatabaseDown.class);
    }

    @Test
    void aSessionOutlivesTheProcessAndEndsWithItsInvitation() throws StoreUnusable {
        store.record().append(new TalkOnPaper("talk").prepared());
        store.invitations().add(new Invitation("invitation", TALK, SEAT, 0, 1_000, null));
        Session secretariat = new Session("hash 1", null, null, null, 1_000, 9_000);
        Session seat = new Session("hash 2", TALK, SEAT, "invitation", 1_000, 9_000);
        store.sessions().add(secretariat);
        store.sessions().add(seat);
        restart();
        assertThat(store.sessions().find("hash 1")).isEqualTo(secretariat);
        assertThat(store.sessions().find("hash 2")).isEqualTo(seat);
        store.sessions().removeOf("invitation");
        assertThat(store.sessions().find("hash 2")).isNull();
        assertThat(store.sessions().remove("hash 1")).isTrue();
        assertThat(store.sessions().remove("hash 1")).isFalse();
    }

    @Test
    void expiredSessionsAreForgotten() {
        store.sessions().add(new Session("old", null, null, null, 1_000, 2_000));
        store.sessions().add(new Session("new", null, null, null, 1_000, 2_001));
        store.sessions().removeExpired(2_000);
        assertThat(store.sessions().find("old")).isNull();
        assertThat(store.sessions().find("new")).isNotNull();
    }

    @Test
    void aKeyIsMadeOnce() throws StoreUnusable {
        byte[] key = store.secrets().key("talks");
        assertThat(key).hasSize(32);
        restart();
        assertThat(store.secrets().key("talks")).isEqualTo(key);
        assertThat(store.secrets().key("other")).isNotEqualTo(key);
    }

    @Test
    void aLinkWorksOnceAndOnlyTheNewest() {
        store.secrets().offerLink("first", 10_000);
        store.secrets().offerLink("second", 10_000);
        assertThat(store.secrets().useLink("first", 1_000)).isFalse();
        assertThat(store.secrets().useLink("second", 10_000)).as("expired").isFalse();
        assertThat(store.secrets().useLink("second", 9_999)).isTrue();
        assertThat(store.secrets().useLink("second", 9_999)).as("used").isFalse();
    }

    @Test
    void aPaperIsKeptByItsHash() {
        byte[] bytes = "Joint statement".getBytes(StandardCharsets.UTF_8);
        String sha256 = Papers.sha256(bytes);
        store.papers().put(sha256, "text/plain", bytes);
        store.papers().put(sha256, "text/html", bytes);
        Paper paper = Objects.requireNonNull(store.papers().find(sha256));
        assertThat(paper.bytes()).isEqualTo(bytes);
        assertThat(paper.mediaType()).isEqualTo("text/plain");
        assertThat(store.papers().find("0".repeat(64))).isNull();
        assertThatThrownBy(() -> store.papers().put("0".repeat(64), "text/plain", bytes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastBeatIsKept() throws StoreUnusable {
        assertThat(store.life().lastAliveMillis()).isZero();
        store.life().beat(1_000);
        store.life().beat(3_000);
        restart();
        assertThat(store.life().lastAliveMillis()).isEqualTo(3_000);
    }
}
