package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.room.stage.TalkRequest;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.terms.Role;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The protocol of docs/talk-protocol.md, against a real node. */
@Timeout(120)
class TalkSocketTest {
    private static final String FOLLOW = "{\"type\":\"Follow\",\"after\":{}}";
    private static final int MISBEHAVED = 4400;
    private static final int REPLACED = 4409;
    private static final int NOT_TEXT = 1003;
    private static final int TOO_BIG = 1009;

    private final RunningNode node;
    private final PreparedTalk talk;

    TalkSocketTest(@TempDir Path folder) throws Exception {
        node = RunningNode.start(folder);
        talk = PreparedTalk.make(node);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aConnectionBeginsWithWhereOneIsAndAllLines() throws Exception {
        SeatSocket head = new SeatSocket(talk.takes("head-a"), talk.id, "head-a");
        JsonNode welcome = head.frame();
        assertThat(welcome.get("type").asString()).isEqualTo("Welcome");
        assertThat(welcome.get("protocol").asInt()).isEqualTo(1);
        assertThat(welcome.get("seat").asString()).isEqualTo("head-a");
        head.send(FOLLOW);
        JsonNode you = head.frame();
        assertThat(you.get("type").asString()).isEqualTo("You");
        assertThat(you.get("presence").asString()).isEqualTo("AWAY");
        assertThat(you.has("room")).isFalse();
        JsonNode caughtUp = head.until("CaughtUp");
        List<JsonNode> lines = head.lines("talk/table");
        assertThat(caughtUp.at("/last/talk~1table").asInt()).isEqualTo(lines.size());
        assertThat(lines.getFirst().at("/event/type").asString()).isEqualTo("TalkPrepared");
    }

    @Test
    void whoComesBackGetsWhatItMissedAndNothingTwice() throws Exception {
        Browser browser = talk.takes("head-a");
        SeatSocket before = SeatSocket.follow(browser, talk.id, "head-a");
        int known = before.lines("talk/table").size();
        before.socket.abort();
        talk.accredits("adviser-a", Role.ADVISER, PreparedTalk.A);
        SeatSocket after = new SeatSocket(browser, talk.id, "head-a");
        after.send("{\"type\":\"Follow\",\"after\":{\"talk/table\":%d}}".formatted(known));
        after.until("CaughtUp");
        assertThat(after.lines("talk/table")).hasSize(1);
        assertThat(after.lines("talk/table").getFirst().get("sequence").asInt()).isEqualTo(known + 1);
    }

    @Test
    void theLinesOfACommandComeBeforeItsAnswerAndARepeatGetsTheSame() throws Exception {
        SeatSocket head = talk.follows("head-a");
        int known = head.lines("talk/table").size();
        JsonNode answer = head.give("one", new Arrive());
        assertThat(head.lines("talk/table")).hasSize(known + 1);
        assertThat(answer.get("last").asInt()).isEqualTo(known + 1);
        assertThat(head.give("one", new Arrive())).isEqualTo(answer);
        assertThat(head.lines("talk/table")).hasSize(known + 1);
        JsonNode refused = head.give("two", new RequestFloor());
        assertThat(refused.get("reason").asString()).isEqualTo("refusal.no-sitting");
        assertThat(refused.get("remedy").asString()).isEqualTo("next.wait-for-sitting");
    }

    @Test
    void aCaucusIsReadByItsDelegationOnly() throws Exception {
        SeatSocket headA = talk.follows("head-a").does(new Arrive());
        SeatSocket headB = talk.follows("head-b").does(new Arrive());
        headA.does(new OpenCaucus(PreparedTalk.A));
        headA.does(new NoteInCaucus(PreparedTalk.A, PreparedTalk.words("Our line")));
        assertThat(headA.lines("talk/caucus/a").getLast().at("/event/text/en").asString())
                .isEqualTo("Our line");
        assertThat(headA.you().get("room").asString()).isEqualTo("talk/caucus/a");
        headB.does(new Leave()); // whatever came before this has come
        assertThat(headB.lines("talk/caucus/a")).isEmpty();
        JsonNode media = new Browser(node.url(), talk.takes("head-a"))
                .post(talk.path("head-a") + "/media", "{}")
                .is(200)
                .json();
        assertThat(media.get("room").asString()).isEqualTo("talk/caucus/a");
    }

    @Test
    void theServersTimeIsTold() throws Exception {
        SeatSocket head = talk.follows("head-a");
        long before = System.currentTimeMillis();
        head.send("{\"type\":\"Ping\",\"number\":7}");
        JsonNode pong = head.until("Pong");
        assertThat(pong.get("number").asInt()).isEqualTo(7);
        // The shard keeps its own wall clock, which may have been set apart by a little since its start.
        assertThat(pong.get("nowMillis").asLong()).isCloseTo(before, org.assertj.core.data.Offset.offset(60_000L));
    }

    /** A client that is too fast is slowed down, and nothing of it is lost. */
    @Test
    void manyFramesAreReadLaterAndAllAreAnswered() throws Exception {
        SeatSocket head = talk.follows("head-a");
        for (int i = 0; i < 2 * TalkSocket.MAX_FRAMES_PER_SECOND + 5; i++) {
            head.send("{\"type\":\"Ping\",\"number\":" + i + "}");
        }
        for (int i = 0; i < 2 * TalkSocket.MAX_FRAMES_PER_SECOND + 5; i++) {
            assertThat(head.until("Pong").get("number").asInt()).isEqualTo(i);
        }
    }

    @Test
    void framesThatCannotBeReadAreAnsweredAFewTimes() throws Exception {
        SeatSocket head = talk.follows("head-a");
        for (int i = 0; i < TalkSocket.MAX_MISREADS; i++) {
            head.send("{\"type\":\"Dance\"}");
            assertThat(head.until("Misread").get("what").asString()).contains("unknown type");
        }
        assertThat(head.closeCode()).isEqualTo(MISBEHAVED);
    }

    @Test
    void aFrameThatIsTooLongEndsTheConnection() throws Exception {
        SeatSocket long1 = talk.follows("head-a");
        long1.send("{\"type\":\"Ping\",\"number\":7" + " ".repeat(TalkRequest.MAX_CHARS) + "}");
        assertThat(long1.until("Misread").get("what").asString()).contains("longer");
        long1.send(" ".repeat(TalkSocket.MAX_FRAME_BYTES + 1));
        assertThat(long1.closeCode()).isEqualTo(TOO_BIG);
    }

    @Test
    void framesAreText() throws Exception {
        SeatSocket head = talk.follows("head-a");
        head.socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        assertThat(head.closeCode()).isEqualTo(NOT_TEXT);
    }

    @Test
    void aSeatHasFourConnectionsAndTheFifthTakesTheOldestOnesPlace() throws Exception {
        Browser browser = talk.takes("head-a");
        SeatSocket oldest = SeatSocket.follow(browser, talk.id, "head-a");
        for (int i = 0; i < 3; i++) {
            SeatSocket.follow(browser, talk.id, "head-a")
                    .does(new hiwar.talks.command.SeatCommand.Arrive())
                    .does(new Leave());
        }
        SeatSocket.follow(browser, talk.id, "head-a");
        assertThat(oldest.closeCode()).isEqualTo(REPLACED);
    }

    @Test
    void whoGivesTooManyCommandsIsToldToWait() throws Exception {
        SeatSocket head = talk.follows("head-a");
        String reason = "";
        for (int i = 0; i < 100 && !reason.equals("refusal.too-fast"); i++) {
            reason = head.give(new RequestFloor()).get("reason").asString();
        }
        assertThat(reason).isEqualTo("refusal.too-fast");
    }

    @Test
    void pagesOfOtherServersCannotConnect() throws Exception {
        Browser browser = talk.takes("head-a");
        assertThatThrownBy(() -> new SeatSocket(browser, talk.id, "head-a", "Origin", "http://elsewhere"))
                .rootCause()
                .hasMessageContaining("403");
        new SeatSocket(browser, talk.id, "head-a", "Origin", node.url().toString()).until("Welcome");
        assertThatThrownBy(() -> new SeatSocket(node.browser(), talk.id, "head-a"))
                .rootCause()
                .hasMessageContaining("401");
    }

    @Test
    void itIsNoPage() throws Exception {
        Browser browser = talk.takes("head-a");
        browser.get(talk.path("head-a") + "/socket").is(426, "request.not-websocket");
    }

    @Test
    void thePressSeesABoardAndNoLine() throws Exception {
        talk.accredits("press", Role.PRESS, null);
        SeatSocket press = talk.follows("press");
        assertThat(press.lines("talk/table")).isEmpty();
        talk.orders(new hiwar.talks.command.PreparationCommand.AnnounceTalk(new hiwar.talks.terms.Announcement(
                PreparedTalk.words("Talks"),
                System.currentTimeMillis() + 3_600_000,
                3_600_000,
                hiwar.talks.terms.Form.VIDEO,
                null,
                List.of("en"),
                null)));
        assertThat(press.until("Board").at("/board/phase").asString()).isEqualTo("ANNOUNCED");
    }
}
