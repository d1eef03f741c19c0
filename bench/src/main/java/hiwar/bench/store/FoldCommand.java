package hiwar.bench.store;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** {@code hiwar bench fold}: runs {@link FoldBenchmark}. */
@Command(
        name = "fold",
        description = "Measures how long it takes to fold a talk of 2,000 events, and to verify its lines (JMH).",
        mixinStandardHelpOptions = true)
public final class FoldCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(FoldBenchmark.class.getSimpleName())
                        .build())
                .run();
        return 0;
    }
}
