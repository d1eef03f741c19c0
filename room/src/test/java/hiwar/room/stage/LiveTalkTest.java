package hiwar.room.stage;

import static hiwar.room.stage.Desk.A;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.SECOND;
import static hiwar.room.stage.Desk.SECRETARY;
import static hiwar.room.stage.Desk.TALK;
import static hiwar.room.stage.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.Desk.Batch;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.SeatEvent.SeatLeft;
import hiwar.talks.event.SittingEvent.OutageReported;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command is decided, stored, and only then has it happened. */
class LiveTalkTest {
    private final Desk desk = Desk.accredited();

    private TalkFrame answer(RequestId request) {
        return Objects.requireNonNull(desk.answers.get(request), "answered");
    }

    private static String reason(TalkFrame answer) {
        return ((TalkFrame.Refused) answer).reason();
    }

    private static SeatId speaker(Desk desk) {
        return Objects.requireNonNull(desk.stored().table().floor().holding()).speaker();
    }

    @Test
    void untilTheDiskHasItNobodyIsToldAnything() {
        desk.sitting();
        TalkSessionId head = desk.follow(HEAD_A);
        TalkSessionId other = desk.follow(HEAD_B);
        desk.forget(head);
        desk.forget(other);
        desk.media.clear();
        desk.slow = true;
        desk.give(head, "floor", new TakeFloor());
        desk.pass(20 * SECOND);
        assertThat(desk.frames(head)).isEmpty();
        assertThat(desk.frames(other)).isEmpty();
        assertThat(desk.media).isEmpty();
        assertThat(desk.stored().table().floor().holding()).isNull();
        desk.write();
        assertThat(desk.types(head)).containsExactly("Line", "Accepted");
        assertThat(desk.types(other)).as("it can be heard no longer").containsExactly("You", "Line");
        assertThat(desk.media).hasSize(1);
        assertThat(speaker(desk)).isEqualTo(HEAD_A);
    }

    @Test
    void twoWhoAskInTheSameMomentGetTwoDifferentAnswers() {
        desk.sitting().slow = true;
        RequestId first = desk.order(HEAD_A, new CommandId("x"), new TakeFloor());
        RequestId second = desk.order(HEAD_B, new CommandId("y"), new TakeFloor());
        assertThat(reason(answer(second))).isEqualTo("refusal.floor-taken");
        assertThat(desk.answers).doesNotContainKey(first);
        desk.write();
        assertThat(answer(first)).isInstanceOf(TalkFrame.Accepted.class);
    }

    @Test
    void theSameCommandAgainGetsTheFirstAnswerAgain() {
        desk.sitting();
        TalkSessionId head = desk.follow(HEAD_A);
        desk.give(head, "floor", new TakeFloor());
        int lines = desk.disk.size();
        desk.give(head, "floor", new TakeFloor());
        desk.give(head, "floor", new YieldFloor());
        assertThat(desk.disk).as("nothing more has happened").hasSize(lines);
        assertThat(desk.frames(head, "Accepted"))
                .hasSize(3)
                .containsOnly(desk.frames(head, "Accepted").getFirst());
        desk.give(head, "again", new TakeFloor());
        desk.give(head, "again", new YieldFloor());
        assertThat(desk.frames(head, "Refused"))
                .hasSize(2)
                .containsOnly(desk.frames(head, "Refused").getFirst());
    }

    @Test
    void theSameCommandAgainBeforeItIsStoredWaitsForTheSameAnswer() {
        desk.sitting().slow = true;
        TalkSessionId broken = desk.follow(HEAD_A);
        desk.give(broken, "floor", new TakeFloor());
        desk.disconnect(broken);
        TalkSessionId back = desk.follow(HEAD_A);
        desk.give(back, "floor", new TakeFloor());
        assertThat(desk.frames(back, "Accepted")).isEmpty();
        assertThat(desk.queue).hasSize(1);
        desk.write();
        assertThat(desk.frames(back, "Accepted")).hasSize(1);
    }

