package hiwar.talks.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.event.RecordEvent.WentOffRecord;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Decoded;
import hiwar.talks.state.Entry;
import hiwar.talks.table.Table;
import hiwar.talks.talk.Talk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final LogId LOG = LogId.table(Table.TALK);

    private static Table played() {
        return Table.chaired()
                .onFirstItem()
                .does(Table.CHAIR, new GiveFloor(Table.HEAD_A))
                .waits(30)
                .does(Table.HEAD_A, new YieldFloor())
                .does(Table.HEAD_A, new OpenCaucus(Table.A))
                .does(Table.HEAD_A, new NoteInCaucus(Table.A, Table.words("Между нами")));
    }

    private static List<String> lines(Table table, LogId log) {
        return table.lines().stream()
                .filter(line -> line.entry().log().equals(log))
                .map(Recorded::line)
                .toList();
    }

    @Test
    void aStrangerVerifiesTheChainWithNothingButSha256() throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (LogId log : List.of(LOG, LogId.caucus(Table.TALK, Table.A))) {
            String expected = HexFormat.of().formatHex(sha.digest("hiwar log 1".getBytes(StandardCharsets.UTF_8)));
            for (String line : lines(played(), log)) {
                assertThat(line).contains("\"previous\":\"" + expected + "\"");
                expected = HexFormat.of().formatHex(sha.digest(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void aLineSaysWhichLogItIsOf() {
        for (Recorded line : played().lines()) {
            assertThat(Chain.logOf(line.line())).isEqualTo(line.entry().log());
        }
        String first = played().lines().getFirst().line();
        assertThat(Chain.logOf(first.replace("talk/table", "talk/elsewhere"))).isNull();
        assertThat(Chain.logOf("{}")).isNull();
        assertThat(Chain.logOf("")).isNull();
    }

    @Test
    void theLinesTellTheWholeTalkAgain() {
        Table table = played();
        Talk replayed = Talk.empty(Table.TALK);
        for (LogId log : List.of(LOG, LogId.caucus(Table.TALK, Table.A))) {
            Chain chain = Chain.empty(log);
            for (String line : lines(table, log)) {
                Recorded recorded = chain.read(line).orThrow();
                replayed = replayed.apply(recorded.entry());
                chain = chain.after(recorded);
            }
        }
        assertThat(replayed).isEqualTo(table.talk());
    }

    @Test
    void oneChangedByteIsFound() {
        List<String> lines = lines(played(), LOG);
        for (int changed = 0; changed < lines.size() - 1; changed++) {
            String line = lines.get(changed);
            for (int at = 0; at < line.length(); at += 7) {
                char other = line.charAt(at) == '0' ? '1' : '0';
                String forged = line.substring(0, at) + other + line.substring(at + 1);
                assertThat(verifies(lines, changed, forged)).as(forged).isFalse();
            }
        }
    }

    private static boolean verifies(List<String> lines, int changed, String forged) {
        Chain chain = Chain.empty(LOG);
        for (int i = 0; i < lines.size(); i++) {
            Decoded<Recorded> read = chain.read(i == changed ? forged : lines.get(i));
            if (!(read instanceof Decoded.Read<Recorded> line)) {
                return false;
            }
            chain = chain.after(line.value());
        }
        return true;
    }

    @Test
    void aMissingRepeatedOrSwappedLineIsFound() {
        List<String> lines = lines(played(), LOG);
        Recorded first = Chain.empty(LOG).read(lines.getFirst()).orThrow();
        Chain chain = Chain.empty(LOG).after(first);
        assertThat(what(chain, lines.get(2))).contains("hash");
        assertThat(what(chain, lines.getFirst())).contains("hash");
        assertThat(what(Chain.empty(LOG), lines.get(1))).contains("hash");
        assertThat(what(chain, lines.get(1))).isEmpty();
    }

    @Test
    void aLineIsCanonicalOfThisLogAndNotEarlier() {
        String line = lines(played(), LOG).getFirst();
        Chain empty = Chain.empty(LOG);
        assertThat(what(empty, line.replace("\"by\":", "\"by\": "))).contains("canonical");
        assertThat(what(empty, line.replace("talk/table", "tale/table"))).contains("is not talk/table");
        assertThat(what(empty, line.replace("talk/table", "table"))).contains("no such log");
        assertThat(what(empty, "nonsense")).contains("not a value");
        Chain later = new Chain(LOG, 0, Long.MAX_VALUE, Chain.FIRST);
        assertThat(what(later, line)).contains("earlier");
        Chain farther = new Chain(LOG, 5, 0, Chain.FIRST);
        assertThat(what(farther, line)).contains("does not follow");
    }

    private static String what(Chain chain, String line) {
        return switch (chain.read(line)) {
            case Decoded.Read<Recorded> ignored -> "";
            case Decoded.Unread<Recorded> unread -> unread.what();
        };
    }

    @Test
    void onlyTheNextEntryIsRecorded() {
        Entry second = new Entry(LOG, 2, 0, Table.CHAIR, new CommandId("c"), new WentOffRecord());
        assertThatThrownBy(() -> Chain.empty(LOG).record(second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Talk.empty(Table.TALK).apply(second)).isInstanceOf(IllegalArgumentException.class);
        Entry other =
                new Entry(LogId.table(new TalkId("x")), 1, 0, Table.CHAIR, new CommandId("c"), new WentOffRecord());
        assertThatThrownBy(() -> Talk.empty(Table.TALK).apply(other)).isInstanceOf(IllegalArgumentException.class);
    }
}
