package hiwar.node.node;

import hiwar.node.store.BrokenRecord;
import hiwar.node.store.Store;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Decoded;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import hiwar.talks.view.TalkSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code hiwar record verify}: whether each line is what it was, and follows the line before it. */
@Command(
        name = "verify",
        description = {
            "Verifies the hash chain of every log: in the database, or in a file that was exported.",
            "Ends with 0 when all is well, and with 1 when a line is wrong; it says which.",
            ""
        })
final class VerifyCommand extends StoreCommand {
    @Option(names = "--talk", paramLabel = "TALK", description = "only this talk; all when not given")
    private @Nullable String talk;

    @Option(names = "--file", paramLabel = "FILE", description = "a file of 'hiwar record export', not the database")
    private @Nullable Path file;

    @Override
    public Integer call() throws InvalidConfig, StartFailure {
        boolean whole = file == null ? database() : file(named(file));
        out().flush();
        return whole ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean database() throws InvalidConfig, StartFailure {
        boolean whole = true;
        try (Store store = visit()) {
            for (TalkId one : talk == null ? all(store) : List.of(existing(store, talk))) {
                List<BrokenRecord> faults = store.record().faults(one);
                faults.forEach(fault -> broken(fault.log(), fault.sequence(), fault.what()));
                whole &= faults.isEmpty();
                if (faults.isEmpty()) {
                    whole(store.record().lines(one));
                }
            }
        } catch (BrokenRecord meanwhile) {
            broken(meanwhile.log(), meanwhile.sequence(), meanwhile.what());
            whole = false;
        }
        return whole;
    }

    private static List<TalkId> all(Store store) {
        return store.record().talks().stream().map(TalkSummary::talk).toList();
    }

    /** The talk of this name. */
    static TalkId existing(Store store, String name) throws StartFailure {
        TalkId id = new TalkId(name);
        if (!store.record().exists(id)) {
            String known =
                    String.join(", ", all(store).stream().map(TalkId::value).toList());
            throw new StartFailure(
                    "there is no talk " + name + "; "
                            + (known.isEmpty() ? "there is none at all" : "there are " + known),
                    null);
        }
        return id;
    }

    private void whole(List<Recorded> lines) {
        Map<LogId, Recorded> last = new LinkedHashMap<>();
        lines.forEach(line -> last.put(line.entry().log(), line));
        last.forEach((log, line) ->
                whole(log.text(), line.entry().sequence(), line.hash().hex()));
    }

    private void whole(String log, long lines, String hash) {
        out().printf("ok      %s: %d lines, the last has the SHA-256 %s%n", log, lines, hash);
    }

    private void broken(String log, long sequence, String what) {
        out().printf("BROKEN  %s, line %d: %s%n", log, sequence, what);
    }

    private boolean file(Path exported) throws StartFailure {
        try {
            return verify(Files.readAllLines(exported));
        } catch (IOException e) {
            throw new StartFailure(exported + " cannot be read (" + e + "); name a file that is there", e);
        }
    }

    private boolean verify(List<String> lines) {
        Map<LogId, Chain> chains = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            LogId log = Chain.logOf(line);
            if (log == null) {
                broken("the file", number, "it is no line of a record");
                return false;
            }
            Chain chain = chains.getOrDefault(log, Chain.empty(log));
            switch (chain.read(line)) {
                case Decoded.Read<Recorded> read -> chains.put(log, chain.after(read.value()));
                case Decoded.Unread<Recorded> unread -> {
                    broken(log.text(), chain.sequence() + 1, unread.what() + " (line " + number + " of the file)");
                    return false;
                }
            }
        }
        chains.forEach(
                (log, chain) -> whole(log.text(), chain.sequence(), chain.head().hex()));
        return true;
    }
}
