package hiwar.sim.talk;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Codec;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Item;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Request;
import hiwar.talks.view.Clocks;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.Spoken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What must be true of every talk that is published, whatever has happened. */
final class StateRules {
    private static final Codec<TalkState> TABLES = Codec.of(TalkState.class);
    private static final Codec<CaucusState> CAUCUSES = Codec.of(CaucusState.class);
    private static final Codec<Clocks> CLOCKS = Codec.of(Clocks.class);

    private final Findings findings;
    private final UnaryOperator<String> kept;

    StateRules(Findings findings) {
        this(findings, UnaryOperator.identity());
    }

    /** The same with what becomes of a snapshot's text while it is kept, for tests. */
    StateRules(Findings findings, UnaryOperator<String> kept) {
        this.findings = findings;
        this.kept = kept;
    }

    /**
     * Looks at everything that is quick to see.
     *
     * @param upMillis for how long the node has been up in all its lives
     */
    void check(Talk talk, Proceedings proceedings, long upMillis) {
        floor(talk.table());
        list(talk.table());
        seats(talk);
        clocks(proceedings, upMillis);
    }

    private void floor(TalkState table) {
        Holding holding = table.floor().holding();
        if (holding == null) {
            return;
        }
        Item current = table.agenda().current();
        findings.require(
                table.sitting().open()
                        && current != null
                        && current.id().equals(holding.intervention().item()),
                () -> "somebody has the floor without a sitting and its item: " + holding);
        Attendee speaker = table.seats().find(holding.speaker());
        findings.require(
                speaker != null
                        && speaker.present()
                        && speaker.of(holding.delegation())
                        && speaker.role().needsDelegation(),
                () -> "the floor is in the hands of " + holding.speaker() + ", who is " + speaker);
    }

    private void list(TalkState table) {
        Set<String> seen = new HashSet<>();
        for (Request request : table.floor().list().requests()) {
            findings.require(seen.add(request.seat() + " " + request.speech()), () -> "listed twice: " + request);
            findings.require(table.seats().present(request.seat()), () -> "listed without being there: " + request);
        }
        long current = table.agenda().items().stream()
                .filter(item -> item.progress() == Item.Progress.CURRENT)
                .count();
        findings.require(current <= (table.sitting().open() ? 1 : 0), () -> current + " items are current");
    }

    private void seats(Talk talk) {
        long presiding = talk.table().seats().attendees().stream()
                .filter(attendee -> attendee.role().presides())
                .count();
        findings.require(presiding <= 1, () -> presiding + " lead the sitting");
        Set<SeatId> inside = new HashSet<>();
        for (CaucusState caucus : talk.caucuses()) {
            boolean open = talk.table().sitting().caucuses().contains(caucus.delegation());
            findings.require(
                    open || caucus.inside().isEmpty(),
                    () -> "somebody is in a caucus that is over: " + caucus.inside());
            for (SeatId seat : caucus.inside()) {
                findings.require(inside.add(seat), () -> seat + " is in two caucuses");
                findings.require(belongs(talk.table(), caucus, seat), () -> seat + " is in the caucus of " + caucus);
            }
        }
    }

    private static boolean belongs(TalkState table, CaucusState caucus, SeatId seat) {
        Attendee attendee = table.seats().find(seat);
        DelegationId side = caucus.delegation();
        return attendee != null
                && attendee.present()
                && (attendee.of(side) || caucus.guests().contains(seat));
    }

    /** Net time is the same by side, by item and by intervention, and nobody is charged for the node's absence. */
    private void clocks(Proceedings proceedings, long upMillis) {
        Clocks clocks = proceedings.clocks();
        long bySide = clocks.spent().stream().mapToLong(Clocks.Spent::netMillis).sum();
        long bySpeech =
                proceedings.spoken().stream().mapToLong(Spoken::netMillis).sum() + clocks.interventionMillis();
        findings.require(
                bySide == bySpeech, () -> "net time is " + bySide + " ms by side and " + bySpeech + " ms by speech");
        for (Clocks.Elapsed elapsed : clocks.elapsed()) {
            findings.require(
                    clocks.netMillis(elapsed.item()) <= elapsed.millis(),
                    () -> "more was spoken on " + elapsed.item() + " than it lasted");
        }
        long elapsedMillis =
                clocks.elapsed().stream().mapToLong(Clocks.Elapsed::millis).sum();
        findings.require(
                elapsedMillis <= upMillis,
                () -> "the clocks ran for " + elapsedMillis + " ms while the node was up for " + upMillis + " ms");
    }

    /** A snapshot, written and read again, is the state that it was made of. */
    void snapshot(Talk talk, Proceedings proceedings) {
        List<CaucusState> caucuses =
                talk.caucuses().stream().map(caucus -> again(CAUCUSES, caucus)).toList();
        Talk again = new Talk(again(TABLES, talk.table()), caucuses);
        Clocks clocks = again(CLOCKS, proceedings.clocks());
        findings.require(again.equals(talk), () -> "a snapshot of the talk is not the talk");
        findings.require(clocks.equals(proceedings.clocks()), () -> "a snapshot of the clocks is not the clocks");
    }

    private <T> T again(Codec<T> codec, T value) {
        return codec.read(kept.apply(codec.write(value))).orThrow();
    }
}
