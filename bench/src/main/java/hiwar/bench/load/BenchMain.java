package hiwar.bench.load;

import hiwar.bench.store.FoldCommand;
import hiwar.bench.store.TalksCommand;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures what forwarding costs whole servers: the same load by the same protocol on each, in turns, so that whatever
 * else the machine does hits all of them.
 */
@Command(
        name = "hiwar bench",
        sortOptions = false,
        description = {
            "Measures the CPU time that LiveKit-compatible servers on this machine spend for each forwarded packet.",
            "",
            "One publisher sends 500 packets of video a second, 1,100 bytes each, in frames of ten; subscribers receive"
                    + " all of it. Signalling, ICE, DTLS and SRTP are the real ones. With several servers, each is"
                    + " measured in turn and ratios to the first are printed.",
            ""
        },
        subcommands = {TalksCommand.class, FoldCommand.class},
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "NAME=URL,PID,KEY,SECRET",
            description = "a server to measure; may be given several times")
    private List<Target> servers = new ArrayList<>();

    @Option(
            names = "--subscribers",
            split = ",",
            paramLabel = "N",
            defaultValue = "2,10,50",
            description = "how many subscribers, several by commas (default: ${DEFAULT-VALUE})")
    private List<Integer> subscribers = new ArrayList<>();

    @Option(names = "--rounds", defaultValue = "3", description = "runs of each kind (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "how long one run is measured (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--settle",
            defaultValue = "4",
            description = "how long the load runs before each measurement (default: ${DEFAULT-VALUE})")
    private int settleSeconds;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "load on every server before the first run, seconds (default: ${DEFAULT-VALUE})")
    private int warmUpSeconds;

    @Spec
    private @Nullable CommandSpec spec;

    private int rooms;

    private BenchMain() {}

    /** Runs the command; 0 when all was measured. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new BenchMain());
        line.registerConverter(Target.class, Target::parse);
        line.setExecutionExceptionHandler(BenchMain::failed);
        System.exit(line.execute(arguments));
    }

    private static int failed(Exception cause, CommandLine line, CommandLine.ParseResult arguments) {
        line.getErr().println("hiwar bench: " + cause.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the fields first");
        }
        if (servers.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a --server to measure, or a command");
        }
        PrintWriter out = spec.commandLine().getOut();
        Report report = new Report(servers);
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Target target : servers) {
                out.println("warming up " + target.name());
                out.flush();
                run(target, http, 10, warmUpSeconds);
            }
            for (int count : subscribers) {
                for (int round = 0; round < rounds; round++) {
                    for (Target target : order(round)) {
                        Measurement measurement = run(target, http, count, seconds);
                        report.add(target, measurement);
                        out.println(Report.line(target, measurement));
                        out.flush();
                    }
                }
            }
        }
        out.println();
        out.print(report.markdown());
        out.flush();
        return 0;
    }

    /** Every other round backwards, so that none always comes first. */
    private List<Target> order(int round) {
        List<Target> order = new ArrayList<>(servers);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private Measurement run(Target target, HttpClient http, int count, int measureSeconds) throws InterruptedException {
        String room = "bench-" + ProcessHandle.current().pid() + "-" + rooms++;
        try (Fanout fanout = Fanout.open(target, http, room, count)) {
            return fanout.measure(settleSeconds, measureSeconds);
        }
    }
}
