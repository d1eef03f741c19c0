package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A node that ends in the middle of a sitting and is started again with the same data. */
@Timeout(120)
class RestartTest {
    private final Path folder;

    RestartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void floorListAndClocksAreAsTheyWereAndTheOutageCountsForNobody() throws Exception {
        PreparedTalk talk;
        Browser browserA;
        Browser browserB;
        JsonNode answer;
        List<JsonNode> known;
        try (RunningNode node = RunningNode.start(folder)) {
            talk = PreparedTalk.make(node);
            browserA = talk.takes("head-a");
            browserB = talk.takes("head-b");
            SeatSocket headA = SeatSocket.follow(browserA, talk.id, "head-a").does(new Arrive());
            SeatSocket headB = SeatSocket.follow(browserB, talk.id, "head-b").does(new Arrive());
            for (SeatSocket head : List.of(headA, headB)) {
                head.does(new OpenSitting());
            }
            for (SeatSocket head : List.of(headA, headB)) {
                head.does(new BeginItem(PreparedTalk.GREETINGS));
            }
            headA.does(new RequestFloor()).does(new TakeFloor());
            answer = headB.give("my-request", new RequestFloor());
            known = headB.lines("talk/table");
            node.stop();
            assertThat(headA.closeCode()).isEqualTo(1012);
        }
        try (RunningNode node = RunningNode.start(folder)) {
            PreparedTalk again = PreparedTalk.again(node, talk);
            JsonNode file = again.secretariat.get("/api/talks/talk").is(200).json();
            assertThat(file.at("/state/sitting/condition").asString()).isEqualTo("OPEN");
            assertThat(file.at("/state/floor/holding/speaker").asString()).isEqualTo("head-a");
            assertThat(file.at("/state/floor/list/requests/0/seat").asString()).isEqualTo("head-b");

            // The sessions hold, the client goes on where it was, and a command that is sent again is not done again.
            SeatSocket headB = new SeatSocket(new Browser(node.url(), browserB), "talk", "head-b");
            headB.send("{\"type\":\"Follow\",\"after\":{\"talk/table\":%d}}".formatted(known.size()));
            headB.until("CaughtUp");
            List<JsonNode> more = headB.lines("talk/table");
            assertThat(more.getFirst().get("sequence").asLong()).isEqualTo(known.size() + 1);
            assertThat(more.stream().map(line -> line.at("/event/type").asString()))
                    .containsExactly("OutageReported");
            assertThat(headB.give("my-request", new RequestFloor())).isEqualTo(answer);

            SeatSocket headA = SeatSocket.follow(new Browser(node.url(), browserA), "talk", "head-a");
            headA.does(new YieldFloor());
            List<JsonNode> lines = headA.lines("talk/table");
            long takenMillis = at(lines, "FloorTaken");
            long lostMillis =
                    event(lines, "OutageReported").at("/event/lostAtMillis").asLong();
            long backMillis = at(lines, "OutageReported");
            long yieldedMillis = at(lines, "FloorYielded");
            assertThat(lostMillis).isBetween(takenMillis, backMillis);
            JsonNode spoken = again.secretariat.get("/api/talks/talk").json().at("/proceedings/spoken/0");
            assertThat(spoken.get("netMillis").asLong())
                    .isEqualTo(lostMillis - takenMillis + yieldedMillis - backMillis);
        }
    }

    private static JsonNode event(List<JsonNode> lines, String type) {
        return lines.stream()
                .filter(line -> line.at("/event/type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static long at(List<JsonNode> lines, String type) {
        return event(lines, type).get("atMillis").asLong();
    }
}
