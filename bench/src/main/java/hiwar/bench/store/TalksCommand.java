package hiwar.bench.store;

import hiwar.node.store.BrokenRecord;
import hiwar.node.store.DatabaseAddress;
import hiwar.node.store.Store;
import hiwar.node.store.StoreUnusable;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code hiwar bench talks}: how long a server with many talks takes to open its store and list them, next to one that
 * has none, in turns; and how long one of the talks takes to be read, verified and folded.
 */
@Command(
        name = "talks",
        sortOptions = false,
        description = {
            "Measures how long a store with many long talks takes to open and to list, next to an empty one in turns,"
                    + " and how long it takes to open one of the talks.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class TalksCommand implements Callable<Integer> {
    @Option(names = "--talks", defaultValue = "1000", description = "how many (default: ${DEFAULT-VALUE})")
    private int talks;

    @Option(names = "--events", defaultValue = "2000", description = "of each talk (default: ${DEFAULT-VALUE})")
    private int events;

    @Option(names = "--rounds", defaultValue = "20", description = "of measuring (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--databases",
            arity = "2",
            paramLabel = "URL",
            description = "two empty PostgreSQL databases; files in a temporary folder when not given")
    private List<String> databases = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, StoreUnusable, BrokenRecord {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the fields first");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("hiwar-bench");
        try {
            DatabaseAddress empty = address(0, folder.resolve("empty"));
            DatabaseAddress full = address(1, folder.resolve("full"));
            out.printf("storing %d talks of %d events%n", talks, events).flush();
            fill(full);
            measure(empty, full, out);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private DatabaseAddress address(int which, Path folder) {
        return DatabaseAddress.of(databases.isEmpty() ? "" : databases.get(which), folder);
    }

    private void fill(DatabaseAddress address) throws StoreUnusable {
        try (Store store = Store.open(address)) {
            for (int i = 0; i < talks; i++) {
                store.record().append(LongTalk.lines(talk(i), events));
            }
        }
    }

    private static TalkId talk(int number) {
        return new TalkId("talk-" + number);
    }

    private void measure(DatabaseAddress empty, DatabaseAddress full, PrintWriter out)
            throws StoreUnusable, BrokenRecord {
        Store.open(empty).close();
        List<Long> emptyNanos = new ArrayList<>();
        List<Long> fullNanos = new ArrayList<>();
        List<Long> talkNanos = new ArrayList<>();
        long firstNanos = openAndList(full, talks);
        for (int round = 0; round < rounds; round++) {
            emptyNanos.add(openAndList(empty, 0));
            fullNanos.add(openAndList(full, talks));
        }
        try (Store store = Store.open(full)) {
            for (int round = 0; round < rounds * 10; round++) {
                talkNanos.add(openTalk(store, talk(round % talks)));
            }
        }
        out.printf("the first time in this process   %s ms%n", millis(firstNanos));
        out.printf("open and list, empty             %s ms%n", spread(emptyNanos));
        out.printf("open and list, %4d talks        %s ms%n", talks, spread(fullNanos));
        out.printf("ratio of the medians             %.2f%n", (double) median(fullNanos) / median(emptyNanos));
        out.printf("one talk: read, verify and fold  %s ms%n", spread(talkNanos.subList(rounds * 5, rounds * 10)));
        out.flush();
    }

    private static long openAndList(DatabaseAddress address, int expected) throws StoreUnusable {
        long startNanos = System.nanoTime();
        try (Store store = Store.open(address)) {
            int listed = store.record().talks().size();
            long nanos = System.nanoTime() - startNanos;
            if (listed != expected) {
                throw new IllegalStateException(listed + " talks instead of " + expected);
            }
            return nanos;
        }
    }

    private static long openTalk(Store store, TalkId talk) throws BrokenRecord {
        long startNanos = System.nanoTime();
        Ledger ledger = new Ledger(Talk.empty(talk));
        Proceedings proceedings = Proceedings.empty(talk);
        for (Recorded line : store.record().lines(talk)) {
            ledger.restore(line);
            proceedings = proceedings.apply(line.entry());
        }
        long nanos = System.nanoTime() - startNanos;
        if (!proceedings.state().equals(ledger.stored().table())) {
            throw new IllegalStateException("two folds of " + talk + " differ");
        }
        return nanos;
    }

    private static String spread(List<Long> nanos) {
        return millis(nanos.stream().min(Comparator.naturalOrder()).orElseThrow()) + " / " + millis(median(nanos));
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    private static String millis(long nanos) {
        return "%.1f".formatted(nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
