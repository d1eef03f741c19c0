package hiwar.talks.table;

import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Codec;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Agenda;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Floor;
import hiwar.talks.state.Halt;
import hiwar.talks.state.Item;
import hiwar.talks.state.Motions;
import hiwar.talks.state.Order;
import hiwar.talks.state.Preparation;
import hiwar.talks.state.Seats;
import hiwar.talks.state.Sitting;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Decision;
import hiwar.talks.talk.Rights;
import hiwar.talks.talk.Submission;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Speech;
import hiwar.talks.view.AgendaProgress;
import hiwar.talks.view.Clocks;
import hiwar.talks.view.FloorBoard;
import hiwar.talks.view.Hearing;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.PublicBoard;
import hiwar.talks.view.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One whole talk for other implementations of the fold: its lines, and what must be seen after some of them. It is
 * written as JSON, one line or look per line of text.
 */
final class Fixture {
    /** When the boards are looked at, after the last line: at once, and a while later. */
    private static final long[] LATER_MILLIS = {0, 7_250};

    private static final Codec<Text> TEXT = Codec.of(Text.class);
    private static final Codec<Look> LOOK = Codec.of(Look.class);

    private final Table table;
    private final List<Look> looks = new ArrayList<>();

    Fixture(Table table) {
        this.table = table;
    }

    private record Text(String line) {}

    /** The state without its memory of answers, which no client needs. */
    record Board(
            Preparation preparation,
            Seats seats,
            Sitting sitting,
            Agenda agenda,
            Floor floor,
            Order order,
            Motions motions) {
        static Board of(TalkState state) {
            return new Board(
                    state.preparation(),
                    state.seats(),
                    state.sitting(),
                    state.agenda(),
                    state.floor(),
                    state.order(),
                    state.motions());
        }
    }

    /** A caucus, likewise. */
    record Caucus(DelegationId delegation, long sequence, long atMillis, List<SeatId> inside, List<SeatId> guests) {
        static Caucus of(CaucusState state) {
            return new Caucus(state.delegation(), state.sequence(), state.atMillis(), state.inside(), state.guests());
        }
    }

    record SpeakingNow(
            SeatId seat,
            DelegationId delegation,
            Speech speech,
            long netMillis,
            long allottedMillis,
            @Nullable Long leftMillis) {
        static @Nullable SpeakingNow of(FloorBoard.@Nullable Speaking speaking) {
            return speaking == null
                    ? null
                    : new SpeakingNow(
                            speaking.seat(),
                            speaking.delegation(),
                            speaking.speech(),
                            speaking.netMillis(),
                            speaking.allottedMillis(),
                            speaking.leftMillis());
        }
    }

    record FloorNow(
            FloorMode mode,
            @Nullable SpeakingNow speaking,
            List<Request> waiting,
            boolean listClosed,
            List<PointOfOrder> points,
            List<Halt> halts,
            List<FloorBoard.Side> sides) {
        static FloorNow of(FloorBoard board) {
            return new FloorNow(
                    board.mode(),
                    SpeakingNow.of(board.speaking()),
                    board.waiting(),
                    board.listClosed(),
                    board.points(),
                    List.copyOf(board.halts()),
                    board.sides());
        }
    }

    record ItemNow(
            ItemId item,
            Item.Progress progress,
            long allottedMillis,
            long elapsedMillis,
            long netMillis,
            @Nullable Long leftMillis) {
        static ItemNow of(AgendaProgress.Line line) {
            return new ItemNow(
                    line.item(),
                    line.progress(),
                    line.allottedMillis(),
                    line.elapsedMillis(),
                    line.netMillis(),
                    line.leftMillis());
        }
    }

    record AgendaNow(List<ItemNow> items, long leftMillis) {
        static AgendaNow of(AgendaProgress progress) {
            return new AgendaNow(progress.lines().stream().map(ItemNow::of).toList(), progress.leftMillis());
        }
    }

