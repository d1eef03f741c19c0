package hiwar.sim.talk;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.sim.sim.SeededEntropy;
import hiwar.sim.sim.Simulation;
import hiwar.talks.event.AgendaEvent.ItemBegun;
import hiwar.talks.event.CaucusEvent.CaucusEntered;
import hiwar.talks.event.Event;
import hiwar.talks.event.FloorEvent.FloorGiven;
import hiwar.talks.event.FloorEvent.FloorRequested;
import hiwar.talks.event.SeatEvent.SeatAccredited;
import hiwar.talks.event.SeatEvent.SeatLeft;
import hiwar.talks.event.SittingEvent.CaucusClosed;
import hiwar.talks.event.SittingEvent.CaucusOpened;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Hash;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Entry;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Speech;
import hiwar.talks.view.Clocks;
import hiwar.talks.view.Proceedings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule about a talk speaks up when events have led to what cannot be. */
class StateRulesTest {
    private static final long START_MILLIS = 1_624_867_200_000L;
    private static final LogId TABLE = LogId.table(Cast.TALK);
    private static final SeatId HEAD = new SeatId("head-north");

    private final List<Recorded> opening = Cast.opening(Cast.Lead.CHAIR, false, START_MILLIS);
    private final Findings findings = new Findings(new Simulation(1));
    private final StateRules rules = new StateRules(findings);
    private Talk talk = Talk.empty(Cast.TALK);
    private Proceedings proceedings = Proceedings.empty(Cast.TALK);

    StateRulesTest() {
        opening.forEach(line -> apply(line.entry()));
    }

    private void apply(Entry entry) {
        talk = talk.apply(entry);
        if (entry.log().delegation() == null) {
            proceedings = proceedings.apply(entry);
        }
    }

    /** What no rule of a talk would have led to. */
    private StateRulesTest happens(LogId log, Event event) {
        long sequence = log.delegation() == null
                ? talk.table().sequence()
                : talk.caucus(log.delegation()).sequence();
        apply(new Entry(log, sequence + 1, talk.table().atMillis() + 1_000, HEAD, new CommandId("odd"), event));
        return this;
    }

    private StateRulesTest happens(Event event) {
        return happens(TABLE, event);
    }

    private void assertFound(String finding) {
        rules.check(talk, proceedings, 1_000_000);
        assertThat(findings.found()).anySatisfy(one -> assertThat(one).contains(finding));
    }

    private static Intervention intervention() {
        return new Intervention(1, HEAD, Cast.NORTH, Cast.ITEMS.getFirst(), Speech.INTERVENTION, 0);
    }

    @Test
    void whatIsAsItShouldBeIsNotFound() {
        happens(new FloorGiven(intervention(), null));
        rules.check(talk, proceedings, 1_000_000);
        rules.snapshot(talk, proceedings);
        assertThat(findings.found()).isEmpty();
    }

    @Test
    void whoHasLeftAndKeepsTheFloor() {
        happens(new FloorGiven(intervention(), null))
                .happens(new SeatLeft(HEAD))
                .assertFound("the floor is in the hands");
    }

    @Test
    void aFloorThatIsHeldOnAnotherItem() {
        Intervention elsewhere = new Intervention(1, HEAD, Cast.NORTH, Cast.ITEMS.getLast(), Speech.INTERVENTION, 0);
        happens(new FloorGiven(elsewhere, null)).assertFound("without a sitting and its item");
    }

    @Test
    void whoIsListedTwice() {
        happens(new FloorRequested(new Request(1, HEAD, Cast.NORTH, null), 0))
                .happens(new FloorRequested(new Request(2, HEAD, Cast.NORTH, null), 1))
                .assertFound("listed twice");
    }

    @Test
    void whoIsListedAndAway() {
        happens(new FloorRequested(new Request(1, HEAD, Cast.NORTH, null), 0))
                .happens(new SeatLeft(HEAD))
                .assertFound("listed without being there");
    }

    @Test
    void twoCurrentItems() {
        happens(new ItemBegun(Cast.ITEMS.getLast())).assertFound("items are current");
    }

    @Test
    void twoWhoLead() {
        happens(new SeatAccredited(Cast.seat("second", Role.MEDIATOR, null))).assertFound("lead the sitting");
    }

    @Test
    void whoIsInACaucusThatIsOver() {
        happens(new CaucusOpened(Cast.NORTH))
                .happens(LogId.caucus(Cast.TALK, Cast.NORTH), new CaucusEntered(HEAD))
                .happens(new CaucusClosed(Cast.NORTH))
                .assertFound("a caucus that is over");
    }

    @Test
    void whoIsInTwoCaucusesAndInOneOfAnother() {
        happens(new CaucusOpened(Cast.NORTH))
                .happens(new CaucusOpened(Cast.SOUTH))
                .happens(LogId.caucus(Cast.TALK, Cast.NORTH), new CaucusEntered(HEAD))
                .happens(LogId.caucus(Cast.TALK, Cast.SOUTH), new CaucusEntered(HEAD))
                .assertFound("is in two caucuses");
        assertFound("is in the caucus of");
    }

    @Test
    void clocksThatDoNotAddUp() {
        Clocks odd = new Clocks(
                List.of(new Clocks.Spent(Cast.ITEMS.getFirst(), Cast.NORTH, 9_000)),
                List.of(new Clocks.Elapsed(Cast.ITEMS.getFirst(), 8_000)),
                0);
        proceedings = new Proceedings(proceedings.state(), odd, List.of(), List.of(), proceedings.notices());
        assertFound("by side and");
        assertFound("than it lasted");
    }

    @Test
    void timeThatCountsWhileTheNodeIsDown() {
        happens(new FloorGiven(intervention(), null)).happens(new ItemBegun(Cast.ITEMS.getFirst()));
        rules.check(talk, proceedings, 1_999);
        assertThat(findings.found()).anySatisfy(one -> assertThat(one).contains("the clocks ran for 2000 ms"));
    }

    @Test
    void aSnapshotThatIsNotTheState() {
        StateRules forgetful = new StateRules(findings, text -> text.replace("\"head-north\"", "\"head-south\""));
        forgetful.snapshot(talk, proceedings);
        assertThat(findings.found()).containsExactly("a snapshot of the talk is not the talk");
    }

    @Test
    void oneChangedBitAnywhereInALogIsFound() {
        SeededEntropy entropy = new SeededEntropy(1);
        List<String> texts = opening.stream().map(Recorded::line).toList();
        Hash head = opening.getLast().hash();
        assertThat(Witness.fault(TABLE, texts, head)).isEmpty();
        for (int i = 0; i < 2_000; i++) {
            List<String> changed = new ArrayList<>(texts);
            int at = (int) entropy.below(texts.size());
            changed.set(at, Witness.flipped(texts.get(at), entropy));
            assertThat(Witness.fault(TABLE, changed, head)).isNotEmpty();
        }
        assertThat(Witness.fault(TABLE, texts.subList(0, texts.size() - 1), head))
                .isNotEmpty();
    }
}
