package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hiwar.talks.id.TalkId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointTest {
    private static boolean greet(Endpoint.Exchange exchange) {
        if (!exchange.path().startsWith("/api/")) {
            return false;
        }
        exchange.answer(Answer.text(200, "greetings at " + exchange.path()));
        return true;
    }

    @Test
    void itAnswersItsPathsAndLeavesTheOthers() throws Exception {
        try (RunningServer server = RunningServer.openWith(talk -> {}, exchange -> false, EndpointTest::greet)) {
            assertThat(server.post("/api/x", "{}").body()).isEqualTo("greetings at /api/x");
            assertThat(server.get("//api/x").body()).isEqualTo("greetings at /api/x");
            assertThat(server.get("/").body()).isEqualTo("OK");
        }
    }

    /** What cookies protect must not be readable for pages of strangers. */
    @Test
    void pagesOfOtherOriginsAreNotInvited() throws Exception {
        try (RunningServer server = RunningServer.openWith(talk -> {}, EndpointTest::greet)) {
            HttpResponse<String> answer = server.get("/api/x", "Origin", "http://elsewhere");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void theTalkOfARoomIsOpenedBeforeAnybodyJoins() throws Exception {
        List<TalkId> opened = new CopyOnWriteArrayList<>();
        try (RunningServer server = RunningServer.openWith(opened::add)) {
            new TestSocket(server, RunningServer.joinPath("plain/room", "somebody"));
            assertThat(opened).isEmpty();
            // What the talk then says is not the server's business.
            assertThatCode(() -> new TestSocket(server, RunningServer.joinPath("talk/table", "somebody")))
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOf(CompletionException.class));
            assertThat(opened).containsExactly(new TalkId("talk"));
        }
    }
}
