package hiwar.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.id.TalkId;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TalksCommandTest {
    @Test
    void aLongTalkIsATalkOfThatLength() {
        TalkId talk = new TalkId("talk");
        List<Recorded> lines = LongTalk.lines(talk, FoldBenchmark.EVENTS);
        Ledger ledger = new Ledger(Talk.empty(talk));
        lines.forEach(ledger::restore);
        assertThat(ledger.stored().table().sequence()).isBetween(2_000L, 2_003L);
        assertThat(ledger.stored().table().sitting().open()).isTrue();
    }

    @Test
    void bothStoresAreMeasured() {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new TalksCommand()).setOut(new PrintWriter(out));
        assertThat(line.execute("--talks", "2", "--events", "60", "--rounds", "2"))
                .isZero();
        assertThat(out.toString())
                .contains("storing 2 talks of 60 events")
                .containsPattern("open and list, +2 talks +\\d")
                .containsPattern("ratio of the medians +\\d")
                .containsPattern("one talk: read, verify and fold +\\d");
    }
}
