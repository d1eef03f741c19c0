package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A talk whose lines are made as its shard would make them; whoever has it stores them. */
final class TalkOnPaper {
    static final SeatId SECRETARY = new SeatId("secretary");
    static final SeatId HEAD_A = new SeatId("head-a");
    static final SeatId HEAD_B = new SeatId("head-b");
    static final DelegationId A = new DelegationId("a");
    static final DelegationId B = new DelegationId("b");

    private final TalkId id;
    private final Ledger ledger;
    private long nowMillis = 1_624_867_200_000L; // 28 June 2021, 08:00 UTC
    private int commands;

    TalkOnPaper(String name) {
        id = new TalkId(name);
        ledger = new Ledger(Talk.empty(id));
    }

    TalkId id() {
        return id;
    }

    Talk talk() {
        return ledger.head();
    }

    Ledger ledger() {
        return ledger;
    }

    /** As if so many commands had been given before: their names differ from those of another future. */
    void commandsWere(int count) {
        commands = count;
    }

    /** The lines that a command leads to; the table takes them as stored. */
    List<Recorded> does(SeatId seat, Command command) {
        List<Recorded> lines = decides(seat, command);
        ledger.confirm();
        return lines;
    }

    /** The lines that a command leads to; the table waits for the disk. */
    List<Recorded> decides(SeatId seat, Command command) {
        commands++;
        nowMillis += 1_000;
        Answer answer = ledger.submit(new Submission(seat, new CommandId("c" + commands), nowMillis, command));
        assertThat(answer).isInstanceOf(Answer.ToStore.class);
        return ((Answer.ToStore) answer).lines();
    }

    /** The first line of every talk. */
    List<Recorded> prepared() {
        return does(SeatId.NODE, new PrepareTalk(words("Talks of " + id), seat(SECRETARY, Role.SECRETARY, null)));
    }

    /** Two heads sit together, the first delegation in caucus: 11 commands, lines in two logs. */
    List<List<Recorded>> begun() {
        List<List<Recorded>> batches = new ArrayList<>();
        batches.add(prepared());
        batches.add(does(SECRETARY, new AddDelegation(new Delegation(A, words("Ardenia"), "Europe/Moscow"))));
        batches.add(does(SECRETARY, new AddDelegation(new Delegation(B, words("Belmark"), "Asia/Shanghai"))));
        batches.add(does(SECRETARY, new AccreditSeat(seat(HEAD_A, Role.HEAD, A))));
        batches.add(does(SECRETARY, new AccreditSeat(seat(HEAD_B, Role.HEAD, B))));
        batches.add(does(HEAD_A, new Arrive()));
        batches.add(does(HEAD_B, new Arrive()));
        batches.add(does(HEAD_A, new OpenSitting()));
        batches.add(does(HEAD_B, new OpenSitting()));
        batches.add(does(HEAD_A, new OpenCaucus(A)));
        batches.add(does(HEAD_A, new NoteInCaucus(A, words("Between us"))));
        return batches;
    }

    /** One more line of the table. */
    List<Recorded> oneMore() {
        return does(SECRETARY, more());
    }

    /** One more line of the first delegation's caucus, as often as wanted. */
    List<Recorded> notedAgain() {
        return does(HEAD_A, note());
    }

    /** A command that is always accepted once the caucus is open. */
    Command note() {
        return new NoteInCaucus(A, words("Again"));
    }

    /** A command that is accepted two hundred times. */
    Command more() {
        return new AccreditSeat(seat(new SeatId("seat-" + commands), Role.OBSERVER, null));
    }

    static Wording words(String text) {
        return Wording.of("en", text).and("ar", "محادثات").and("zh", "会谈");
    }

    private static Seat seat(SeatId id, Role role, @Nullable DelegationId delegation) {
        return new Seat(id, role, delegation, words(role.name()), List.of("ru"));
    }
}
