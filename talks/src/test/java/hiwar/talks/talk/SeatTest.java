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
import static hiwar.talks.table.Table.OBSERVER;
import static hiwar.talks.table.Table.PRESS;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.TALK;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.ChangeSeat;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SeatCommand.TurnAway;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.SeatEvent.AccreditationRevoked;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Presence;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeatTest {
    private static Attendee attendee(Table table, SeatId seat) {
        return Objects.requireNonNull(table.state().seats().find(seat));
    }

    private static AccreditSeat accredit(String id, Role role, DelegationId delegation) {
        return new AccreditSeat(Table.seat(new SeatId(id), role, delegation));
    }

    private static AccreditSeat accredit(String id, Role role) {
        return new AccreditSeat(Table.seat(new SeatId(id), role, null));
    }

    @Test
    void rolesSitWhereTheyBelong() {
        Table table = Table.accredited();
        table.refuses(SECRETARY, accredit("x", Role.DELEGATE), Reason.ROLE_NEEDS_DELEGATION);
        table.refuses(SECRETARY, accredit("x", Role.CHAIR, A), Reason.ROLE_WITHOUT_DELEGATION);
        table.refuses(SECRETARY, accredit("x", Role.DELEGATE, new DelegationId("z")), Reason.UNKNOWN_DELEGATION);
        table.does(SECRETARY, accredit("x", Role.INTERPRETER, A)).does(SECRETARY, accredit("y", Role.INTERPRETER));
    }

    @Test
    void aDelegationHasOneHeadAndOnePersonPresides() {
        Table table = Table.accredited();
        table.refuses(SECRETARY, accredit("x", Role.HEAD, A), Reason.ROLE_TAKEN);
        table.does(SECRETARY, accredit("x", Role.CHAIR));
        table.refuses(SECRETARY, accredit("y", Role.CHAIR), Reason.ROLE_TAKEN);
        table.refuses(SECRETARY, accredit("y", Role.MEDIATOR), Reason.ROLE_TAKEN);
    }

    @Test
    void seatsHaveNamesOfTheirOwn() {
        Table table = Table.accredited();
        table.refuses(SECRETARY, accredit("head-a", Role.OBSERVER), Reason.NAME_TAKEN);
        table.refuses(SECRETARY, accredit("", Role.OBSERVER), Reason.BAD_NAME);
        table.refuses(SECRETARY, accredit("node", Role.OBSERVER), Reason.BAD_NAME);
        Seat babel = new Seat(new SeatId("x"), Role.INTERPRETER, null, words("Booth"), List.of("no such"));
        table.refuses(SECRETARY, new AccreditSeat(babel), Reason.BAD_LANGUAGES);
    }

    @Test
    void aHeadAccreditsRenamesAndRevokesTheOwnPeople() {
        Table table = Table.accredited();
        table.does(HEAD_A, accredit("x", Role.ADVISER, A));
        table.refuses(HEAD_A, accredit("y", Role.ADVISER, B), Reason.NOT_YOURS);
        table.refuses(HEAD_A, accredit("y", Role.OBSERVER), Reason.NOT_YOURS);
        table.does(HEAD_A, new ChangeSeat(new SeatId("x"), words("Minister"), List.of("ru", "en")));
        assertThat(attendee(table, new SeatId("x")).seat().office()).isEqualTo(words("Minister"));
        table.refuses(HEAD_A, new ChangeSeat(HEAD_B, words("Minister"), List.of()), Reason.NOT_YOURS);
        table.refuses(HEAD_A, new RevokeAccreditation(DELEGATE_B), Reason.NOT_YOURS);
        table.refuses(HEAD_A, new RevokeAccreditation(HEAD_A), Reason.NOT_YOURS);
        table.does(HEAD_A, new RevokeAccreditation(new SeatId("x")));
        table.refuses(new SeatId("x"), new Arrive(), Reason.NOT_ACCREDITED);
        table.refuses(SECRETARY, new ChangeSeat(new SeatId("x"), words("Nobody"), List.of()), Reason.UNKNOWN_SEAT);
    }

    @Test
    void theLastSecretaryStays() {
        Table table = Table.accredited();
        table.refuses(SECRETARY, new RevokeAccreditation(SECRETARY), Reason.LAST_SECRETARY);
        table.does(SECRETARY, accredit("s2", Role.SECRETARY)).does(SECRETARY, new RevokeAccreditation(SECRETARY));
    }

    @Test
    void peopleWaitUntilTheyAreAdmittedOneByOne() {
        Table table = Table.accredited().does(DELEGATE_A, new Arrive());
        assertThat(attendee(table, DELEGATE_A).presence()).isEqualTo(Presence.WAITING);
        table.refuses(DELEGATE_A, new Arrive(), Reason.ALREADY_HERE);
        table.refuses(HEAD_B, new Admit(DELEGATE_A), Reason.NOT_YOURS);
        table.refuses(SECRETARY, new Admit(DELEGATE_B), Reason.NOT_WAITING);
        table.does(HEAD_A, new Admit(DELEGATE_A));
        assertThat(attendee(table, DELEGATE_A).present()).isTrue();
    }

    @Test
    void headsSecretaryAndChairWalkIn() {
        Table table = Table.accredited().accredit(CHAIR, Role.CHAIR, null);
        table.does(HEAD_A, new Arrive()).does(SECRETARY, new Arrive()).does(CHAIR, new Arrive());
        assertThat(attendee(table, HEAD_A).present()).isTrue();
        assertThat(attendee(table, SECRETARY).present()).isTrue();
        assertThat(attendee(table, CHAIR).present()).isTrue();
    }

    @Test
    void whoWasAdmittedComesBackInTheSameSittingOnly() {
        Table table =
                Table.chaired().onFirstItem().does(DELEGATE_A, new Leave()).does(DELEGATE_A, new Arrive());
        assertThat(attendee(table, DELEGATE_A).present()).isTrue();
        table.does(DELEGATE_A, new Leave())
                .does(CHAIR, new AdjournSitting(null))
                .does(DELEGATE_A, new Arrive());
        assertThat(attendee(table, DELEGATE_A).presence()).isEqualTo(Presence.WAITING);
        assertThat(attendee(table, DELEGATE_B).present()).isTrue();
    }

    @Test
    void whoIsTurnedAwayMayKnockAgain() {
        Table table = Table.accredited().does(OBSERVER, new Arrive());
        table.does(SECRETARY, new TurnAway(OBSERVER, words("Not yet")));
        table.refuses(OBSERVER, new Leave(), Reason.NOT_HERE);
        table.does(OBSERVER, new Arrive()).does(OBSERVER, new Leave());
    }

    @Test
    void whoIsSentOutHasToBeAdmittedAgain() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(DELEGATE_A));
        table.refuses(HEAD_B, new SendOut(DELEGATE_A, Wording.NONE), Reason.NOT_YOURS);
        table.does(CHAIR, new SendOut(DELEGATE_A, words("Order")));
        assertThat(table.lastEvents()).contains(new FloorLapsed(Lapse.SENT_OUT));
        table.refuses(CHAIR, new SendOut(DELEGATE_A, Wording.NONE), Reason.NOT_HERE);
        table.refuses(CHAIR, new SendOut(new SeatId("x"), Wording.NONE), Reason.UNKNOWN_SEAT);
        table.does(DELEGATE_A, new Arrive());
        assertThat(attendee(table, DELEGATE_A).presence()).isEqualTo(Presence.WAITING);
    }

    @Test
    void inASittingNobodyRemovesAHeadOrTheChair() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(SECRETARY, new SendOut(HEAD_A, Wording.NONE), Reason.SEAT_PROTECTED);
        table.refuses(SECRETARY, new RevokeAccreditation(HEAD_B), Reason.SEAT_PROTECTED);
        table.refuses(SECRETARY, new RevokeAccreditation(CHAIR), Reason.SEAT_PROTECTED);
        table.does(CHAIR, new AdjournSitting(null)).does(SECRETARY, new RevokeAccreditation(HEAD_B));
    }

    @Test
    void whoseAccreditationIsRevokedIsOutAtOnce() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(ADVISER_A));
        table.does(HEAD_A, new RevokeAccreditation(ADVISER_A));
        assertThat(table.lastEvents())
                .containsExactly(new FloorLapsed(Lapse.REVOKED), new AccreditationRevoked(ADVISER_A));
        assertThat(table.talk().mayRead(ADVISER_A, LogId.table(TALK))).isFalse();
    }

    @Test
    void thereIsALimitOfSeats() {
        Table table = Table.prepared();
        for (int i = 1; i < Limits.SEATS; i++) {
            table.does(SECRETARY, accredit("s" + i, Role.OBSERVER));
        }
        table.refuses(SECRETARY, accredit("more", Role.OBSERVER), Reason.TOO_MANY);
    }

    @Test
    void theTableIsReadByWhoWorksAtTheTalkObserversWhileInTheRoomAndThePressNever() {
        Table table = Table.accredited();
        LogId log = LogId.table(TALK);
        assertThat(table.talk().mayRead(DELEGATE_A, log)).isTrue();
        assertThat(table.talk().mayRead(INTERPRETER, log)).isTrue();
        assertThat(table.talk().mayRead(OBSERVER, log)).isFalse();
        table.enters(OBSERVER).enters(PRESS);
        assertThat(table.talk().mayRead(OBSERVER, log)).isTrue();
        assertThat(table.talk().mayRead(PRESS, log)).isFalse();
        assertThat(table.talk().mayRead(new SeatId("nobody"), log)).isFalse();
        assertThat(table.talk().mayRead(HEAD_A, LogId.table(new hiwar.talks.id.TalkId("other"))))
                .isFalse();
    }
}