    @Test
    void aCommandIsAnsweredAfterARestartToo() {
        desk.sitting();
        TalkFrame first = answer(desk.order(HEAD_A, new CommandId("floor"), new TakeFloor()));
        Desk again = new Desk();
        again.handle(new TalkInput.Open(TALK, List.copyOf(desk.disk), null));
        RequestId repeated = again.order(HEAD_A, new CommandId("floor"), new TakeFloor());
        assertThat(again.answers).containsEntry(repeated, first);
    }

    @Test
    void whatConcernsACaucusIsAnsweredWithItsLog() {
        desk.sitting().orders(HEAD_A, new OpenCaucus(A));
        RequestId entered = desk.order(HEAD_A, new CommandId("leave"), new Leave());
        assertThat(answer(entered)).isInstanceOf(TalkFrame.Accepted.class);
        assertThat(((TalkFrame.Accepted) answer(entered)).log()).isEqualTo("talk/table");
        desk.orders(HEAD_A, new Arrive());
        RequestId inside = desk.order(HEAD_A, new CommandId("enter"), new EnterCaucus(A));
        assertThat(((TalkFrame.Accepted) answer(inside)).log()).isEqualTo("talk/caucus/a");
    }

    @Test
    void whenTheDiskFailsNothingHasHappenedAndAllWhoAskedAreTold() {
        desk.sitting().slow = true;
        TalkSessionId head = desk.follow(HEAD_A);
        TalkSessionId other = desk.follow(HEAD_B);
        desk.give(head, "floor", new TakeFloor());
        desk.give(head, "yield", new YieldFloor());
        desk.forget(other);
        desk.fails();
        assertThat(desk.frames(head, "Refused"))
                .hasSize(2)
                .allSatisfy(frame -> assertThat(frame).contains("refusal.not-stored", "next.try-again"));
        assertThat(desk.frames(other)).isEmpty();
        desk.give(other, "z", new RequestFloor());
        assertThat(desk.frames(other).getLast()).contains("refusal.not-stored");
        assertThat(desk.queue).isEmpty();
    }

    @Test
    void afterAFailureTheSameCommandCanBeTriedAgain() {
        desk.sitting().slow = true;
        desk.order(HEAD_A, new CommandId("floor"), new TakeFloor());
        int era = desk.fails();
        desk.handle(new TalkInput.StoreRecovered(TALK, era, List.of()));
        RequestId again = desk.order(HEAD_A, new CommandId("floor"), new TakeFloor());
        assertThat(Objects.requireNonNull(desk.queue.peekFirst()).era()).isGreaterThan(era);
        desk.write();
        assertThat(answer(again)).isInstanceOf(TalkFrame.Accepted.class);
        assertThat(speaker(desk)).isEqualTo(HEAD_A);
    }

    @Test
    void whatTheDiskHasAfterAllHasHappenedAndIsTold() {
        desk.sitting().slow = true;
        TalkSessionId other = desk.follow(HEAD_B);
        desk.forget(other);
        desk.media.clear();
        desk.order(HEAD_A, new CommandId("floor"), new TakeFloor());
        desk.order(HEAD_A, new CommandId("yield"), new YieldFloor());
        List<Recorded> first = desk.queue.getFirst().lines();
        int era = desk.fails();
        List<Recorded> found = new ArrayList<>(List.of(desk.disk.getLast()));
        found.addAll(first);
        desk.handle(new TalkInput.StoreRecovered(TALK, era, found));
        assertThat(desk.frames(other, "Line")).containsExactly(TalkFrame.line(first.getFirst()));
        assertThat(desk.media).hasSize(1);
        assertThat(speaker(desk)).isEqualTo(HEAD_A);
        assertThat(answer(desk.order(HEAD_A, new CommandId("floor"), new TakeFloor())))
                .isInstanceOf(TalkFrame.Accepted.class);
        desk.orders(HEAD_A, new YieldFloor()).write();
        assertThat(desk.stored().table().floor().holding()).isNull();
    }

    @Test
    void whatHappenedBeforeTheFailureIsAnsweredWhileTheDiskFails() {
        desk.sitting();
        TalkFrame first = answer(desk.order(HEAD_A, new CommandId("floor"), new TakeFloor()));
        desk.slow = true;
        desk.order(HEAD_A, new CommandId("yield"), new YieldFloor());
        desk.fails();
        assertThat(answer(desk.order(HEAD_A, new CommandId("floor"), new TakeFloor())))
                .isEqualTo(first);
    }

