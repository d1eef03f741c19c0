package hiwar.room.stage;

import static hiwar.room.stage.Desk.A;
import static hiwar.room.stage.Desk.DELEGATE_B;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.OBSERVER;
import static hiwar.room.stage.Desk.PRESS;
import static hiwar.room.stage.Desk.SECOND;
import static hiwar.room.stage.Desk.SECRETARY;
import static hiwar.room.stage.Desk.TALK;
import static hiwar.room.stage.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.TalkSessionId;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.CaucusCommand.LeaveCaucus;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Recorded;
import hiwar.talks.terms.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who is connected gets the lines of the logs that it may read, and nothing of any other. */
class FollowTest {
    private final Desk desk = Desk.accredited();

    private List<String> lines(String log) {
        return desk.disk.stream()
                .filter(line -> line.entry().log().text().equals(log))
                .map(TalkFrame::line)
                .toList();
    }

    private List<String> tableLines() {
        return lines("talk/table");
    }

    @Test
    void firstComesTheWelcomeThenWhereItIsThenAllLinesThenCaughtUp() {
        TalkSessionId head = desk.connect(HEAD_A);
        assertThat(desk.types(head)).containsExactly("Welcome");
        desk.follow(head, new TreeMap<>());
        List<String> expected = new ArrayList<>(List.of("Welcome", "You"));
        tableLines().forEach(ignored -> expected.add("Line"));
        expected.add("CaughtUp");
        assertThat(desk.types(head)).isEqualTo(expected);
        assertThat(desk.frames(head, "Line")).isEqualTo(tableLines());
        assertThat(desk.frames(head).getLast())
                .contains("\"talk/table\":" + tableLines().size());
        assertThat(desk.frames(head).getFirst())
                .isEqualTo("{\"nowMillis\":1624867201000,\"protocol\":1,\"seat\":\"head-a\",\"talk\":\"talk\","
                        + "\"type\":\"Welcome\"}");
        assertThat(desk.frames(head).get(1))
                .isEqualTo("{\"logs\":[\"talk/table\"],\"mayBeHeard\":false,\"mayBeSeen\":false,\"mayHear\":false,"
                        + "\"presence\":\"AWAY\",\"type\":\"You\"}");
    }

    @Test
    void afterwardsLinesComeAsTheyHappen() {
        TalkSessionId head = desk.follow(HEAD_A);
        desk.forget(head);
        int before = tableLines().size();
        desk.enters(HEAD_B);
        assertThat(desk.frames(head)).isEqualTo(tableLines().subList(before, before + 1));
    }

    @Test
    void whoComesBackGetsOnlyWhatIsNew() {
        long had = tableLines().size();
        desk.enters(HEAD_B);
        TalkSessionId head = desk.connect(HEAD_A);
        desk.follow(head, new TreeMap<>(Map.of("talk/table", had)));
        assertThat(desk.frames(head, "Line"))
                .isEqualTo(tableLines().subList((int) had, tableLines().size()));
    }

    @Test
    void whoClaimsLinesThatAreNotThereGetsEverything() {
        TalkSessionId ahead = desk.connect(HEAD_A);
        desk.follow(ahead, new TreeMap<>(Map.of("talk/table", 10_000L)));
        TalkSessionId behind = desk.connect(HEAD_A);
        desk.follow(behind, new TreeMap<>(Map.of("talk/table", -1L, "other/table", 3L)));
        assertThat(desk.frames(ahead, "Line")).isEqualTo(tableLines());
        assertThat(desk.frames(behind, "Line")).isEqualTo(tableLines());
    }

    @Test
    void allReceiversGetTheSameFrame() {
        TalkSessionId one = desk.follow(HEAD_A);
        TalkSessionId other = desk.follow(HEAD_B);
        desk.enters(HEAD_A);
        assertThat(desk.frames(one, "Line").getLast())
                .isSameAs(desk.frames(other, "Line").getLast());
    }

