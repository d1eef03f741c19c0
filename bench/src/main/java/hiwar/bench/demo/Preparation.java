package hiwar.bench.demo;

import hiwar.talks.command.Command;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;

/** What the secretariat does for the demo: signs in by its link, makes the talk, and invites. */
final class Preparation {
    private static final Codec<Command> COMMAND = Codec.of(Command.class);
    private static final Codec<Wanted> WANTED = Codec.of(Wanted.class);
    private static final int CONFLICT = 409;
    /** Demos on the same data, before somebody has to clear it. */
    private static final int MOST_TALKS = 1_000;

    private final Requests requests;
    private final TalkId talk;

    private record Wanted(TalkId talk, hiwar.talks.terms.Wording title, ReferenceTalk.Secretary secretary) {}

    private Preparation(Requests requests, TalkId talk) {
        this.requests = requests;
        this.talk = talk;
    }

    /**
     * Makes the reference talk, under a new name when there is one already.
     *
     * @param link of the secretariat
     */
    static Preparation make(HttpClient http, String link) throws IOException, InterruptedException {
        Requests requests = new Requests(http, URI.create(link));
        requests.post("/api/secretariat/session", secret(link));
        ReferenceTalk.Plan plan = ReferenceTalk.plan();
        for (int number = 1; number <= MOST_TALKS; number++) {
            TalkId talk = new TalkId(ReferenceTalk.NAME + (number == 1 ? "" : "-" + number));
            String wanted = WANTED.write(new Wanted(talk, plan.title(), plan.secretary()));
            int status = requests.status("/api/talks", wanted);
            if (status != CONFLICT) {
                if (status >= 300) {
                    throw new IOException("the talk was not made: status " + status);
                }
                Preparation made = new Preparation(requests, talk);
                made.carryOut(plan);
                return made;
            }
        }
        throw new IOException(
                "there are " + MOST_TALKS + " demos in this data folder already; use another with --data");
    }

    private void carryOut(ReferenceTalk.Plan plan) throws IOException, InterruptedException {
        int number = 0;
        for (Command command : plan.commands()) {
            number++;
            String json = "{\"id\":\"demo-" + number + "\",\"command\":" + COMMAND.write(command) + "}";
            requests.post("/api/talks/" + talk + "/commands", json);
        }
    }

    TalkId talk() {
        return talk;
    }

    /** A new link for a seat, good for the whole talk. */
    String invite(SeatId seat) throws IOException, InterruptedException {
        return requests.post("/api/talks/" + talk + "/seats/" + seat + "/invitations", "{\"scope\":\"TALK\"}")
                .get("link")
                .asString();
    }

    /** The body that takes the secret of a link. */
    static String secret(String link) {
        return "{\"secret\":\"" + link.substring(link.indexOf('#') + 1) + "\"}";
    }
}
