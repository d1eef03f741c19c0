package hiwar.node.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.node.store.StoreUnusable;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkOutputs;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Wording;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TalkDeskTest {
    private static final TalkId TALK = new TalkId("talk");

    private final Path folder;

    TalkDeskTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static AddDelegation adds(String id) {
        return new AddDelegation(new Delegation(new DelegationId(id), Wording.of("en", id), "Europe/Moscow"));
    }

    @Test
    void aTalkIsMadeOrderedAndListed() throws StoreUnusable {
        try (RunningDesk running = new RunningDesk(folder)) {
            TalkDesk desk = running.desk;
            assertThat(desk.current(TALK)).isNull();
            assertThat(running.prepare("talk")).isInstanceOf(TalkFrame.Accepted.class);
            TalkFrame added = desk.order(TALK, RunningDesk.SECRETARY, new CommandId("1"), adds("a"));
            assertThat(added).isEqualTo(new TalkFrame.Accepted(new CommandId("1"), "talk/table", 2, 2));
            assertThat(desk.order(TALK, RunningDesk.SECRETARY, new CommandId("1"), adds("a")))
                    .isEqualTo(added);
            OpenTalk open = Objects.requireNonNull(desk.current(TALK));
            assertThat(open.talk().table().sequence()).isEqualTo(2);
            assertThat(desk.list())
                    .singleElement()
                    .satisfies(summary -> assertThat(summary.sequence()).isEqualTo(2));
            assertThat(desk.lines(TALK)).hasSize(2);
        }
    }

    @Test
    void whatIsNotThereIsNotMadeByAsking() throws StoreUnusable {
        try (RunningDesk running = new RunningDesk(folder)) {
            TalkFrame answer = running.desk.order(TALK, RunningDesk.SECRETARY, new CommandId("1"), new Arrive());
            assertThat(answer).isInstanceOf(TalkFrame.Refused.class);
            assertThat(((TalkFrame.Refused) answer).reason()).isEqualTo("refusal.no-talk");
            assertThat(running.desk.current(new TalkId("not a name"))).isNull();
            assertThat(running.prepare("not a name")).isInstanceOf(TalkFrame.Refused.class);
            assertThat(running.desk.current(TALK)).isNull();
            assertThat(running.desk.list()).isEmpty();
        }
    }

    @Test
    void aTalkThatWasMadeBeforeIsOpenedOnceHoweverManyAsk() throws Exception {
        try (RunningDesk running = new RunningDesk(folder)) {
            running.prepare("talk");
            running.desk.order(TALK, RunningDesk.SECRETARY, new CommandId("1"), adds("a"));
        }
        try (RunningDesk running = new RunningDesk(folder);
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<@Nullable OpenTalk>> askers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                askers.add(() -> running.desk.current(TALK));
            }
            OpenTalk first = running.desk.current(TALK);
            for (Future<@Nullable OpenTalk> answer : many.invokeAll(askers)) {
                assertThat(answer.get()).isSameAs(first);
            }
        }
    }

    @Test
    void aTalkWhoseRecordIsBrokenIsNotOpenedAndOthersAre() throws Exception {
        try (RunningDesk running = new RunningDesk(folder)) {
            running.prepare("talk");
            running.prepare("other");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hiwar.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER event_is_never_updated");
            statement.execute("UPDATE event SET line = replace(line, 'Secretary', 'Nobody') WHERE talk = 'talk'");
        }
        try (RunningDesk running = new RunningDesk(folder)) {
            assertThatThrownBy(() -> running.desk.current(TALK))
                    .isInstanceOf(TalkUnavailable.class)
                    .hasMessageContaining("talk/table, line 1");
            assertThatThrownBy(() -> running.desk.lines(TALK)).isInstanceOf(TalkUnavailable.class);
            assertThat(running.desk.current(new TalkId("other"))).isNotNull();
        }
    }

    @Test
    void aConnectionIsToldWhatHappensAndItsEndIsToldOnce() throws Exception {
        try (RunningDesk running = new RunningDesk(folder)) {
            running.prepare("talk");
            Port port = new Port();
            TalkSessionId session = running.desk.connect(TALK, RunningDesk.SECRETARY, port);
            assertThat(port.next()).contains("\"type\":\"Welcome\"");
            assertThat(running.desk.ask(session, new TalkRequest.Follow(new TreeMap<>())))
                    .isTrue();
            assertThat(port.next()).contains("\"type\":\"You\"");
            assertThat(port.next()).contains("\"type\":\"Line\"", "TalkPrepared");
            assertThat(port.next()).contains("\"type\":\"CaughtUp\"");
            running.desk.order(TALK, RunningDesk.SECRETARY, new CommandId("1"), adds("a"));
            assertThat(port.next()).contains("DelegationAdded");
            assertThat(running.desk.connections()).isEqualTo(1);
            running.desk.disconnect(session);
            running.desk.disconnect(session);
            assertThat(running.desk.connections()).isZero();
            running.desk.order(TALK, RunningDesk.SECRETARY, new CommandId("2"), adds("b"));
            assertThat(port.frames).isEmpty();
        }
    }

    @Test
    void whoIsBarredIsHungUp() throws Exception {
        try (RunningDesk running = new RunningDesk(folder)) {
            running.prepare("talk");
            Port port = new Port();
            running.desk.connect(TALK, RunningDesk.SECRETARY, port);
            assertThat(port.next()).contains("Welcome");
            running.desk.bar(TALK, RunningDesk.SECRETARY);
            assertThat(port.next()).isEqualTo("" + TalkOutputs.BARRED);
            running.desk.connect(TALK, new SeatId("nobody"), port);
            assertThat(port.next()).isEqualTo("" + TalkOutputs.BARRED);
        }
    }

    @Test
    void watchersSeeEveryChange() throws StoreUnusable {
        try (RunningDesk running = new RunningDesk(folder)) {
            BlockingQueue<Long> sequences = new LinkedBlockingQueue<>();
            running.prepare("talk");
            running.desk.watch((before, after) -> sequences.add(
                    after.talk().table().sequence() - before.talk().table().sequence()));
            running.desk.order(TALK, RunningDesk.SECRETARY, new CommandId("1"), adds("a"));
            running.desk.order(TALK, RunningDesk.SECRETARY, new CommandId("2"), adds("b"));
            assertThat(sequences).containsExactly(1L, 1L);
        }
    }

    @Test
    void theNodeSaysThatItIsAliveWhileATalkIsOpen() throws Exception {
        try (RunningDesk running = new RunningDesk(folder)) {
            assertThat(running.store.life().lastAliveMillis()).isZero();
            running.prepare("talk");
            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (running.store.life().lastAliveMillis() == 0) {
                assertThat(System.nanoTime()).as("a beat comes").isLessThan(deadlineNanos);
                Thread.sleep(20);
            }
        }
    }

    /** Keeps frames as they are, and the code of a hang-up as text. */
    private static final class Port implements TalkPort {
        final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            String next = frames.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a frame in time").isNotNull();
            return next;
        }

        @Override
        public void tell(String frame) {
            frames.add(frame);
        }

        @Override
        public void hangUp(int code, String reason) {
            frames.add("" + code);
        }
    }
}