    @Test
    void lateWordsAboutAnEarlierEraMeanNothing() {
        desk.sitting().slow = true;
        desk.order(HEAD_A, new CommandId("floor"), new TakeFloor());
        int era = desk.fails();
        desk.handle(new TalkInput.Stored(TALK, era));
        desk.handle(new TalkInput.StoreRecovered(TALK, era - 1, List.of()));
        assertThat(reason(answer(desk.order(HEAD_A, new CommandId("x"), new TakeFloor()))))
                .isEqualTo("refusal.not-stored");
        desk.handle(new TalkInput.StoreRecovered(TALK, era, List.of()));
        RequestId pending = desk.order(HEAD_A, new CommandId("y"), new TakeFloor());
        desk.handle(new TalkInput.StoreFailed(TALK, era));
        desk.handle(new TalkInput.Stored(TALK, era));
        assertThat(desk.answers).doesNotContainKey(pending);
        desk.write();
        assertThat(answer(pending)).isInstanceOf(TalkFrame.Accepted.class);
    }

    @Test
    void whenTooMuchWaitsForTheDiskMoreIsRefused() {
        desk.slow = true;
        for (int i = 0; i < Ledger.PENDING; i++) {
            desk.accredits(new SeatId("technician-" + i), Role.TECHNICIAN, null);
        }
        RequestId more = desk.order(HEAD_A, new CommandId("x"), new Arrive());
        assertThat(reason(answer(more))).isEqualTo("refusal.disk-slow");
        desk.writeOne();
        RequestId then = desk.order(HEAD_A, new CommandId("y"), new Arrive());
        desk.write();
        assertThat(answer(then)).isInstanceOf(TalkFrame.Accepted.class);
    }

    @Test
    void aSeatThatCommandsFasterThanAPersonIsRefused() {
        TalkSessionId head = desk.follow(HEAD_A);
        TalkSessionId sameSeat = desk.follow(HEAD_A);
        TalkSessionId other = desk.follow(HEAD_B);
        for (int i = 0; i < CommandRate.MAX_COMMANDS; i++) {
            desk.give(i % 2 == 0 ? head : sameSeat, "c" + i, new RequestFloor());
        }
        desk.give(head, "more", new Arrive());
        assertThat(desk.frames(head).getLast()).contains("refusal.too-fast", "next.try-again", "\"id\":\"more\"");
        desk.give(other, "x", new Arrive());
        assertThat(desk.frames(other, "Accepted")).hasSize(1);
        desk.pass(CommandRate.WINDOW_NANOS - 1);
        desk.give(head, "more", new Arrive());
        assertThat(desk.frames(head, "Accepted")).isEmpty();
        desk.pass(1);
        desk.give(head, "more", new Arrive());
        assertThat(desk.frames(head, "Accepted")).hasSize(1);
    }

    @Test
    void aSeatThatIsAccreditedAnewBeginsAnew() {
        TalkSessionId before = desk.follow(INTERPRETER);
        for (int i = 0; i < CommandRate.MAX_COMMANDS; i++) {
            desk.give(before, "c" + i, new RequestFloor());
        }
        desk.orders(SECRETARY, new RevokeAccreditation(INTERPRETER)).accredits(INTERPRETER, Role.INTERPRETER, null);
        TalkSessionId after = desk.follow(INTERPRETER);
        desk.give(after, "x", new Arrive());
        assertThat(desk.frames(after, "Accepted")).hasSize(1);
    }

    @Test
    void whoIsGoneForGoodLeavesAndTheFloorWithIt() {
        desk.sitting();
        TalkSessionId head = desk.follow(HEAD_A);
        desk.follow(HEAD_B);
        desk.give(head, "floor", new TakeFloor());
        desk.pass(100 * SECOND);
        assertThat(speaker(desk)).as("connected").isEqualTo(HEAD_A);
        desk.disconnect(head);
        desk.pass(Absences.GRACE_NANOS - 1);
        assertThat(speaker(desk)).isEqualTo(HEAD_A);
        int before = desk.disk.size();
        desk.pass(1);
        assertThat(desk.disk.subList(before, desk.disk.size()).stream()
                        .map(line -> line.entry().event()))
                .containsExactly(new FloorLapsed(Lapse.LEFT), new SeatLeft(HEAD_A));
        assertThat(desk.disk.getLast().entry().by()).isEqualTo(HEAD_A);
        assertThat(desk.disk.getLast().entry().command().wellFormed()).isTrue();
        assertThat(desk.stored().table().seats().present(HEAD_B)).isTrue();
    }

