package hiwar.bench.store;

import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make a talk of its record: 2,000 events. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FoldBenchmark {
    /** A talk of several long days. */
    static final int EVENTS = 2_000;

    private final TalkId talk = new TalkId("talk");
    private final List<Recorded> recorded = LongTalk.lines(talk, EVENTS);

    /** Lines that were read and verified become the talk, its chains, and its proceedings with all clocks. */
    @Benchmark
    public Object fold() {
        Ledger ledger = new Ledger(Talk.empty(talk));
        Proceedings proceedings = Proceedings.empty(talk);
        for (Recorded line : recorded) {
            ledger.restore(line);
            proceedings = proceedings.apply(line.entry());
        }
        return List.of(ledger.stored(), proceedings);
    }

    /** Texts become lines: parsed, checked to be canonical, and their hashes verified. */
    @Benchmark
    public Object verify() {
        Chain chain = Chain.empty(LogId.table(talk));
        for (Recorded line : recorded) {
            chain = chain.after(chain.read(line.line()).orThrow());
        }
        return chain;
    }
}
