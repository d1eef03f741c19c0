package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.ADVISER_A;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.INTERPRETER;
import static hiwar.talks.table.Table.INTERPRETER_A;
import static hiwar.talks.table.Table.MEDIATOR;
import static hiwar.talks.table.Table.OBSERVER;
import static hiwar.talks.table.Table.PRESS;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.TALK;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.CaucusCommand.EndInvitation;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.CaucusCommand.LeaveCaucus;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SittingCommand.CloseCaucus;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.event.CaucusEvent;
import hiwar.talks.event.CaucusEvent.CaucusEnded;
import hiwar.talks.event.CaucusEvent.CaucusLeft;
import hiwar.talks.event.SittingEvent.CaucusClosed;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Entry;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaucusTest {
    private static final LogId CAUCUS_A = LogId.caucus(TALK, A);

    @Test
    void aHeadOpensTheOwnCaucusAndIsInside() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(HEAD_B, new OpenCaucus(A), Reason.NOT_YOURS);
        table.does(HEAD_A, new OpenCaucus(A));
        table.refuses(HEAD_A, new OpenCaucus(A), Reason.ALREADY_SO);
        assertThat(table.talk().caucus(A).inside()).containsExactly(HEAD_A);
        assertThat(table.talk().insideCaucus(HEAD_A)).isEqualTo(A);
    }

    @Test
    void whatHappensInsideIsInTheDelegationsOwnLog() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        table.does(ADVISER_A, new EnterCaucus(A)).does(ADVISER_A, new NoteInCaucus(A, words("Concede the fishery")));
        table.refuses(ADVISER_A, new NoteInCaucus(A, Wording.NONE), Reason.WORDS_MISSING);
        for (Entry entry : table.entries()) {
            assertThat(entry.event() instanceof CaucusEvent)
                    .isEqualTo(entry.log().equals(CAUCUS_A));
        }
    }

    @Test
    void onlyTheDelegationReadsItsCaucus() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        for (SeatId reader : List.of(HEAD_A, DELEGATE_A, ADVISER_A)) {
            assertThat(table.talk().mayRead(reader, CAUCUS_A)).as("%s", reader).isTrue();
        }
        assertThat(table.talk().readableBy(ADVISER_A)).containsExactly(LogId.table(TALK), CAUCUS_A);
        assertThat(table.talk().readableBy(HEAD_B)).containsExactly(LogId.table(TALK));
        assertThat(table.talk().readableBy(PRESS)).isEmpty();
        for (SeatId other : List.of(HEAD_B, DELEGATE_B, CHAIR, SECRETARY, INTERPRETER, INTERPRETER_A, OBSERVER)) {
            assertThat(table.talk().mayRead(other, CAUCUS_A)).as("%s", other).isFalse();
        }
    }

    @Test
    void itsOwnInterpreterReadsWhileInside() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        table.does(INTERPRETER_A, new EnterCaucus(A));
        assertThat(table.talk().mayRead(INTERPRETER_A, CAUCUS_A)).isTrue();
        table.does(INTERPRETER_A, new LeaveCaucus(A));
        assertThat(table.talk().mayRead(INTERPRETER_A, CAUCUS_A)).isFalse();
    }

    @Test
    void nobodyElseComesInUninvited() {
        Table table = Table.mediated().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        table.refuses(DELEGATE_B, new EnterCaucus(A), Reason.NOT_INVITED);
        table.refuses(MEDIATOR, new EnterCaucus(A), Reason.NOT_INVITED);
        table.refuses(INTERPRETER, new EnterCaucus(A), Reason.NOT_INVITED);
        table.refuses(SECRETARY, new EnterCaucus(A), Reason.NOT_YOUR_RIGHT);
        table.refuses(DELEGATE_A, new NoteInCaucus(A, words("From outside")), Reason.NOT_INSIDE);
    }

    @Test
    void aMediatorShuttlesByInvitation() {
        Table table =
                Table.mediated().onFirstItem().does(HEAD_A, new OpenCaucus(A)).does(HEAD_B, new OpenCaucus(B));
        table.does(HEAD_A, new InviteToCaucus(A, MEDIATOR)).does(HEAD_B, new InviteToCaucus(B, MEDIATOR));
        table.refuses(HEAD_A, new InviteToCaucus(A, MEDIATOR), Reason.ALREADY_SO);
        table.does(MEDIATOR, new EnterCaucus(A));
        table.refuses(MEDIATOR, new EnterCaucus(B), Reason.ALREADY_INSIDE);
        assertThat(table.talk().mayRead(MEDIATOR, CAUCUS_A)).isTrue();
        table.does(MEDIATOR, new LeaveCaucus(A)).does(MEDIATOR, new EnterCaucus(B));
        assertThat(table.talk().mayRead(MEDIATOR, CAUCUS_A)).isFalse();
        table.does(HEAD_B, new EndInvitation(B, MEDIATOR));
        assertThat(table.talk().insideCaucus(MEDIATOR)).isNull();
        table.refuses(HEAD_B, new EndInvitation(B, MEDIATOR), Reason.NOT_INVITED);
    }

    @Test
    void onlyMediatorsAndInterpretersOfTheTableAreGuests() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        table.does(HEAD_A, new InviteToCaucus(A, INTERPRETER)).does(INTERPRETER, new EnterCaucus(A));
        table.refuses(HEAD_A, new InviteToCaucus(A, CHAIR), Reason.NO_GUEST);
        table.refuses(HEAD_A, new InviteToCaucus(A, DELEGATE_B), Reason.NO_GUEST);
        table.refuses(HEAD_A, new InviteToCaucus(A, new SeatId("x")), Reason.UNKNOWN_SEAT);
        table.refuses(HEAD_B, new InviteToCaucus(A, INTERPRETER), Reason.NOT_YOURS);
        table.refuses(HEAD_B, new EndInvitation(A, INTERPRETER), Reason.NOT_YOURS);
    }

    @Test
    void clocksStandStillAndNothingProceedsMeanwhile() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_B)).does(HEAD_A, new OpenCaucus(A));
        table.waits(300);
        table.refuses(CHAIR, new GiveFloor(HEAD_A), Reason.CAUCUS_OPEN);
        table.does(HEAD_A, new CloseCaucus(A));
        assertThat(table.netSeconds(B)).isZero();
        assertThat(table.speaker()).isEqualTo(HEAD_B);
    }

    @Test
    void theChairCallsADelegationBack() {
        Table table =
                Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A)).does(DELEGATE_A, new EnterCaucus(A));
        table.refuses(HEAD_B, new CloseCaucus(A), Reason.NOT_YOURS);
        table.does(CHAIR, new CloseCaucus(A));
        assertThat(table.lastEvents()).containsExactly(new CaucusClosed(A), new CaucusEnded());
        assertThat(table.talk().caucus(A).inside()).isEmpty();
        table.refuses(CHAIR, new CloseCaucus(A), Reason.NO_CAUCUS);
        table.refuses(DELEGATE_A, new EnterCaucus(A), Reason.NO_CAUCUS);
    }

    @Test
    void whoLeavesTheRoomLeavesTheCaucus() {
        Table table =
                Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A)).does(ADVISER_A, new EnterCaucus(A));
        table.does(ADVISER_A, new Leave());
        assertThat(table.lastEvents()).contains(new CaucusLeft(ADVISER_A));
    }

    @Test
    void aGuestWhoIsAccreditedNoMoreIsUninvited() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        table.does(HEAD_A, new InviteToCaucus(A, INTERPRETER)).does(INTERPRETER, new EnterCaucus(A));
        table.does(SECRETARY, new RevokeAccreditation(INTERPRETER));
        assertThat(table.talk().caucus(A).guests()).isEmpty();
    }

    @Test
    void oneConfersInOnePlaceOnly() {
        Table table = Table.chaired().onFirstItem().does(HEAD_A, new OpenCaucus(A));
        table.refuses(HEAD_A, new EnterCaucus(A), Reason.ALREADY_INSIDE);
        table.does(HEAD_A, new LeaveCaucus(A));
        table.refuses(HEAD_A, new LeaveCaucus(A), Reason.NOT_INSIDE);
    }

    @Test
    void guestsHaveALimit() {
        Table table = Table.chaired();
        for (int i = 0; i <= Limits.GUESTS; i++) {
            table.accredit(new SeatId("booth-" + i), Role.INTERPRETER, null);
        }
        table.onFirstItem().does(HEAD_A, new OpenCaucus(A));
        for (int i = 0; i < Limits.GUESTS; i++) {
            table.does(HEAD_A, new InviteToCaucus(A, new SeatId("booth-" + i)));
        }
        table.refuses(HEAD_A, new InviteToCaucus(A, new SeatId("booth-" + Limits.GUESTS)), Reason.TOO_MANY);
    }
}
