package hiwar.talks.table;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.event.Event;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Holding;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.Proceedings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A talk between Ardenia and Belmark, whose clock only moves when told. Everything that is accepted is stored at once,
 * and all invariants are checked after every step.
 */
public final class Table {
    public static final TalkId TALK = new TalkId("talk");
    public static final DelegationId A = new DelegationId("a");
    public static final DelegationId B = new DelegationId("b");

    public static final SeatId SECRETARY = new SeatId("secretary");
    public static final SeatId CHAIR = new SeatId("chair");
    public static final SeatId MEDIATOR = new SeatId("mediator");
    public static final SeatId HEAD_A = new SeatId("head-a");
    public static final SeatId HEAD_B = new SeatId("head-b");
    public static final SeatId DELEGATE_A = new SeatId("delegate-a");
    public static final SeatId DELEGATE_B = new SeatId("delegate-b");
    public static final SeatId ADVISER_A = new SeatId("adviser-a");
    public static final SeatId INTERPRETER = new SeatId("interpreter");
    public static final SeatId INTERPRETER_A = new SeatId("interpreter-a");
    public static final SeatId CHECKER_B = new SeatId("checker-b");
    public static final SeatId TECHNICIAN = new SeatId("technician");
    public static final SeatId OBSERVER = new SeatId("observer");
    public static final SeatId PRESS = new SeatId("press");

    /** A protocol item, ten minutes, open to the press. */
    public static final ItemId GREETINGS = new ItemId("greetings");
    /** An assessment item, an hour, closed. */
    public static final ItemId ASSESSMENT = new ItemId("assessment");
    /** A bilateral item that Belmark owns. */
    public static final ItemId BORDER = new ItemId("border");

    private final Ledger ledger = new Ledger(Talk.empty(TALK));
    private final List<Recorded> lines = new ArrayList<>();
    private Proceedings proceedings = Proceedings.empty(TALK);
    private long nowMillis = 1_624_867_200_000L; // 28 June 2021, 08:00 UTC
    private int commands;

    private Table() {}

    /** Prepared by a secretary, and nothing more. */
    public static Table prepared() {
        Table table = new Table();
        table.does(SeatId.NODE, new PrepareTalk(words("Talks"), seat(SECRETARY, Role.SECRETARY, null)));
        return table;
    }

    /** Two delegations with an agenda, everybody accredited, nobody presides; nobody is in the room. */
    public static Table accredited() {
        Table table = prepared();
        table.does(SECRETARY, new AddDelegation(new Delegation(A, words("Ardenia"), "Europe/Moscow")));
        table.does(SECRETARY, new AddDelegation(new Delegation(B, words("Belmark"), "Asia/Shanghai")));
        table.accredit(HEAD_A, Role.HEAD, A).accredit(HEAD_B, Role.HEAD, B);
        table.accredit(DELEGATE_A, Role.DELEGATE, A).accredit(DELEGATE_B, Role.DELEGATE, B);
        table.accredit(ADVISER_A, Role.ADVISER, A);
        table.accredit(INTERPRETER, Role.INTERPRETER, null).accredit(INTERPRETER_A, Role.INTERPRETER, A);
        table.accredit(CHECKER_B, Role.CHECK_INTERPRETER, B);
        table.accredit(TECHNICIAN, Role.TECHNICIAN, null);
        table.accredit(OBSERVER, Role.OBSERVER, null).accredit(PRESS, Role.PRESS, null);
        table.adds(GREETINGS, ItemKind.PROTOCOL, null, 600_000, true);
        table.adds(ASSESSMENT, ItemKind.ASSESSMENT, null, 3_600_000, false);
        table.adds(BORDER, ItemKind.BILATERAL, B, 0, false);
        return table;
    }

    /** Everybody is in the room; the heads will lead together. */
    public static Table bilateral() {
        return accredited().everybodyEnters();
    }

    /** Everybody is in the room, and a chair leads. */
    public static Table chaired() {
        return accredited().accredit(CHAIR, Role.CHAIR, null).everybodyEnters();
    }

    /** Everybody is in the room, and a mediator leads. */
    public static Table mediated() {
        return accredited().accredit(MEDIATOR, Role.MEDIATOR, null).everybodyEnters();
    }

    /** The sitting is open, and the greetings are current. */
    public Table onFirstItem() {
        return leads(new OpenSitting()).leads(new BeginItem(GREETINGS));
    }

