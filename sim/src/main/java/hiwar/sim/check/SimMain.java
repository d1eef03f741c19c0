package hiwar.sim.check;

import java.util.List;

/** {@code ./hiwar sim}: runs seeds and tells what did not hold; with one seed, the whole story of its run. */
public final class SimMain {
    private static final int USUAL_SEEDS = 100;

    private SimMain() {}

    /** {@code --seed N} for one run with its story, {@code --seeds N} for the runs 1 to N. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        long seed = number(words, "--seed", 0);
        long seeds = number(words, "--seeds", USUAL_SEEDS);
        if (seed < 0 || seeds < 1) {
            System.err.println("hiwar sim: use --seed N for one run with its story, or --seeds N for the runs 1 to N.");
            System.exit(2);
        }
        long broken = seed > 0 ? one(seed) : many(seeds);
        System.exit(broken == 0 ? 0 : 1);
    }

    private static long one(long seed) {
        Scenario scenario = new Scenario(seed);
        List<String> findings = scenario.run();
        scenario.story().forEach(System.out::println);
        System.out.println("digest " + Long.toHexString(scenario.digest()));
        System.out.println(findings.isEmpty() ? "all held" : findings.size() + " things did not hold");
        return findings.size();
    }

    private static long many(long seeds) {
        long broken = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            List<String> findings = new Scenario(seed).run();
            findings.forEach(System.out::println);
            broken += findings.isEmpty() ? 0 : 1;
        }
        System.out.println(seeds - broken + " of " + seeds + " seeds held");
        return broken;
    }

    /** The number after {@code option}; −1 when there is none, {@code absent} without the option. */
    private static long number(List<String> words, String option, long absent) {
        int at = words.indexOf(option);
        if (at < 0) {
            return absent;
        }
        try {
            return at + 1 < words.size() ? Long.parseLong(words.get(at + 1)) : -1;
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}