    @Test
    void whoComesBackInTimeStays() {
        desk.enters(HEAD_A);
        desk.disconnect(desk.follow(HEAD_A));
        desk.pass(Absences.GRACE_NANOS - 1);
        TalkSessionId back = desk.follow(HEAD_A);
        desk.pass(Absences.GRACE_NANOS);
        desk.disconnect(back);
        desk.pass(Absences.GRACE_NANOS - 1);
        assertThat(desk.stored().table().seats().present(HEAD_A)).isTrue();
        desk.pass(1);
        assertThat(desk.stored().table().seats().present(HEAD_A)).isFalse();
    }

    @Test
    void whoWaitsAtTheDoorAndIsGoneDoesNotWaitForEver() {
        desk.orders(INTERPRETER, new Arrive());
        desk.pass(Absences.GRACE_NANOS);
        assertThat(desk.disk.getLast().entry().event()).isEqualTo(new SeatLeft(INTERPRETER));
    }

    @Test
    void whoCannotBeTakenOutNowIsTakenOutLater() {
        desk.enters(HEAD_A);
        desk.slow = true;
        desk.orders(HEAD_B, new Arrive());
        int era = desk.fails();
        desk.pass(Absences.GRACE_NANOS);
        assertThat(desk.stored().table().seats().present(HEAD_A)).isTrue();
        desk.handle(new TalkInput.StoreRecovered(TALK, era, List.of()));
        desk.slow = false;
        desk.pass(Absences.GRACE_NANOS);
        assertThat(desk.stored().table().seats().present(HEAD_A)).isFalse();
    }

    @Test
    void afterARestartEverybodyHasTimeToComeBackAndTheOutageCountsForNobody() {
        desk.sitting();
        Desk again = new Desk();
        again.now = 600 * SECOND;
        long lostAtMillis = desk.stored().table().atMillis() + 1_000;
        again.handle(new TalkInput.Open(TALK, List.copyOf(desk.disk), lostAtMillis));
        assertThat(again.disk).singleElement().satisfies(line -> {
            assertThat(line.entry().event()).isEqualTo(new OutageReported(lostAtMillis));
            assertThat(line.entry().by()).isEqualTo(SeatId.NODE);
        });
        again.follow(HEAD_A);
        again.pass(Absences.GRACE_NANOS);
        assertThat(again.stored().table().seats().present(HEAD_A)).isTrue();
        assertThat(again.stored().table().seats().present(HEAD_B)).isFalse();
    }

    @Test
    void anOutageBetweenSittingsIsNoNews() {
        Desk again = new Desk();
        again.handle(new TalkInput.Open(TALK, List.copyOf(desk.disk), 1_624_867_200_500L));
        assertThat(again.disk).isEmpty();
    }

    @Test
    void goingOffTheRecordSilencesTheTableFirst() {
        desk.sitting();
        desk.media.clear();
        desk.orders(HEAD_A, new GoOffRecord());
        assertThat(desk.media)
                .containsExactly("silence", "follow " + desk.stored().table().sequence());
    }

