package hiwar.room.stage;

import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.SECOND;
import static hiwar.room.stage.Desk.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.TalkSessionId;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.event.SittingEvent.OutageReported;
import hiwar.talks.record.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The time in which the node was down counts for nobody, whatever the disk does when it is started again. */
class OutageTest {
    private static final long DOWN_NANOS = 600 * SECOND;

    private final Desk before = Desk.accredited().sitting().orders(HEAD_A, new TakeFloor());
    private final Desk desk = new Desk();

    /** The node is down for ten minutes while somebody speaks. */
    private void restart() {
        long lostAtMillis = Desk.START_MILLIS + before.now / 1_000_000;
        desk.slow = true;
        desk.now = before.now + DOWN_NANOS;
        desk.disk.addAll(before.disk);
        desk.handle(new TalkInput.Open(TALK, List.copyOf(before.disk), lostAtMillis));
    }

    private void assertNothingCounts() {
        assertThat(reports()).isEqualTo(1);
        desk.slow = false;
        desk.pass(5 * SECOND);
        desk.orders(HEAD_A, new YieldFloor());
        assertThat(desk.proceedings().clocks().netMillis(Desk.A)).isLessThan(10_000);
    }

    private long reports() {
        return desk.disk.stream()
                .filter(line -> line.entry().event() instanceof OutageReported)
                .count();
    }

    @Test
    void theOutageIsReportedFirstOfAll() {
        restart();
        desk.write();
        assertNothingCounts();
    }

    @Test
    void whenTheDiskFailsTheOutageIsReportedOnceItWorks() {
        restart();
        int era = desk.fails();
        assertThat(reports()).isZero();
        desk.handle(new TalkInput.StoreRecovered(TALK, era, List.of()));
        desk.write();
        assertNothingCounts();
    }

    @Test
    void whenTheReportWasStoredUnheardItIsNotMadeAgain() {
        restart();
        List<Recorded> unheard = new ArrayList<>(desk.queue.getFirst().lines());
        int era = desk.fails();
        desk.disk.addAll(unheard);
        desk.handle(new TalkInput.StoreRecovered(TALK, era, unheard));
        assertThat(desk.queue).isEmpty();
        assertNothingCounts();
    }

    @Test
    void whoIsBackBeforeItIsStoredIsToldOnceTheClocksAreRight() {
        restart();
        TalkSessionId session = desk.follow(HEAD_A);
        assertThat(desk.types(session)).containsExactly("Welcome");
        desk.follow(session, new TreeMap<>());
        assertThat(desk.types(session)).containsExactly("Welcome", "Misread");
        desk.write();
        assertThat(desk.frames(session, "Line"))
                .hasSize(before.disk.size() + 1)
                .last()
                .asString()
                .contains("OutageReported");
        assertThat(desk.types(session)).endsWith("Line", "CaughtUp").containsOnlyOnce("CaughtUp");
        desk.slow = false;
        desk.orders(HEAD_A, new YieldFloor());
        assertThat(desk.types(session)).endsWith("CaughtUp", "Line");
    }

    @Test
    void whoIsBackWhileTheDiskFailsIsNotKeptWaiting() {
        restart();
        TalkSessionId session = desk.follow(HEAD_A);
        int era = desk.fails();
        assertThat(desk.frames(session, "Line")).hasSameSizeAs(before.disk);
        assertThat(desk.types(session)).endsWith("CaughtUp");
        TalkSessionId later = desk.follow(HEAD_A);
        assertThat(desk.types(later)).endsWith("CaughtUp");
        desk.handle(new TalkInput.StoreRecovered(TALK, era, List.of()));
        desk.write();
        assertThat(desk.types(session)).endsWith("CaughtUp", "Line");
    }
}
