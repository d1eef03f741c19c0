package hiwar.talks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.event.Event;
import hiwar.talks.event.FloorEvent.FloorGiven;
import hiwar.talks.event.SittingEvent.RecessCalled;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.table.Samples;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Speech;
import hiwar.talks.terms.Wording;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final Codec<Event> EVENTS = Codec.of(Event.class);
    private static final Codec<Command> COMMANDS = Codec.of(Command.class);

    private final Samples samples = new Samples(new Random(1), List.of(Table.HEAD_A, Table.HEAD_B), true);

    @Test
    void everyEventComesBackAsItWas() {
        for (Class<?> kind : Samples.kinds(Event.class)) {
            for (int i = 0; i < 30; i++) {
                Event event = (Event) samples.of(kind);
                String text = EVENTS.write(event);
                assertThat(EVENTS.read(text).orThrow()).isEqualTo(event);
                assertThat(EVENTS.write(EVENTS.read(text).orThrow())).isEqualTo(text);
            }
        }
    }

    @Test
    void everyCommandComesBackAsItWas() {
        for (Class<?> kind : Samples.kinds(Command.class)) {
            for (int i = 0; i < 30; i++) {
                Command command = (Command) samples.of(kind);
                assertThat(COMMANDS.read(COMMANDS.write(command)).orThrow()).isEqualTo(command);
            }
        }
    }

    @Test
    void anEventIsAnObjectWithItsTypeAndItsComponents() {
        Intervention intervention = new Intervention(
                3, new SeatId("head-a"), new DelegationId("a"), new ItemId("i"), Speech.INTERVENTION, 180_000);
        assertThat(EVENTS.write(new FloorGiven(intervention, null)))
                .isEqualTo(
                        "{\"intervention\":{\"allottedMillis\":180000,\"delegation\":\"a\",\"item\":\"i\",\"number\":3,"
                                + "\"seat\":\"head-a\",\"speech\":\"INTERVENTION\"},\"type\":\"FloorGiven\"}");
        assertThat(EVENTS.write(new RecessCalled(5L, Wording.of("zh", "休会").and("ar", "استراحة"))))
                .isEqualTo(
                        "{\"reason\":{\"ar\":\"استراحة\",\"zh\":\"休会\"},\"type\":\"RecessCalled\",\"untilMillis\":5}");
    }

    @Test
    void aClientIsToldWhatIsWrong() {
        assertThat(what("{\"seat\":\"head-a\",\"type\":\"GiveFloor\"}")).isEmpty();
        assertThat(what("{\"type\":\"GiveFloor\"}")).contains("seat is missing");
        assertThat(what("{\"seat\":5,\"type\":\"GiveFloor\"}"))
                .contains(".seat")
                .contains("not a string");
        assertThat(what("{\"seat\":\"x\",\"type\":\"TakeTheFloor\"}")).contains("unknown type");
        assertThat(what("{\"seat\":\"x\"}")).contains("unknown type");
        assertThat(what("{\"seat\":\"x\",\"type\":\"GiveFloor\",\"now\":true}")).contains("a key that is not known");
        assertThat(what("[]")).contains("not an object");
        assertThat(what("{\"mode\":\"WHISPER\",\"type\":\"SetFloorMode\"}")).contains("not one of the words");
        assertThat(what("{\"requests\":[1,\"2\"],\"type\":\"ReorderList\"}")).contains("requests[1]");
        assertThat(what("{\"request\":4294967296,\"type\":\"WithdrawRequest\"}"))
                .contains("too large");
        assertThat(what("{\"motion\":1.5,\"type\":\"AgreeToMotion\"}")).contains("whole");
        assertThat(COMMANDS.read("{\"seat\":\"head-a\",\"type\":\"GiveFloor\"}").orThrow())
                .isEqualTo(new GiveFloor(new SeatId("head-a")));
        assertThatThrownBy(() -> COMMANDS.read("{}").orThrow()).isInstanceOf(IllegalArgumentException.class);
    }

    private static String what(String text) {
        return switch (COMMANDS.read(text)) {
            case Decoded.Read<Command> ignored -> "";
            case Decoded.Unread<Command> unread -> unread.what();
        };
    }

    @Test
    void noTextOfAClientThrows() {
        Random random = new Random(2);
        List<String> texts = new ArrayList<>();
        for (Class<?> kind : Samples.kinds(Command.class)) {
            texts.add(COMMANDS.write((Command) samples.of(kind)));
        }
        for (int i = 0; i < 20_000; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            String other = texts.get(random.nextInt(texts.size()));
            int cut = random.nextInt(text.length());
            String spliced =
                    text.substring(0, cut) + other.substring(Math.min(other.length(), random.nextInt(cut + 1)));
            COMMANDS.read(spliced);
        }
    }

    @Test
    void whatCannotBeWrittenIsFoundWhenTheCodecIsMade() {
        record Fraction(double value) {}
        record Untyped(Map<String, Object> values) {}
        assertThatThrownBy(() -> Codec.of(Fraction.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codec.of(Untyped.class)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Logs are kept for good: names and components of events may be added to, never changed. */
    @Test
    void theStoredFormatIsTheOneThatIsWrittenDown() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (Class<?> kind : Samples.kinds(Event.class)) {
            StringBuilder line = new StringBuilder(kind.getSimpleName());
            for (RecordComponent component : kind.getRecordComponents()) {
                line.append(' ').append(component.getName());
            }
            lines.add(line.toString());
        }
        Path file = Path.of(System.getProperty("hiwar.root", ".."), "talks/src/test/resources/events.txt");
        assertThat(Files.readAllLines(file)).containsExactlyElementsOf(lines);
    }
}