    @Test
    void aBrokenTalkIsDiscardedAndOpenedAgainFromTheDisk() {
        desk.enters(HEAD_A);
        TalkSessionId head = desk.follow(HEAD_A);
        desk.slow = true;
        RequestId pending = desk.order(HEAD_B, new CommandId("x"), new Arrive());
        List<Batch> late = new ArrayList<>(desk.queue);
        Objects.requireNonNull(desk.talks.owner(TALK)).discard(desk.now);
        assertThat(desk.closed).containsExactly(TALK);
        assertThat(desk.hungUp).containsEntry(head, TalkOutputs.AGAIN);
        assertThat(desk.media).endsWith("end talk");
        assertThat(reason(answer(pending))).isEqualTo("refusal.not-stored");
        assertThat(desk.hungUp).containsEntry(desk.connect(HEAD_A), TalkOutputs.AGAIN);
        TalkFrame refused = answer(desk.order(HEAD_A, new CommandId("y"), new RequestFloor()));
        assertThat(reason(refused)).isEqualTo("refusal.no-talk");
        desk.pass(100 * SECOND);
        desk.queue.clear();
        desk.handle(new TalkInput.Open(TALK, List.copyOf(desk.disk), null));
        TalkSessionId back = desk.follow(HEAD_A);
        assertThat(desk.hungUp).doesNotContainKey(back);
        desk.order(HEAD_B, new CommandId("x"), new Arrive());
        desk.handle(new TalkInput.Stored(TALK, late.getFirst().era()));
        assertThat(desk.stored().table().seats().present(HEAD_B))
                .as("a word about the talk's earlier life")
                .isFalse();
        desk.write();
        assertThat(desk.stored().table().seats().present(HEAD_B)).isTrue();
    }

    @Test
    void aWordOfTheDiskThatNothingWaitsForIsABug() {
        int era = desk.talks.nextEra() - 1;
        assertThatThrownBy(() -> desk.handle(new TalkInput.Stored(TALK, era)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing waits for the disk");
    }

    @Test
    void whatTheDiskHasMustBeTheRecord() {
        Desk other = new Desk();
        List<Recorded> torn = desk.disk.subList(1, desk.disk.size());
        assertThatThrownBy(() -> other.handle(new TalkInput.Open(TALK, torn, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(other.talks.owner(TALK)).as("to be discarded").isNotNull();
    }

    @Test
    void anOpenTalkIsNotOpenedTwice() {
        TalkSessionId head = desk.follow(HEAD_A);
        desk.handle(new TalkInput.Open(TALK, List.of(), null));
        desk.enters(HEAD_A);
        assertThat(desk.frames(head, "You").getLast()).contains("PRESENT");
    }

    @Test
    void whenTooManyAreOpenOneThatNobodyNeedsMakesRoom() {
        TalkSessionId secretary = desk.follow(SECRETARY);
        for (int i = 1; i < Talks.MAX_OPEN; i++) {
            desk.handle(new TalkInput.Open(new TalkId("talk-" + i), List.of(), null));
        }
        assertThat(desk.talks.size()).isEqualTo(Talks.MAX_OPEN);
        assertThat(desk.closed).isEmpty();
        desk.handle(new TalkInput.Open(new TalkId("one-more"), List.of(), null));
        assertThat(desk.talks.size()).isEqualTo(Talks.MAX_OPEN);
        assertThat(desk.closed).containsExactly(new TalkId("talk-1"));
        assertThat(desk.hungUp).doesNotContainKey(secretary);
    }

    @Test
    void whenAllAreNeededNoMoreAreOpened() {
        desk.follow(SECRETARY);
        for (int i = 1; i < Talks.MAX_OPEN; i++) {
            TalkId talk = new TalkId("talk-" + i);
            desk.handle(new TalkInput.Open(talk, List.of(), null));
            RequestId request = new RequestId(1_000_000 + i);
            PrepareTalk prepare = new PrepareTalk(words("Talks"), Desk.seat(SECRETARY, Role.SECRETARY, null));
            desk.handle(new TalkInput.Ordered(talk, request, SeatId.NODE, new CommandId("p"), prepare));
            RequestId arrive = new RequestId(2_000_000 + i);
            desk.handle(new TalkInput.Ordered(talk, arrive, SECRETARY, new CommandId("a"), new Arrive()));
        }
        TalkId more = new TalkId("one-more");
        desk.handle(new TalkInput.Open(more, List.of(), null));
        assertThat(desk.closed).containsExactly(more);
        assertThat(desk.talks.find(more)).isNull();
        assertThat(desk.talks.find(TALK)).isNotNull();
    }

    @Test
    void whenTheNodeStopsEverybodyIsToldToComeAgain() {
        List<TalkSessionId> sessions =
                Stream.of(HEAD_A, HEAD_B, SECRETARY).map(desk::follow).toList();
        desk.talks.shutDown();
        assertThat(sessions).allSatisfy(session -> assertThat(desk.hungUp).containsEntry(session, TalkOutputs.AGAIN));
    }
}
