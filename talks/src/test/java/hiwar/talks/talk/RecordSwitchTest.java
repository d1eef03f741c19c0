package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.BORDER;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_A;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.INTERPRETER;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.AttachDocument;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.command.FloorCommand.GiveFloor;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.OrderCommand.CannotInterpret;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.RecordCommand.GoOffRecord;
import hiwar.talks.command.RecordCommand.ReturnToRecord;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.event.RecordEvent.ReturnedToRecord;
import hiwar.talks.event.RecordEvent.WentOffRecord;
import hiwar.talks.id.DocumentId;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.Wording;
import org.junit.jupiter.api.Test;

class RecordSwitchTest {
    @Test
    void offTheRecordNothingOfContentIsKept() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).does(CHAIR, new GoOffRecord());
        table.refuses(HEAD_A, new YieldFloor(), Reason.OFF_RECORD);
        table.refuses(HEAD_B, new RequestFloor(), Reason.OFF_RECORD);
        table.refuses(HEAD_B, new RaisePointOfOrder(words("I object")), Reason.OFF_RECORD);
        table.refuses(INTERPRETER, new CannotInterpret(Difficulty.SOUND), Reason.OFF_RECORD);
        table.refuses(CHAIR, new ConcludeItem(GREETINGS), Reason.OFF_RECORD);
        Document paper = new Document(new DocumentId("d"), words("Paper"), "0".repeat(64), 1, A);
        table.refuses(HEAD_A, new AttachDocument(BORDER, paper), Reason.OFF_RECORD);
    }

    @Test
    void noReasonIsWrittenDownEither() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GoOffRecord());
        table.refuses(CHAIR, new SendOut(DELEGATE_A, words("Said too much")), Reason.OFF_RECORD);
        table.does(CHAIR, new SendOut(DELEGATE_A, Wording.NONE));
        table.refuses(CHAIR, new CallRecess(null, words("To calm down")), Reason.OFF_RECORD);
        table.does(CHAIR, new CallRecess(null, Wording.NONE));
    }

    @Test
    void theSwitchItselfIsRecorded() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new GoOffRecord());
        assertThat(table.lastEvents()).containsExactly(new WentOffRecord());
        table.refuses(CHAIR, new GoOffRecord(), Reason.ALREADY_SO);
        table.does(CHAIR, new ReturnToRecord());
        assertThat(table.lastEvents()).containsExactly(new ReturnedToRecord());
        table.refuses(CHAIR, new ReturnToRecord(), Reason.ON_RECORD);
    }

    @Test
    void theFloorIsAsItWasWhenTheTalkReturnsToTheRecord() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GiveFloor(HEAD_A)).does(HEAD_B, new RequestFloor());
        table.does(CHAIR, new GoOffRecord()).waits(600).does(CHAIR, new ReturnToRecord());
        assertThat(table.speaker()).isEqualTo(HEAD_A);
        assertThat(table.listed()).containsExactly(HEAD_B);
        assertThat(table.netSeconds(A)).isZero();
    }

    @Test
    void eitherHeadGoesOffTheRecordAndBothReturn() {
        Table table = Table.bilateral().onFirstItem().does(HEAD_B, new GoOffRecord());
        assertThat(table.state().sitting().offRecord()).isTrue();
        table.does(HEAD_B, new ReturnToRecord());
        assertThat(table.state().sitting().offRecord()).isTrue();
        table.does(HEAD_A, new ReturnToRecord());
        assertThat(table.state().sitting().offRecord()).isFalse();
    }

    @Test
    void theNextSittingBeginsOnTheRecord() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GoOffRecord()).does(CHAIR, new AdjournSitting(null));
        table.does(CHAIR, new OpenSitting());
        assertThat(table.state().sitting().offRecord()).isFalse();
    }

    @Test
    void thereIsNoPressOffTheRecord() {
        Table table = Table.chaired().onFirstItem();
        assertThat(table.state().openToPress()).isTrue();
        table.does(CHAIR, new GoOffRecord());
        assertThat(table.state().openToPress()).isFalse();
    }

    @Test
    void aDelegationsOwnNotesAreItsOwnAffair() {
        Table table =
                Table.chaired().onFirstItem().does(CHAIR, new GoOffRecord()).does(HEAD_A, new OpenCaucus(A));
        table.does(HEAD_A, new NoteInCaucus(A, words("They will give way")));
    }

    @Test
    void thereIsNothingToSwitchWithoutASitting() {
        Table.chaired().refuses(CHAIR, new GoOffRecord(), Reason.NO_SITTING);
    }

    @Test
    void theSecretaryDoesNotSwitch() {
        Table.chaired().onFirstItem().refuses(SECRETARY, new GoOffRecord(), Reason.NOT_YOUR_RIGHT);
    }
}
