package hiwar.talks.table;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.Command;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.event.Event;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Codec;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Entry;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Rights;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Role;
import hiwar.talks.view.Clocks;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.TalkSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Talks in which everybody asks for anything at any time, wise or not. After every step all invariants hold; again and
 * again the whole log is read from its lines, and the clocks are told anew by {@link SlowClocks}.
 */
class RandomTalkTest {
    private static final int SEEDS = 40;
    private static final int STEPS = 2_000;
    private static final Codec<TalkState> TABLES = Codec.of(TalkState.class);
    private static final Codec<CaucusState> CAUCUSES = Codec.of(CaucusState.class);
    private static final Codec<Clocks> CLOCKS = Codec.of(Clocks.class);

    @Test
    void whateverAnybodyAsksForTheTalkHolds() {
        TreeSet<String> happened = new TreeSet<>();
        TreeSet<String> used = new TreeSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (Table table : played(seed, used)) {
                table.entries()
                        .forEach(entry -> happened.add(entry.event().getClass().getSimpleName()));
            }
        }
        TreeSet<String> events = new TreeSet<>();
        Samples.kinds(Event.class).forEach(kind -> events.add(kind.getSimpleName()));
        events.removeAll(happened);
        assertThat(events).as("events that never happened").isEmpty();
        Set<String> unused = rights();
        unused.removeAll(used);
        assertThat(unused).as("rights that nobody could use").isEmpty();
    }

    private static Set<String> rights() {
        TreeSet<String> rights = new TreeSet<>();
        for (Role role : Role.values()) {
            for (Class<? extends Command> command : Rights.commands()) {
                if (Rights.may(role, command)) {
                    rights.add(right(role, command));
                }
            }
        }
        return rights;
    }

    /** Chair and mediator count as one. */
    private static String right(Role role, Class<? extends Command> command) {
        return (role == Role.MEDIATOR ? Role.CHAIR : role) + " " + command.getSimpleName();
    }

    private static Table begun(int seed) {
        return switch (seed % 4) {
            case 0 -> Table.chaired().onFirstItem();
            case 1 -> Table.bilateral().onFirstItem();
            case 2 -> Table.mediated().onFirstItem();
            default -> Table.accredited();
        };
    }

    /** The talks of one seed: when one is over the next begins. */
    private static List<Table> played(int seed, Set<String> used) {
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random);
        List<Table> tables = new ArrayList<>();
        Table table = begun(seed);
        for (int step = 0; step < STEPS; step++) {
            step(table, random, commands, used);
            if (table.state().preparation().phase().over() || step == STEPS - 1 || step % 400 == 0) {
                readAgain(table);
            }
            if (table.state().preparation().phase().over()) {
                tables.add(table);
                table = begun(seed + tables.size());
            }
        }
        tables.add(table);
        return tables;
    }

    private static void step(Table table, Random random, RandomCommands commands, Set<String> used) {
        table.waits(random.nextInt(40) - 2);
        RandomCommands.Wish wish = commands.next(table.talk());
        if (random.nextInt(200) == 0) {
            long lostAtMillis = table.nowMillis() - random.nextInt(100_000);
            wish = new RandomCommands.Wish(SeatId.NODE, new ReportOutage(lostAtMillis));
        }
        int before = table.lines().size();
        Attendee actor = table.state().seats().find(wish.by());
        CommandId id = new CommandId("r" + (random.nextInt(30) == 0 ? before - 1 : before));
        Answer answer = table.submit(new Submission(wish.by(), id, table.nowMillis(), wish.command()));
        if (answer instanceof Answer.Refused refused) {
            Refusal refusal = refused.refusal();
            assertThat(refusal.reason().arguments())
                    .as("arguments of %s", refusal.reason())
                    .containsAll(refusal.arguments().keySet());
        }
        if (answer instanceof Answer.ToStore && actor != null) {
            Class<? extends Command> command = wish.command().getClass();
            assertThat(Rights.may(actor.role(), command)).isTrue();
            used.add(right(actor.role(), command));
        }
    }

    /** The lines alone give the same talk, a snapshot gives the same talk, and the clocks are right. */
    private static void readAgain(Table table) {
        Map<LogId, Chain> chains = new LinkedHashMap<>();
        Talk talk = Talk.empty(Table.TALK);
        Proceedings proceedings = Proceedings.empty(Table.TALK);
        TalkSummary summary = TalkSummary.empty(Table.TALK);
        SlowClocks slow = new SlowClocks();
        for (Recorded line : table.lines()) {
            Chain chain = chains.getOrDefault(
                    line.entry().log(), Chain.empty(line.entry().log()));
            Recorded read = chain.read(line.line()).orThrow();
            chains.put(line.entry().log(), chain.after(read));
            Entry entry = read.entry();
            talk = talk.apply(entry);
            if (entry.log().delegation() == null) {
                proceedings = proceedings.apply(entry);
                summary = summary.apply(entry);
                assertThat(summary).isEqualTo(TalkSummary.of(talk.table()));
                slow.add(entry);
            }
        }
        assertThat(talk).isEqualTo(table.talk());
        assertThat(proceedings).isEqualTo(table.proceedings());
        assertThat(TABLES.read(TABLES.write(talk.table())).orThrow()).isEqualTo(talk.table());
        for (CaucusState caucus : talk.caucuses()) {
            assertThat(CAUCUSES.read(CAUCUSES.write(caucus)).orThrow()).isEqualTo(caucus);
        }
        assertThat(CLOCKS.read(CLOCKS.write(proceedings.clocks())).orThrow()).isEqualTo(proceedings.clocks());
        agree(proceedings.clocks(), slow);
    }

    private static void agree(Clocks clocks, SlowClocks slow) {
        Map<String, Long> net = new TreeMap<>();
        clocks.spent().forEach(spent -> net.put(spent.item() + " " + spent.delegation(), spent.netMillis()));
        assertThat(net).isEqualTo(slow.netMillis());
        Map<String, Long> elapsed = new TreeMap<>();
        clocks.elapsed().forEach(one -> elapsed.put(one.item().value(), one.millis()));
        assertThat(elapsed).isEqualTo(slow.elapsedMillis());
    }

    @Test
    void theSameSeedGivesTheSameLines() {
        assertThat(lastLine(7)).isEqualTo(lastLine(7)).isNotEqualTo(lastLine(8));
    }

    private static String lastLine(int seed) {
        return played(seed, new TreeSet<>()).getLast().lines().getLast().line();
    }
}