    record Boards(long nowMillis, FloorNow floor, AgendaNow agenda, Clocks clocks) {}

    /**
     * What holds for one seat.
     *
     * @param reads the logs that it may read
     * @param refused commands that it would be refused, by reason and remedy, joined by spaces
     */
    record SeatLook(
            boolean mayHear,
            boolean mayBeHeard,
            boolean mayBeSeen,
            List<String> reads,
            SortedMap<String, String> refused) {}

    /**
     * One look.
     *
     * @param after how many lines
     * @param heads the hash of the last line of each log
     */
    record Look(
            int after,
            Board table,
            Clocks clocks,
            List<SeatId> speakers,
            List<Spoken> spoken,
            List<Caucus> caucuses,
            PublicBoard board,
            SortedMap<String, String> heads,
            List<Boards> later,
            SortedMap<String, SeatLook> seats) {}

    Table table() {
        return table;
    }

    /** Writes down what must be seen now. */
    Fixture look() {
        Proceedings proceedings = table.proceedings();
        TreeMap<String, String> heads = new TreeMap<>();
        for (Recorded line : table.lines()) {
            heads.put(line.entry().log().text(), line.hash().hex());
        }
        List<Boards> later = new ArrayList<>();
        for (long laterMillis : LATER_MILLIS) {
            later.add(boards(proceedings, table.state().atMillis() + laterMillis));
        }
        looks.add(new Look(
                table.lines().size(),
                Board.of(table.state()),
                proceedings.clocks(),
                proceedings.speakers(),
                proceedings.spoken(),
                table.talk().caucuses().stream().map(Caucus::of).toList(),
                PublicBoard.of(table.state()),
                heads,
                later,
                seats()));
        return this;
    }

    private static Boards boards(Proceedings proceedings, long nowMillis) {
        return new Boards(
                nowMillis,
                FloorNow.of(FloorBoard.at(proceedings, nowMillis)),
                AgendaNow.of(AgendaProgress.at(proceedings, nowMillis)),
                proceedings.clocks().at(proceedings.state(), nowMillis));
    }

    private SortedMap<String, SeatLook> seats() {
        TreeMap<String, SeatLook> seats = new TreeMap<>();
        for (Attendee attendee : table.state().seats().attendees()) {
            SeatId id = attendee.seat().id();
            seats.put(
                    id.value(),
                    new SeatLook(
                            Hearing.mayHear(table.talk(), id),
                            Hearing.mayBeHeard(table.talk(), id),
                            Hearing.mayBeSeen(table.talk(), id),
                            table.talk().readableBy(id).stream()
                                    .map(Object::toString)
                                    .toList(),
                            refused(attendee)));
        }
        return seats;
    }

    private SortedMap<String, String> refused(Attendee actor) {
        List<SeatId> ids = table.state().seats().attendees().stream()
                .map(one -> one.seat().id())
                .toList();
        Samples samples =
                new Samples(new Random(5), ids, false).around(actor.seat().delegation());
        TreeMap<String, String> refused = new TreeMap<>();
        for (Class<? extends Command> kind : Rights.commands()) {
            Submission submission =
                    new Submission(actor.seat().id(), new CommandId("look"), table.nowMillis(), samples.of(kind));
            if (table.talk().decide(submission) instanceof Decision.Refused no) {
                String answer = no.refusal().reason().key() + " "
                        + no.refusal().remedy().key();
                refused.merge(answer, kind.getSimpleName(), (one, other) -> one + " " + other);
            }
        }
        return refused;
    }

    /** The whole file. */
    String json() {
        StringJoiner lines = new StringJoiner(",\n", "{\"lines\": [\n", "\n],\n");
        for (Recorded line : table.lines()) {
            lines.add(TEXT.write(new Text(line.line())));
        }
        StringJoiner all = new StringJoiner(",\n", "\"looks\": [\n", "\n]}\n");
        for (Look look : looks) {
            all.add(LOOK.write(look));
        }
        return lines.toString() + all;
    }
}
