package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.store.DatabaseAddress;
import hiwar.node.store.TestDatabase;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Hash;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The server is killed in the middle of an intervention, with commands on their way, and is started again. */
@Timeout(180)
class KilledServerTest {
    private static final String TABLE = "talk/table";
    private static final List<String> SEATS = List.of("head-a", "head-b", "secretary");
    /** Commands that are answered one by one. */
    private static final int CALMLY = 8;
    /** Commands that are sent at once; with the others below what a seat may give in ten seconds. */
    private static final int AT_ONCE = 24;

    private final Path folder;
    private final Map<String, Browser> browsers = new LinkedHashMap<>();
    private final Map<String, SeatSocket> sockets = new LinkedHashMap<>();
    /** By their identifiers: all commands, and the answers that came. */
    private final Map<String, Given> given = new LinkedHashMap<>();

    private final Map<String, JsonNode> accepted = new LinkedHashMap<>();

    private record Given(String seat, Command command) {}

    KilledServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasAcceptedIsThereAndTheSpeakerGoesOn(TestDatabase kind) throws Exception {
        DatabaseAddress database = kind.fresh(folder);
        Path data = database instanceof DatabaseAddress.Sqlite sqlite ? sqlite.folder() : folder.resolve("node");
        PreparedTalk talk;
        JsonNode floor;
        int port;
        try (ServerProcess server = ServerProcess.start(data, database, 0)) {
            port = server.url().getPort();
            talk = PreparedTalk.make(server.url(), server.secretariat(), "talk");
            takesSeats(talk);
            headASpeaksAndHeadBWaits();
            floor = floor(talk);
            secretaryIsBusyUntilTheServerIsKilled(server);
        }
        List<SeatSocket> before = List.copyOf(sockets.values());
        try (ServerProcess server = ServerProcess.start(data, database, port)) {
            assertThat(server.url().getPort()).isEqualTo(port);
            allFollow(); // with the cookies that they had
            assertThat(floor(talk)).isEqualTo(floor);
            for (SeatSocket socket : before) {
                assertThatSeenIsStored(talk, socket);
            }
            acceptedCommandsAreNotDoneAgainAndTheOthersAreDoneOnce(talk);
            theOutageIsNobodysTime(talk);
            List<String> lines = record(talk);
            assertThat(ServerProcess.run(data, database, "record", "verify"))
                    .isEqualToIgnoringNewLines("ok      %s: %d lines, the last has the SHA-256 %s%n"
                            .formatted(
                                    TABLE,
                                    lines.size(),
                                    Hash.of(lines.getLast()).hex()));
        }
    }

    private void takesSeats(PreparedTalk talk) throws Exception {
        talk.secretariat.post(talk.path("secretary") + "/session", Map.of()).is(200);
        browsers.put("secretary", talk.secretariat);
        browsers.put("head-a", talk.takes("head-a"));
        browsers.put("head-b", talk.takes("head-b"));
        allFollow();
    }

    private void allFollow() throws InterruptedException {
        for (Map.Entry<String, Browser> one : browsers.entrySet()) {
            sockets.put(one.getKey(), SeatSocket.follow(one.getValue(), "talk", one.getKey()));
        }
    }

    private SeatSocket socket(String seat) {
        return Objects.requireNonNull(sockets.get(seat));
    }

    private void headASpeaksAndHeadBWaits() throws Exception {
        for (String seat : SEATS) {
            does(seat, new Arrive());
        }
        does("head-a", new OpenSitting());
        does("head-b", new OpenSitting());
        does("head-a", new BeginItem(PreparedTalk.GREETINGS));
        does("head-b", new BeginItem(PreparedTalk.GREETINGS));
        does("head-a", new RequestFloor());
        does("head-a", new TakeFloor());
        does("head-b", new RequestFloor());
    }

    /** It accredits observers, and with some of the commands still on their way the server is gone. */
    private void secretaryIsBusyUntilTheServerIsKilled(ServerProcess server) throws Exception {
        for (int i = 0; i < CALMLY; i++) {
            does("secretary", observer());
        }
        SeatSocket secretary = socket("secretary");
        for (int i = 0; i < AT_ONCE; i++) {
            Command command = observer();
            secretary.gives(next("secretary", command), command);
        }
        isAccepted(secretary.until("Accepted"));
        server.kill();
        for (String seat : SEATS) {
            for (JsonNode frame : socket(seat).untilBroken()) {
                assertThat(frame.get("type").asString()).isNotIn("Refused", "Misread");
                if (frame.get("type").asString().equals("Accepted")) {
                    isAccepted(frame);
                }
            }
        }
        assertThat(accepted).hasSizeGreaterThan(given.size() - AT_ONCE);
    }