    @Test
    void whereAPersonIsComesBeforeTheLinesThatFollowFromIt() {
        TalkSessionId observer = desk.follow(OBSERVER);
        assertThat(desk.frames(observer, "Line")).isEmpty();
        desk.forget(observer);
        desk.enters(OBSERVER);
        assertThat(desk.types(observer)).startsWith("You", "You", "Line");
        assertThat(desk.frames(observer, "You").getFirst()).contains("\"presence\":\"WAITING\"", "\"logs\":[]");
        assertThat(desk.frames(observer, "You").getLast())
                .contains("\"presence\":\"PRESENT\"", "\"logs\":[\"talk/table\"]", "\"room\":\"talk/table\"");
        assertThat(desk.frames(observer, "Line")).isEqualTo(tableLines());
        desk.forget(observer);
        desk.orders(SECRETARY, new SendOut(OBSERVER, words("Closed")));
        assertThat(desk.frames(observer, "Line"))
                .as("not even that it was sent out")
                .isEmpty();
        assertThat(desk.frames(observer, "You").getLast()).contains("\"logs\":[]");
        desk.enters(HEAD_A);
        assertThat(desk.frames(observer, "Line")).isEmpty();
    }

    @Test
    void aCaucusIsReadByItsDelegationAndByGuestsWhileTheyAreInside() {
        desk.sitting().enters(INTERPRETER).enters(DELEGATE_B);
        desk.orders(HEAD_A, new OpenCaucus(A)).orders(HEAD_A, new InviteToCaucus(A, INTERPRETER));
        TalkSessionId head = desk.follow(HEAD_A);
        TalkSessionId guest = desk.follow(INTERPRETER);
        TalkSessionId other = desk.follow(DELEGATE_B);
        desk.orders(HEAD_A, new NoteInCaucus(A, words("Before the guest")));
        assertThat(desk.frames(guest).toString()).doesNotContain("caucus");
        desk.forget(guest);
        desk.orders(INTERPRETER, new EnterCaucus(A));
        assertThat(desk.frames(guest, "Line")).isEqualTo(lines("talk/caucus/a"));
        assertThat(desk.frames(guest, "You").getLast())
                .contains("\"room\":\"talk/caucus/a\"", "\"logs\":[\"talk/table\",\"talk/caucus/a\"]");
        desk.forget(guest);
        desk.orders(INTERPRETER, new LeaveCaucus(A)).orders(HEAD_A, new NoteInCaucus(A, words("After the guest")));
        assertThat(desk.frames(guest, "Line")).isEmpty();
        desk.orders(INTERPRETER, new EnterCaucus(A));
        assertThat(desk.frames(guest, "Line")).as("all of it again").isEqualTo(lines("talk/caucus/a"));
        assertThat(desk.frames(head, "Line")).containsAll(lines("talk/caucus/a"));
        assertThat(desk.frames(other).toString()).doesNotContain("talk/caucus/a\"");
    }

    @Test
    void whoReadsNoLogSeesTheBoardWheneverItChanges() {
        TalkSessionId press = desk.follow(PRESS);
        assertThat(desk.types(press)).containsExactly("Welcome", "You", "Board", "CaughtUp");
        desk.sitting();
        assertThat(desk.frames(press, "Board").getLast()).contains("\"open\":true", "Greetings");
        desk.forget(press);
        desk.orders(HEAD_A, new RequestFloor());
        assertThat(desk.frames(press)).as("nothing that it may see has changed").isEmpty();
        desk.orders(HEAD_A, new CloseToPress(Desk.GREETINGS));
        assertThat(desk.types(press)).containsExactly("Board");
        assertThat(desk.frames(press).getFirst()).contains("\"open\":false").doesNotContain("Greetings");
    }

    @Test
    void whoIsNotAccreditedAnyMoreIsHungUpOn() {
        TalkSessionId interpreter = desk.follow(INTERPRETER);
        desk.orders(SECRETARY, new RevokeAccreditation(INTERPRETER));
        assertThat(desk.hungUp).containsEntry(interpreter, TalkOutputs.BARRED);
        assertThat(desk.hungUp).containsEntry(desk.connect(INTERPRETER), TalkOutputs.BARRED);
        assertThat(desk.hungUp).containsEntry(desk.connect(new SeatId("nobody")), TalkOutputs.BARRED);
    }

    @Test
    void whoseInvitationEndsIsHungUpOnAndLeavesTheRooms() {
        desk.enters(HEAD_A);
        TalkSessionId head = desk.follow(HEAD_A);
        desk.handle(new TalkInput.Barred(TALK, HEAD_A));
        assertThat(desk.hungUp).containsEntry(head, TalkOutputs.BARRED);
        assertThat(desk.media).contains("remove head-a");
        assertThat(desk.stored().table().seats().present(HEAD_A)).isTrue();
        desk.pass(Absences.GRACE_NANOS);
        assertThat(desk.stored().table().seats().present(HEAD_A)).isFalse();
    }

