package hiwar.sim.talk;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.sim.sim.Link;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.event.RecordEvent.WentOffRecord;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Entry;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Wording;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Who hears whom, with real packets through a real shard. Everybody sends all the time, and with a changed client that
 * goes on when the server mutes it.
 */
class TalkMediaTest {
    /** A seed with media and a chair. */
    private static final long CHAIRED = 30;

    private static final long SECOND = 1_000_000_000L;
    private static final String CHAIR = "lead-table";
    private static final String OBSERVER = "observer-table";
    private static final String[] SIDES = {"head-north", "head-south", "delegate-north", "delegate-south"};

    private final TalkScenario scenario = started(Senses::of);
    private int commands;

    private static TalkScenario started(BiFunction<Talk, SeatId, Senses> rules) {
        TalkScenario scenario = new TalkScenario(CHAIRED, UnaryOperator.identity(), rules);
        scenario.start(1_000);
        scenario.peers().forEach(TalkPeer::behave);
        scenario.pass(8 * SECOND);
        return scenario;
    }

    private void does(String seat, Command command) {
        long before = scenario.node().witness().version();
        scenario.node().order(new SeatId(seat), new CommandId("test-" + ++commands), command);
        scenario.pass(4 * SECOND);
        assertThat(scenario.node().witness().version())
                .as("%s by %s", command, seat)
                .isGreaterThan(before);
    }

    private TalkPeer peer(String seat) {
        return scenario.peers().stream()
                .filter(peer -> peer.seat().value().equals(seat))
                .findFirst()
                .orElseThrow();
    }

    /** Whose sound reaches a seat. */
    private Set<String> heardBy(String seat) {
        assertThat(scenario.node().findings().found()).isEmpty();
        TreeSet<String> heard = new TreeSet<>();
        for (TalkPeer other : scenario.peers()) {
            if (!other.seat().value().equals(seat) && peer(seat).hears(other)) {
                heard.add(other.seat().value());
            }
        }
        return heard;
    }

    private boolean sees(String seat, String other) {
        return peer(seat).sees(peer(other));
    }

    @Test
    void onlyWhoHasTheFloorAndWhoPresidesAreHeardAndFacesAreSeen() {
        assertThat(heardBy("head-south")).containsExactly(CHAIR);
        does(CHAIR, new GiveFloor(new SeatId("head-north")));
        assertThat(heardBy("head-south")).containsExactly("head-north", CHAIR);
        assertThat(heardBy(OBSERVER)).containsExactly("head-north", CHAIR);
        assertThat(heardBy("head-north")).containsExactly(CHAIR);
        assertThat(sees("head-north", "delegate-south")).isTrue();
        assertThat(sees("head-north", "interpreter-table")).isFalse();
        assertThat(sees("head-north", OBSERVER)).isFalse();
    }

    @Test
    void anItemThatIsClosedToThePressIsHeardByNoObserver() {
        assertThat(heardBy(OBSERVER)).containsExactly(CHAIR);
        does(CHAIR, new CloseToPress(Cast.ITEMS.getFirst()));
        assertThat(heardBy(OBSERVER)).isEmpty();
        assertThat(sees(OBSERVER, CHAIR)).isFalse();
        assertThat(heardBy("head-south")).containsExactly(CHAIR);
    }

    @Test
    void whatIsSaidInACaucusStaysThere() {
        does("head-north", new OpenCaucus(Cast.NORTH));
        does("delegate-north", new EnterCaucus(Cast.NORTH));
        assertThat(heardBy("head-north")).containsExactly("delegate-north");
        assertThat(heardBy("delegate-north")).containsExactly("head-north");
        assertThat(heardBy("head-south")).containsExactly(CHAIR);
        assertThat(sees("head-south", "head-north")).isFalse();
        assertThat(heardBy(OBSERVER)).isEmpty();
    }

    @Test
    void offTheRecordNobodyIsHeardWhoDoesNotOpenTheMicrophoneAgain() {
        does(CHAIR, new GiveFloor(new SeatId("head-north")));
        does(CHAIR, new GoOffRecord());
        for (TalkPeer peer : scenario.peers()) {
            assertThat(heardBy(peer.seat().value())).isEmpty();
            assertThat(sees(peer.seat().value(), "head-north")).isFalse();
        }
        peer("delegate-south").open();
        scenario.pass(3 * SECOND);
        assertThat(heardBy("head-north")).containsExactly("delegate-south");
        assertThat(sees("head-north", "delegate-south")).isTrue();
        assertThat(heardBy(OBSERVER)).isEmpty();
    }

