package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.talks.id.SeatId;
import hiwar.talks.record.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup has everything, can be made while lines are stored, and is restored whole or not at all. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class BackupTest {
    private static final byte[] PAPER = "Draft of the joint statement".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase kind;
    private final Path folder;
    private final Path archive;
    private final Store store;
    private final TalkOnPaper talk = new TalkOnPaper("talk");
    private final List<Recorded> lines = new ArrayList<>();
    private final Invitation invitation = new Invitation("hash", talk.id(), new SeatId("head-a"), 1, 1_000, 2_000L);
    private final Session session = new Session("cookie", talk.id(), new SeatId("head-a"), "hash", 1_000, 9_000);

    BackupTest(TestDatabase kind, @TempDir Path folder) throws StoreUnusable {
        this.kind = kind;
        this.folder = folder;
        archive = folder.resolve("backup.zip");
        store = Store.open(kind.fresh(folder));
        for (List<Recorded> batch : talk.begun()) {
            store.record().append(batch);
            lines.addAll(batch);
        }
        store.record().append(new TalkOnPaper("other").prepared());
        store.invitations().add(invitation);
        store.sessions().add(session);
        store.papers().put(Papers.sha256(PAPER), "text/plain", PAPER);
        store.life().beat(7_000);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Backup.Contents backup() throws IOException {
        try (OutputStream out = Files.newOutputStream(archive)) {
            return store.backup(out, 5_000);
        }
    }

    /** Whatever the backup came from, it goes into both. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsRestoredIsWhatWasThere(TestDatabase into) throws Exception {
        byte[] key = store.secrets().key("talks");
        Backup.Contents made = backup();
        assertThat(made).isEqualTo(new Backup.Contents(1, 5_000, 7_000, 2, lines.size() + 1, 1, 1, 1, 1));
        try (Store restored = Store.open(into.fresh(folder))) {
            assertThat(restored.restore(archive)).isEqualTo(made);
            assertThat(restored.record().talks()).isEqualTo(store.record().talks());
            assertThat(restored.record().lines(talk.id())).isEqualTo(lines);
            assertThat(restored.invitations().of(talk.id())).containsExactly(invitation);
            assertThat(restored.sessions().find("cookie")).isEqualTo(session);
            assertThat(restored.secrets().key("talks")).isEqualTo(key);
            assertThat(restored.life().lastAliveMillis()).isEqualTo(7_000);
            Paper paper = Objects.requireNonNull(restored.papers().find(Papers.sha256(PAPER)));
            assertThat(paper.bytes()).isEqualTo(PAPER);
            assertThat(paper.mediaType()).isEqualTo("text/plain");
            restored.record().append(talk.oneMore());
        }
    }

    @Test
    void aBackupIsOfOneMomentWhateverIsStoredMeanwhile() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                store.record().append(talk.notedAgain());
            }
        });
        try {
            Backup.Contents made = backup();
            try (Store restored = Store.open(kind.fresh(folder))) {
                assertThat(restored.restore(archive)).isEqualTo(made);
                assertThat(restored.record().faults(talk.id())).isEmpty();
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        backup();
        assertThatThrownBy(() -> store.restore(archive))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("a restore never overwrites");
        assertThat(store.record().lines(talk.id())).isEqualTo(lines);
    }

    @Test
    void oneChangedByteAndNothingIsRestored() throws Exception {
        backup();
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            Path file = zip.getPath("talks/talk.jsonl");
            Files.writeString(file, Files.readString(file).replace("Belmark", "Belmarc"));
        }
        assertNothingRestored("the record is broken: talk/table, line 4: line 4 does not name the hash");
    }

    @Test
    void aLineLessAndNothingIsRestored() throws Exception {
        backup();
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            Path file = zip.getPath("talks/talk.jsonl");
            List<String> all = Files.readAllLines(file);
            Files.write(file, all.subList(0, all.size() - 1));
        }
        assertNothingRestored("it says that it contains");
    }

    @Test
    void aChangedPaperAndNothingIsRestored() throws Exception {
        backup();
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            Files.writeString(zip.getPath("papers", Papers.sha256(PAPER)), "Another draft");
        }
        assertNothingRestored("has another hash");
    }

    @Test
    void aTruncatedArchiveIsNotRestored() throws Exception {
        backup();
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length - 100));
        assertNothingRestored("cannot be read");
    }

    @Test
    void aNewerArchiveIsNotRestored() throws Exception {
        backup();
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            Path file = zip.getPath("backup.json");
            Files.writeString(file, Files.readString(file).replace("\"format\":1", "\"format\":2"));
        }
        assertNothingRestored("newer version");
    }

    private void assertNothingRestored(String why) throws StoreUnusable {
        try (Store empty = Store.open(kind.fresh(folder))) {
            assertThatThrownBy(() -> empty.restore(archive))
                    .isInstanceOf(StoreUnusable.class)
                    .hasMessageContaining(why);
            assertThat(empty.record().talks()).isEmpty();
            assertThat(empty.papers().find(Papers.sha256(PAPER))).isNull();
        }
    }
}
