package hiwar.sim.run;

import hiwar.sim.check.Scenario;
import hiwar.sim.talk.TalkScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** {@code ./hiwar sim}: runs seeds and tells what did not hold; with one seed, the whole story of its run. */
public final class SimMain {
    private static final int USUAL_SEEDS = 100;
    private static final String HELP = """
            Replays sittings in virtual time. A seed decides everything: who comes and goes, how the network loses and
            reorders, what the disk does, when the server dies. What must hold is looked at all the time.

              ./hiwar sim                 the seeds 1 to 100 of both kinds
              ./hiwar sim --seeds N       the seeds 1 to N
              ./hiwar sim --seed N        one seed with its whole story
              ./hiwar sim --calls ...     only sound and pictures over a bad network
              ./hiwar sim --talks ...     only talks: floor, record, caucus, over a failing disk and crashes

            The exit code is 0 when everything held, 1 when something did not, 2 when the options make no sense.""";

    private SimMain() {}

    /** What came of one seed. */
    private record Run(List<String> findings, List<String> story, long digest) {}

    /** A kind of sitting. */
    private record Kind(String name, LongFunction<Run> run) {}

    private static final Kind CALLS = new Kind("calls", seed -> {
        Scenario scenario = new Scenario(seed);
        return new Run(scenario.run(), scenario.story(), scenario.digest());
    });

    private static final Kind TALKS = new Kind("talks", seed -> {
        TalkScenario scenario = new TalkScenario(seed);
        return new Run(scenario.run(), scenario.story(), scenario.digest());
    });

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.contains("--help") || words.contains("-h")) {
            System.out.println(HELP);
            return;
        }
        boolean calls = words.remove("--calls");
        boolean talks = words.remove("--talks");
        long seed = number(words, "--seed", 0);
        long seeds = number(words, "--seeds", USUAL_SEEDS);
        if (seed < 0 || seeds < 1 || !words.isEmpty()) {
            System.err.println("hiwar sim: use --seed N for one run with its story, or --seeds N for the runs 1 to N, "
                    + "each with --calls or --talks or neither for both. --help says more.");
            System.exit(2);
        }
        long broken = 0;
        for (Kind kind : List.of(CALLS, TALKS)) {
            if (calls == talks || kind.equals(calls ? CALLS : TALKS)) {
                broken += seed > 0 ? one(kind, seed) : many(kind, seeds);
            }
        }
        System.exit(broken == 0 ? 0 : 1);
    }

    private static long one(Kind kind, long seed) {
        System.out.println(kind.name + ", seed " + seed);
        Run run = kind.run.apply(seed);
        run.story.forEach(System.out::println);
        System.out.println("digest " + Long.toHexString(run.digest));
        System.out.println(run.findings.isEmpty() ? "all held" : run.findings.size() + " things did not hold");
        return run.findings.size();
    }

    private static long many(Kind kind, long seeds) {
        long broken = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            List<String> findings = kind.run.apply(seed).findings;
            findings.forEach(System.out::println);
            broken += findings.isEmpty() ? 0 : 1;
        }
        System.out.println(kind.name + ": " + (seeds - broken) + " of " + seeds + " seeds held");
        return broken;
    }

    /** Takes {@code option} and the number after it; −1 when that is none, {@code absent} without the option. */
    private static long number(List<String> words, String option, long absent) {
        int at = words.indexOf(option);
        if (at < 0) {
            return absent;
        }
        words.remove(at);
        try {
            return at < words.size() ? Long.parseLong(words.remove(at)) : -1;
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}