    /** The chair does it, or both heads do. */
    public Table leads(Command command) {
        if (state().seats().presiding() == null) {
            return does(HEAD_A, command).does(HEAD_B, command);
        }
        return does(state().seats().presiding().seat().id(), command);
    }

    public Table accredit(SeatId id, Role role, @Nullable DelegationId delegation) {
        return does(SECRETARY, new AccreditSeat(seat(id, role, delegation)));
    }

    private void adds(ItemId id, ItemKind kind, @Nullable DelegationId owner, long allottedMillis, boolean open) {
        does(SECRETARY, new AddItem(new AgendaItem(id, words(id.value()), kind, owner, allottedMillis, open)));
    }

    private Table everybodyEnters() {
        for (var attendee : state().seats().attendees()) {
            enters(attendee.seat().id());
        }
        return this;
    }

    /** Comes to the door and is let in. */
    public Table enters(SeatId seat) {
        does(seat, new Arrive());
        return state().seats().present(seat) ? this : does(SECRETARY, new Admit(seat));
    }

    public static Seat seat(SeatId id, Role role, @Nullable DelegationId delegation) {
        return new Seat(id, role, delegation, words(role.name()), List.of("ru"));
    }

    public static Wording words(String text) {
        return Wording.of("en", text);
    }

    /** Time passes. */
    public Table waits(long seconds) {
        nowMillis += seconds * 1_000;
        return this;
    }

    public long nowMillis() {
        return nowMillis;
    }

    /** The command is accepted. */
    public Table does(SeatId seat, Command command) {
        Answer answer = submit(seat, command);
        assertThat(answer).as("%s by %s", command, seat).isInstanceOf(Answer.ToStore.class);
        return this;
    }

    /** The command is refused for this reason, and nothing has changed. */
    public Table refuses(SeatId seat, Command command, Reason reason) {
        assertThat(refusal(seat, command).reason())
                .as("%s by %s", command, seat)
                .isEqualTo(reason);
        return this;
    }

    /** The command is refused. */
    public Refusal refusal(SeatId seat, Command command) {
        Answer answer = submit(seat, command);
        assertThat(answer).as("%s by %s", command, seat).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).refusal();
    }

    public Answer submit(SeatId seat, Command command) {
        commands++;
        return submit(new Submission(seat, new CommandId("c" + commands), nowMillis, command));
    }

    public Answer submit(Submission submission) {
        Talk before = ledger.head();
        Answer answer = ledger.submit(submission);
        if (answer instanceof Answer.ToStore toStore) {
            assertThat(ledger.confirm()).isSameAs(toStore);
            for (Recorded line : toStore.lines()) {
                lines.add(line);
                if (line.entry().log().delegation() == null) {
                    proceedings = proceedings.apply(line.entry());
                }
            }
        } else {
            assertThat(ledger.head()).as("a refused command changes nothing").isSameAs(before);
        }
        Invariants.check(talk(), proceedings, lines);
        return answer;
    }

    public Talk talk() {
        return ledger.stored();
    }

    public TalkState state() {
        return ledger.stored().table();
    }

    public Proceedings proceedings() {
        return proceedings;
    }

    /** All lines of all logs in the order in which they were stored. */
    public List<Recorded> lines() {
        return lines;
    }

    public List<Entry> entries() {
        return lines.stream().map(Recorded::entry).toList();
    }

    /** The events that the last command led to. */
    public List<Event> lastEvents() {
        CommandId last = lines.getLast().entry().command();
        return lines.stream()
                .map(Recorded::entry)
                .filter(entry -> entry.command().equals(last))
                .map(Entry::event)
                .toList();
    }

    /** Net speaking time of a delegation by now, in seconds. */
    public long netSeconds(DelegationId delegation) {
        return proceedings.clocks().at(state(), nowMillis).netMillis(delegation) / 1_000;
    }

    /** Who has the floor. */
    public @Nullable SeatId speaker() {
        var holding = state().floor().holding();
        return holding == null ? null : holding.speaker();
    }

    /** The floor in the speaker's hands; fails when it is free. */
    public Holding holding() {
        return Objects.requireNonNull(state().floor().holding());
    }

    /** The seats on the speakers' list in order. */
    public List<SeatId> listed() {
        return state().floor().list().requests().stream()
                .map(request -> request.seat())
                .toList();
    }
}
