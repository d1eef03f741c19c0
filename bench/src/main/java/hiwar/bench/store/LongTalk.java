package hiwar.bench.store;

import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Presence;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two delegations of five under a chair talk for days: on each of twelve items one after the other asks for the floor,
 * gets it, speaks and yields it.
 */
final class LongTalk {
    private static final int ITEMS = 12;
    private static final int SEATS = 5;
    private static final SeatId SECRETARY = new SeatId("secretary");
    private static final SeatId CHAIR = new SeatId("chair");
    private static final long START_MILLIS = 1_624_867_200_000L; // 28 June 2021, 08:00 UTC

    private final Ledger ledger;
    private final List<Recorded> lines = new ArrayList<>();
    private final List<SeatId> speakers = new ArrayList<>();
    private long nowMillis = START_MILLIS;
    private int commands;

    private LongTalk(TalkId talk) {
        ledger = new Ledger(Talk.empty(talk));
    }

    /** The lines of a talk, at least this many. */
    static List<Recorded> lines(TalkId talk, int events) {
        LongTalk made = new LongTalk(talk);
        made.begin();
        int item = -1;
        for (int speech = 0; made.lines.size() < events; speech++) {
            int next = made.lines.size() * ITEMS / events;
            if (next != item) {
                made.comeTo(item, next);
                item = next;
            }
            SeatId speaker = made.speakers.get(speech % made.speakers.size());
            made.does(speaker, new RequestFloor());
            made.does(CHAIR, new GiveFloor(speaker));
            made.does(speaker, new YieldFloor());
        }
        return made.lines;
    }

    private void begin() {
        does(SeatId.NODE, new PrepareTalk(words("Talks"), seat(SECRETARY, Role.SECRETARY, null)));
        does(SECRETARY, new AccreditSeat(seat(CHAIR, Role.CHAIR, null)));
        for (String side : List.of("a", "b")) {
            DelegationId delegation = new DelegationId(side);
            does(SECRETARY, new AddDelegation(new Delegation(delegation, words("Side " + side), "Europe/Moscow")));
            for (int number = 0; number < SEATS; number++) {
                SeatId id = new SeatId(side + number);
                Role role = number == 0 ? Role.HEAD : Role.DELEGATE;
                does(SECRETARY, new AccreditSeat(seat(id, role, delegation)));
                speakers.add(id);
            }
        }
        for (int item = 0; item < ITEMS; item++) {
            AgendaItem plan =
                    new AgendaItem(item(item), words("Item " + item), ItemKind.BILATERAL, null, 3_600_000, false);
            does(SECRETARY, new AddItem(plan));
        }
        enter(CHAIR);
        speakers.forEach(this::enter);
        does(CHAIR, new OpenSitting());
    }

    private void enter(SeatId seat) {
        does(seat, new Arrive());
        if (ledger.head().table().seats().attendees().stream()
                .anyMatch(one -> one.seat().id().equals(seat) && one.presence() == Presence.WAITING)) {
            does(SECRETARY, new Admit(seat));
        }
    }

    private void comeTo(int before, int next) {
        if (before >= 0) {
            does(CHAIR, new ConcludeItem(item(before)));
        }
        does(CHAIR, new BeginItem(item(next)));
    }

    private void does(SeatId seat, Command command) {
        commands++;
        nowMillis += 20_000;
        Submission submission = new Submission(seat, new CommandId("c" + commands), nowMillis, command);
        if (!(ledger.submit(submission) instanceof Answer.ToStore toStore)) {
            throw new IllegalStateException(seat + " may not " + command);
        }
        ledger.confirm();
        lines.addAll(toStore.lines());
    }

    private static ItemId item(int number) {
        return new ItemId("item" + number);
    }

    private static Seat seat(SeatId id, Role role, @Nullable DelegationId delegation) {
        return new Seat(id, role, delegation, words(id.value()), List.of("ru"));
    }

    private static Wording words(String text) {
        return Wording.of("en", text).and("ru", text).and("zh", text).and("ar", text);
    }
}