    @Test
    void inARecessNobodyHearsAnybody() {
        does(CHAIR, new CallRecess(null, Wording.NONE));
        scenario.peers()
                .forEach(peer -> assertThat(heardBy(peer.seat().value())).isEmpty());
    }

    @Test
    void whoIsSentOutHearsNobodyAndIsNotSeen() {
        assertThat(sees("head-north", "delegate-south")).isTrue();
        does(CHAIR, new SendOut(new SeatId("delegate-south"), Wording.NONE));
        assertThat(heardBy("delegate-south")).isEmpty();
        assertThat(sees("head-north", "delegate-south")).isFalse();
    }

    @Test
    void afterACrashEverybodyIsHeardAgain() {
        scenario.node().crash();
        scenario.pass(3 * SECOND);
        scenario.node().restart();
        scenario.pass(15 * SECOND);
        for (String seat : SIDES) {
            assertThat(heardBy(seat)).containsExactly(CHAIR);
        }
    }

    @Test
    void whoseInvitationHasEndedGetsNothing() {
        assertThat(sees("head-north", "delegate-south")).isTrue();
        scenario.bar(new SeatId("delegate-south"));
        scenario.pass(4 * SECOND);
        assertThat(heardBy("delegate-south")).isEmpty();
        assertThat(sees("head-north", "delegate-south")).isFalse();
    }

    // What looks for faults finds them

    private static Senses with(Senses senses, boolean hears, boolean speaks, boolean shows) {
        return new Senses(senses.presence(), senses.room(), hears, speaks, shows);
    }

    private static void assertFound(String finding, UnaryOperator<Senses> rules) {
        TalkScenario judged = started((talk, seat) -> rules.apply(Senses.of(talk, seat)));
        assertThat(judged.node().findings().found()).as(finding).anyMatch(one -> one.contains(finding));
    }

    @Test
    void soundThatShouldNotBeHeardIsFound() {
        assertFound("MICROPHONE of lead-table reaches", senses -> with(senses, senses.hears(), false, senses.shows()));
    }

    @Test
    void picturesThatShouldNotBeSeenAreFound() {
        assertFound("CAMERA of head-north reaches", senses -> with(senses, senses.hears(), true, false));
    }

    @Test
    void whatReachesWhoMayNotHearIsFound() {
        assertFound("reaches observer-table", senses -> with(senses, false, senses.speaks(), senses.shows()));
        assertFound("data of", senses -> with(senses, false, senses.speaks(), senses.shows()));
    }

    @Test
    void aMicrophoneThatGoesOnOffTheRecordIsFound() {
        LogId table = LogId.table(Cast.TALK);
        Entry entry = new Entry(table, 1, 0, Cast.SECRETARY, new CommandId("odd"), new WentOffRecord());
        List<Recorded> nobodyMuted = List.of(Chain.empty(table).record(entry));
        scenario.watch().happened(nobodyMuted);
        scenario.pass(SECOND);
        assertThat(scenario.node().findings().found()).anyMatch(one -> one.contains("goes on off the record"));
    }

    @Test
    void whoStaysWithATokenOfAnInvitationThatHasEndedIsFound() {
        scenario.watch().barred(new SeatId(OBSERVER)); // and the shard does not know
        scenario.pass(SECOND);
        assertThat(scenario.node().findings().found()).anyMatch(one -> one.contains("an invitation that has ended"));
    }

    @Test
    void whoGetsNothingIsFound() {
        scenario.peers().forEach(peer -> peer.settled(scenario.node().findings(), scenario.peers()));
        assertThat(scenario.node().findings().found()).isEmpty();
        Link nothingArrives = new Link(10_000_000, 0, 1_000, 0);
        scenario.node().world().network().become(nothingArrives);
        scenario.pass(2 * SECOND);
        peer("head-south").settled(scenario.node().findings(), scenario.peers());
        assertThat(scenario.node().findings().found())
                .contains("the equipment of head-south gets no microphone from the equipment of lead-table");
    }
}