    private Command observer() {
        String name = "observer-" + given.size();
        return new AccreditSeat(
                new Seat(new SeatId(name), Role.OBSERVER, null, PreparedTalk.words(name), List.of("en")));
    }

    private String next(String seat, Command command) {
        String id = "k" + given.size();
        given.put(id, new Given(seat, command));
        return id;
    }

    private void does(String seat, Command command) throws InterruptedException {
        isAccepted(socket(seat).give(next(seat, command), command));
    }

    private void isAccepted(JsonNode answer) {
        assertThat(answer.get("type").asString()).as("%s", answer).isEqualTo("Accepted");
        accepted.put(answer.get("id").asString(), answer);
    }

    /** Every line that a client was sent, and with it those of every command that was accepted. */
    private static void assertThatSeenIsStored(PreparedTalk talk, SeatSocket socket) throws Exception {
        List<JsonNode> seen = socket.lines(TABLE);
        List<Hash> stored = record(talk).stream().map(Hash::of).toList();
        assertThat(seen).hasSizeGreaterThan(CALMLY);
        assertThat(stored)
                .startsWith(seen.stream().map(line -> Hash.of(line.toString())).toArray(Hash[]::new));
    }

    private void acceptedCommandsAreNotDoneAgainAndTheOthersAreDoneOnce(PreparedTalk talk) throws Exception {
        List<JsonNode> stored = lines(talk);
        for (Map.Entry<String, JsonNode> one : accepted.entrySet()) {
            JsonNode answer = one.getValue();
            int first = answer.get("first").asInt();
            assertThat(answer.get("log").asString()).isEqualTo(TABLE);
            assertThat(stored.subList(first - 1, answer.get("last").asInt()))
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(line.get("command").asString()).isEqualTo(one.getKey()));
        }
        for (Map.Entry<String, Given> one : given.entrySet()) {
            Given again = one.getValue();
            JsonNode answer = socket(again.seat()).give(one.getKey(), again.command());
            assertThat(answer).isEqualTo(accepted.getOrDefault(one.getKey(), answer));
            isAccepted(answer);
        }
        assertThat(lines(talk).stream()
                        .filter(line -> line.at("/event/seat/role").asString("").equals("OBSERVER"))
                        .map(line -> line.get("command").asString()))
                .doesNotHaveDuplicates()
                .hasSize(CALMLY + AT_ONCE);
    }

    private void theOutageIsNobodysTime(PreparedTalk talk) throws Exception {
        does("head-a", new YieldFloor());
        long takenMillis = line(talk, "FloorTaken").get("atMillis").asLong();
        long lostMillis = line(talk, "OutageReported").at("/event/lostAtMillis").asLong();
        long backMillis = line(talk, "OutageReported").get("atMillis").asLong();
        long yieldedMillis = line(talk, "FloorYielded").get("atMillis").asLong();
        assertThat(lostMillis).isGreaterThanOrEqualTo(takenMillis).isLessThan(backMillis);
        JsonNode spoken = file(talk).at("/proceedings/spoken/0");
        assertThat(spoken.get("netMillis").asLong()).isEqualTo(lostMillis - takenMillis + yieldedMillis - backMillis);
    }

    private static JsonNode floor(PreparedTalk talk) throws Exception {
        JsonNode floor = file(talk).at("/state/floor");
        assertThat(floor.at("/holding/speaker").asString()).isEqualTo("head-a");
        assertThat(floor.at("/list/requests/0/seat").asString()).isEqualTo("head-b");
        return floor;
    }

    private static JsonNode file(PreparedTalk talk) throws Exception {
        return talk.secretariat.get("/api/talks/talk").is(200).json();
    }

    /** The one line with an event of this type. */
    private static JsonNode line(PreparedTalk talk, String type) throws Exception {
        List<JsonNode> found = lines(talk).stream()
                .filter(line -> line.at("/event/type").asString().equals(type))
                .toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    private static List<JsonNode> lines(PreparedTalk talk) throws Exception {
        return record(talk).stream().map(Browser.JSON::readTree).toList();
    }

    /** The table's log as it is stored. */
    private static List<String> record(PreparedTalk talk) throws Exception {
        return talk.secretariat
                .get("/api/talks/talk/record")
                .is(200)
                .text()
                .lines()
                .toList();
    }
}
