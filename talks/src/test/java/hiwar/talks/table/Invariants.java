package hiwar.talks.table;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.event.AgendaEvent;
import hiwar.talks.event.FloorEvent;
import hiwar.talks.event.OrderEvent;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Floor;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Item;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Speech;
import hiwar.talks.view.Clocks;
import hiwar.talks.view.Hearing;
import hiwar.talks.view.Proceedings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What must be true after every step of every talk. */
public final class Invariants {
    /** What may not happen while nothing is kept. */
    private static final Class<?>[] CONTENT = {
        FloorEvent.FloorRequested.class,
        FloorEvent.RightOfReplyAsked.class,
        FloorEvent.FloorGiven.class,
        FloorEvent.FloorTaken.class,
        FloorEvent.FloorPassed.class,
        FloorEvent.FloorYielded.class,
        FloorEvent.FloorWithdrawn.class,
        OrderEvent.PointOfOrderRaised.class,
        OrderEvent.PointOfOrderRuledOn.class,
        OrderEvent.InterpretationFailed.class,
        AgendaEvent.DocumentAttached.class,
        AgendaEvent.ItemBegun.class,
        AgendaEvent.ItemConcluded.class
    };

    private Invariants() {}

    public static void check(Talk talk, Proceedings proceedings, List<Recorded> lines) {
        TalkState table = talk.table();
        assertThat(proceedings.state()).isEqualTo(table);
        floor(table);
        list(table);
        order(table);
        agenda(table);
        seats(talk);
        caucuses(talk);
        clocks(proceedings);
        hearing(talk);
        last(lines, table);
    }

    private static void floor(TalkState table) {
        Holding holding = table.floor().holding();
        if (holding == null) {
            return;
        }
        assertThat(table.sitting().open()).isTrue();
        Item current = Objects.requireNonNull(table.agenda().current());
        assertThat(holding.intervention().item()).isEqualTo(current.id());
        Attendee speaker = Objects.requireNonNull(table.seats().find(holding.speaker()));
        assertThat(speaker.present()).isTrue();
        assertThat(speaker.of(holding.delegation())).isTrue();
        assertThat(speaker.role().needsDelegation()).isTrue();
    }

    private static void list(TalkState table) {
        Floor floor = table.floor();
        List<Request> requests = floor.list().requests();
        assertThat(requests).hasSizeLessThanOrEqualTo(Limits.SPEAKERS);
        if (table.agenda().current() == null) {
            assertThat(requests).isEmpty();
        }
        Set<String> seen = new HashSet<>();
        boolean interventions = false;
        for (Request request : requests) {
            assertThat(table.seats().present(request.seat())).isTrue();
            assertThat(seen.add(request.seat() + " " + request.speech())).isTrue();
            assertThat(seen.add(Integer.toString(request.number()))).isTrue();
            assertThat(request.number()).isLessThanOrEqualTo(floor.requestsMade());
            assertThat(interventions && request.speech() == Speech.RIGHT_OF_REPLY)
                    .isFalse();
            interventions |= request.speech() == Speech.INTERVENTION;
        }
        assertThat(floor.spoken()).hasSizeLessThanOrEqualTo(Limits.REPLIABLE);
    }

    private static void order(TalkState table) {
        Set<DelegationId> raised = new HashSet<>();
        table.order().points().forEach(point -> {
            assertThat(raised.add(point.delegation())).isTrue();
            assertThat(table.seats().present(point.seat())).isTrue();
            assertThat(table.sitting().open()).isTrue();
        });
        table.order()
                .failures()
                .forEach(failure ->
                        assertThat(table.seats().present(failure.interpreter())).isTrue());
        assertThat(table.motions().open()).hasSizeLessThanOrEqualTo(Limits.MOTIONS);
        assertThat(table.answered()).hasSizeLessThanOrEqualTo(Limits.ANSWERS);
    }

