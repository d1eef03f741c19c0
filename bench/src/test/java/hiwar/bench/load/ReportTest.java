package hiwar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Target ours = Target.parse("ours=ws://a,1,k,s");
    private final Target theirs = Target.parse("theirs=ws://b,2,k,s");

    @Test
    void showsMinimumMedianAndTheRatioOfTheMedians() {
        Report report = new Report(List.of(ours, theirs));
        for (int micros : new int[] {7, 5, 6}) {
            report.add(ours, measured(micros, 500));
            report.add(theirs, measured(2 * micros, -1));
        }
        assertThat(report.markdown())
                .contains("| subscribers | ours | theirs | theirs : ours |")
                .contains("| 2 | 5.00 / 6.00 | 10.00 / 12.00 | 2.00 |")
                .contains("| 2 | 0.50 / 0.50 | – | – |")
                .contains("| 2 | 100.00 / 100.00 |");
    }

    @Test
    void aSingleServerHasNoRatio() {
        Report report = new Report(List.of(ours));
        report.add(ours, measured(5, 0));
        assertThat(report.markdown()).contains("| 2 | 5.00 / 5.00 |\n").doesNotContain(":  ");
    }

    @Test
    void lossShowsAsSuch() {
        Measurement one = new Measurement(1_000_000, 1000, 4, 3000, 1000, -1, 5 << 20, 1_000_000, 9_000_000);
        assertThat(Report.line(ours, one))
                .contains("75.00 % delivered", "1000 lost", "delay 1.00 / 9.00 ms", "5 MB")
                .doesNotContain("alloc");
    }

    private static Measurement measured(int micros, long allocatedBytes) {
        return new Measurement(micros * 1000_000L, 500, 2, 1000, 0, allocatedBytes, 1 << 20, 1_000_000, 2_000_000);
    }
}
