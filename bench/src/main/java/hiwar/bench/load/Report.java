package hiwar.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects the measurements of one invocation and writes them as Markdown tables. */
final class Report {
    private final List<Target> targets;
    private final Map<Integer, Map<Target, List<Measurement>>> runs = new LinkedHashMap<>();

    Report(List<Target> targets) {
        this.targets = targets;
    }

    void add(Target target, Measurement measurement) {
        runs.computeIfAbsent(measurement.subscribers(), n -> new LinkedHashMap<>())
                .computeIfAbsent(target, t -> new ArrayList<>())
                .add(measurement);
    }

    /** One line about one run, for whoever watches. */
    static String line(Target target, Measurement one) {
        String allocated =
                one.allocatedBytes() < 0 ? "" : ", %.1f B allocated".formatted(one.allocatedBytesPerPacket());
        return String.format(
                Locale.ROOT,
                "%s, %d subscribers: %.2f µs CPU per forwarded packet%s, %.2f %% delivered, %d lost,"
                        + " delay %.2f / %.2f ms (median / 99 %%), %d MB",
                target.name(),
                one.subscribers(),
                one.cpuMicros(),
                allocated,
                one.deliveredPercent(),
                one.lost(),
                one.medianDelayNanos() / 1e6,
                one.tailDelayNanos() / 1e6,
                one.residentBytes() >> 20);
    }

    /** All tables. */
    String markdown() {
        return table("CPU time of the server for each forwarded packet, µs (minimum / median)", Measurement::cpuMicros)
                + table(
                        "Bytes that the server's packet threads allocated for each forwarded packet",
                        Measurement::allocatedBytesPerPacket)
                + table("Packets delivered, %", Measurement::deliveredPercent)
                + table("Median delay from publisher to subscriber, ms", one -> one.medianDelayNanos() / 1e6)
                + table("Delay that 99 % of the packets do not exceed, ms", one -> one.tailDelayNanos() / 1e6)
                + table("Resident memory, MB", one -> one.residentBytes() / 1048576.0);
    }

    private String table(String title, ToDoubleFunction<Measurement> figure) {
        StringBuilder text = new StringBuilder(title).append("\n\n| subscribers |");
        for (Target target : targets) {
            text.append(' ').append(target.name()).append(" |");
        }
        Target first = targets.getFirst();
        for (Target target : targets.subList(1, targets.size())) {
            text.append(' ')
                    .append(target.name())
                    .append(" : ")
                    .append(first.name())
                    .append(" |");
        }
        text.append('\n').append("|---".repeat(2 * targets.size())).append("|\n");
        runs.forEach((subscribers, byTarget) -> {
            text.append("| ").append(subscribers).append(" |");
            for (Target target : targets) {
                double[] sorted = sorted(byTarget.getOrDefault(target, List.of()), figure);
                text.append(sorted.length == 0 || Double.isNaN(sorted[0]) ? " – |" : format(sorted));
            }
            double own = median(sorted(byTarget.getOrDefault(first, List.of()), figure));
            for (Target target : targets.subList(1, targets.size())) {
                double other = median(sorted(byTarget.getOrDefault(target, List.of()), figure));
                text.append(Double.isNaN(other / own) ? " – |" : String.format(Locale.ROOT, " %.2f |", other / own));
            }
            text.append('\n');
        });
        return text.append('\n').toString();
    }

    private static String format(double[] sorted) {
        return String.format(Locale.ROOT, " %.2f / %.2f |", sorted[0], median(sorted));
    }

    private static double[] sorted(List<Measurement> measurements, ToDoubleFunction<Measurement> figure) {
        return measurements.stream().mapToDouble(figure).sorted().toArray();
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