    @Test
    void theFifthConnectionOfASeatReplacesTheFirst() {
        List<TalkSessionId> sessions = new ArrayList<>();
        for (int i = 0; i <= Followers.MAX_PER_SEAT; i++) {
            sessions.add(desk.follow(HEAD_A));
        }
        assertThat(desk.hungUp).containsExactly(Map.entry(sessions.getFirst(), TalkOutputs.REPLACED));
        desk.enters(HEAD_A);
        assertThat(sessions.subList(1, 5))
                .allSatisfy(session -> assertThat(desk.frames(session).getLast())
                        .isSameAs(desk.frames(sessions.getLast()).getLast()));
    }

    @Test
    void aTalkHasSoManyConnectionsAndNoMore() {
        int seats = Followers.MAX_PER_TALK / Followers.MAX_PER_SEAT;
        for (int i = 0; i < seats; i++) {
            SeatId seat = new SeatId("technician-" + i);
            desk.accredits(seat, Role.TECHNICIAN, null);
            for (int j = 0; j < Followers.MAX_PER_SEAT; j++) {
                desk.connect(seat);
            }
        }
        assertThat(desk.hungUp).isEmpty();
        assertThat(desk.hungUp).containsEntry(desk.connect(HEAD_A), TalkOutputs.AGAIN);
        TalkSessionId again = desk.connect(new SeatId("technician-0"));
        assertThat(desk.hungUp)
                .as("takes its own place")
                .doesNotContainKey(again)
                .hasSize(2);
    }

    @Test
    void whoSaysNothingAtFirstIsHungUpOn() {
        TalkSessionId mute = desk.connect(HEAD_A);
        TalkSessionId other = desk.follow(HEAD_B);
        desk.pass(Followers.FOLLOW_NANOS - 1);
        assertThat(desk.hungUp).isEmpty();
        desk.pass(1);
        assertThat(desk.hungUp).containsExactly(Map.entry(mute, TalkOutputs.MISBEHAVED));
        desk.pass(100 * SECOND);
        assertThat(desk.hungUp).doesNotContainKey(other);
    }

    @Test
    void framesThatMakeNoSenseNowAreMisreadAndTenOfThemEndTheConnection() {
        TalkSessionId head = desk.connect(HEAD_A);
        desk.give(head, "x", new RequestFloor());
        assertThat(desk.types(head)).containsExactly("Welcome", "Misread");
        desk.follow(head, new TreeMap<>());
        for (int i = 2; i < Followers.MAX_MISREADS; i++) {
            desk.follow(head, new TreeMap<>());
        }
        assertThat(desk.hungUp).isEmpty();
        desk.follow(head, new TreeMap<>());
        assertThat(desk.hungUp).containsExactly(Map.entry(head, TalkOutputs.MISBEHAVED));
        assertThat(desk.frames(head, "Line")).as("once").hasSameSizeAs(tableLines());
    }

    @Test
    void pingsAreAnsweredWithTheTime() {
        TalkSessionId head = desk.connect(HEAD_A);
        desk.now += 5 * SECOND;
        desk.handle(new TalkInput.Asked(TALK, head, new TalkRequest.Ping(7)));
        assertThat(desk.frames(head).getLast())
                .isEqualTo("{\"nowMillis\":1624867206000,\"number\":7,\"type\":\"Pong\"}");
    }

    @Test
    void whoIsGoneIsToldNothing() {
        TalkSessionId head = desk.follow(HEAD_A);
        desk.disconnect(head);
        desk.forget(head);
        desk.enters(HEAD_B);
        assertThat(desk.frames(head)).isEmpty();
        desk.handle(new TalkInput.Asked(TALK, head, new TalkRequest.Ping(1)));
        assertThat(desk.frames(head)).isEmpty();
    }

    @Test
    void aTalkThatIsOpenedFromTheDiskIsTheSameTalk() {
        desk.sitting();
        Desk again = new Desk();
        again.handle(new TalkInput.Open(TALK, List.copyOf(desk.disk), null));
        assertThat(again.stored()).isEqualTo(desk.stored());
        assertThat(again.proceedings()).isEqualTo(desk.proceedings());
        assertThat(again.frames(again.follow(HEAD_A), "Line"))
                .isEqualTo(
                        desk.disk.stream().map(Recorded::line).map(Desk::framed).toList());
    }
}