    private static void agenda(TalkState table) {
        long current = table.agenda().items().stream()
                .filter(item -> item.progress() == Item.Progress.CURRENT)
                .count();
        assertThat(current).isLessThanOrEqualTo(table.sitting().open() ? 1 : 0);
        assertThat(table.agenda().items()).hasSizeLessThanOrEqualTo(Limits.ITEMS);
        assertThat(new HashSet<>(table.agenda().items().stream().map(Item::id).toList()))
                .hasSameSizeAs(table.agenda().items());
    }

    private static void seats(Talk talk) {
        List<DelegationId> headed = new ArrayList<>();
        int presiding = 0;
        for (Attendee attendee : talk.table().seats().attendees()) {
            DelegationId delegation = attendee.seat().delegation();
            if (attendee.role() == Role.HEAD && delegation != null) {
                headed.add(delegation);
            }
            presiding += attendee.role().presides() ? 1 : 0;
            assertThat(attendee.role().needsDelegation() && delegation == null).isFalse();
        }
        assertThat(headed).doesNotHaveDuplicates();
        assertThat(presiding).isLessThanOrEqualTo(1);
    }

    private static void caucuses(Talk talk) {
        List<SeatId> inside = new ArrayList<>();
        for (CaucusState caucus : talk.caucuses()) {
            inside.addAll(caucus.inside());
            if (!talk.table().sitting().caucuses().contains(caucus.delegation())) {
                assertThat(caucus.inside()).isEmpty();
                assertThat(caucus.guests()).isEmpty();
            }
            for (Attendee attendee : talk.table().seats().attendees()) {
                if (talk.mayRead(attendee.seat().id(), caucus.log())) {
                    assertThat(attendee.of(caucus.delegation())
                                    || caucus.guests().contains(attendee.seat().id()))
                            .isTrue();
                }
            }
        }
        assertThat(inside).doesNotHaveDuplicates();
        inside.forEach(seat -> assertThat(talk.table().seats().present(seat)).isTrue());
    }

    private static void clocks(Proceedings proceedings) {
        Clocks clocks = proceedings.clocks();
        long byItem = proceedings.state().agenda().items().stream()
                .mapToLong(item -> clocks.netMillis(item.id()))
                .sum();
        long bySide = clocks.spent().stream().mapToLong(Clocks.Spent::netMillis).sum();
        long bySpeech = proceedings.spoken().stream()
                        .mapToLong(spoken -> spoken.netMillis())
                        .sum()
                + clocks.interventionMillis();
        assertThat(byItem).isEqualTo(bySide).isEqualTo(bySpeech);
        clocks.elapsed()
                .forEach(elapsed -> assertThat(clocks.netMillis(elapsed.item())).isLessThanOrEqualTo(elapsed.millis()));
        assertThat(proceedings.state().floor().holding() == null)
                .isEqualTo(proceedings.speakers().isEmpty());
    }

    private static void hearing(Talk talk) {
        for (Attendee attendee : talk.table().seats().attendees()) {
            SeatId seat = attendee.seat().id();
            boolean outsider = attendee.role() == Role.OBSERVER || attendee.role() == Role.PRESS;
            boolean hears = Hearing.mayHear(talk, seat);
            assertThat(hears && !attendee.present()).isFalse();
            assertThat(hears && outsider && !talk.table().openToPress()).isFalse();
            assertThat(Hearing.mayBeHeard(talk, seat) && (outsider || !hears)).isFalse();
            assertThat(attendee.role() == Role.PRESS && talk.mayRead(seat, LogId.table(talk.id())))
                    .isFalse();
        }
    }

    private static void last(List<Recorded> lines, TalkState after) {
        if (lines.isEmpty() || !after.sitting().offRecord()) {
            return;
        }
        for (int i = lines.size() - 1; i >= 0 && sameCommand(lines, i); i--) {
            assertThat(lines.get(i).entry().event()).isNotInstanceOfAny(CONTENT);
        }
    }

    private static boolean sameCommand(List<Recorded> lines, int i) {
        Entry entry = lines.get(i).entry();
        Entry last = lines.getLast().entry();
        return entry.command().equals(last.command()) && entry.by().equals(last.by());
    }
}
