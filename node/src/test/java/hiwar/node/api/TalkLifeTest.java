package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.CloseSitting;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole life of a talk over HTTP and WebSockets, against a real node. */
@Timeout(120)
class TalkLifeTest {
    private final RunningNode node;

    TalkLifeTest(@TempDir Path folder) throws Exception {
        node = RunningNode.start(folder);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aSittingIsOpenedTheFloorIsTakenAndTheSittingCloses() throws Exception {
        PreparedTalk talk = PreparedTalk.make(node).accredits("delegate-b", Role.DELEGATE, PreparedTalk.B);
        Browser browserA = talk.takes("head-a");
        browserA.post(talk.path("head-a") + "/media", Map.of()).is(409, "refusal.not-in-room");
        SeatSocket headA = SeatSocket.follow(browserA, talk.id, "head-a");
        SeatSocket headB = talk.follows("head-b");
        headA.does(new Arrive());
        headB.does(new Arrive());
        JsonNode media =
                browserA.post(talk.path("head-a") + "/media", Map.of()).is(200).json();
        assertThat(media.get("room").asString()).isEqualTo("talk/table");

        SeatSocket delegate = talk.follows("delegate-b");
        delegate.does(new Arrive());
        assertThat(delegate.you().get("presence").asString()).isEqualTo("WAITING");
        headB.does(new Admit(new SeatId("delegate-b")));
        assertThat(delegate.until("You").get("presence").asString()).isEqualTo("PRESENT");

        headA.does(new OpenSitting());
        headB.event("MotionMade");
        headB.does(new OpenSitting());
        headA.does(new BeginItem(PreparedTalk.GREETINGS));
        headB.does(new BeginItem(PreparedTalk.GREETINGS));
        headA.does(new RequestFloor());
        headA.does(new TakeFloor());
        delegate.event("FloorTaken");
        delegate.refuses(new TakeFloor(), "refusal.floor-taken");
        headA.does(new YieldFloor());
        headA.does(new CloseSitting());
        headB.does(new CloseSitting());
        assertThat(talk.secretariat
                        .get("/api/talks")
                        .json()
                        .at("/talks/0/phase")
                        .asString())
                .isEqualTo("CLOSED");
    }
}
