package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.BORDER;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.DropItem;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.PreparationCommand.ChangeAnnouncement;
import hiwar.talks.command.PreparationCommand.ChangeDelegation;
import hiwar.talks.command.PreparationCommand.PostponeTalk;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.PreparationCommand.RemoveDelegation;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Phase;
import hiwar.talks.state.Preparation;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Wording;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PreparationTest {
    static Announcement announcement(Table table) {
        return announcement(table.nowMillis() + 3_600_000, new Day(2001, 7, 16), List.of("ru", "zh"), A);
    }

    private static Announcement announcement(
            long startMillis, Day signed, List<String> languages, DelegationId initiator) {
        Wording title = words("Talks by video").and("ru", "Переговоры по видео").and("zh", "视频会谈");
        Occasion occasion = new Occasion(words("20 years of the treaty"), signed);
        return new Announcement(title, startMillis, 7_200_000, Form.VIDEO, occasion, languages, initiator);
    }

    private static Preparation preparation(Table table) {
        return table.state().preparation();
    }

    @Test
    void onlyTheNodeMakesATalkAndOnlyOnce() {
        Table table = Table.prepared();
        PrepareTalk again = new PrepareTalk(words("Again"), Table.seat(new SeatId("s2"), Role.SECRETARY, null));
        table.refuses(SeatId.NODE, again, Reason.TALK_EXISTS);
        table.refuses(SECRETARY, again, Reason.NOT_YOUR_RIGHT);
    }

    @Test
    void aTalkBeginsWithASecretary() {
        Talk talk = Talk.empty(new TalkId("t"));
        PrepareTalk headless = new PrepareTalk(words("Talks"), Table.seat(new SeatId("s"), Role.OBSERVER, null));
        assertThat(refusal(talk, SeatId.NODE, headless)).isEqualTo(Reason.BAD_NAME);
        PrepareTalk nameless = new PrepareTalk(Wording.NONE, Table.seat(new SeatId("s"), Role.SECRETARY, null));
        assertThat(refusal(talk, SeatId.NODE, nameless)).isEqualTo(Reason.WORDS_MISSING);
        assertThat(refusal(talk, SECRETARY, new OpenSitting())).isEqualTo(Reason.NO_TALK);
    }

    private static Reason refusal(Talk talk, SeatId by, hiwar.talks.command.Command command) {
        Decision decision = talk.decide(new Submission(by, new CommandId("c"), 0, command));
        return ((Decision.Refused) decision).refusal().reason();
    }

    @Test
    void delegationsHaveNamesOfTheirOwn() {
        Table table = Table.accredited();
        Delegation again = new Delegation(A, words("Once more"), "Europe/Rome");
        table.refuses(SECRETARY, new AddDelegation(again), Reason.NAME_TAKEN);
        Delegation odd = new Delegation(new DelegationId("c d"), words("Cedonia"), "Europe/Rome");
        table.refuses(SECRETARY, new AddDelegation(odd), Reason.BAD_NAME);
        Delegation nowhere = new Delegation(new DelegationId("c"), words("Cedonia"), "Here & there");
        table.refuses(SECRETARY, new AddDelegation(nowhere), Reason.BAD_ZONE);
    }

    @Test
    void aHeadRenamesTheOwnDelegationOnly() {
        Table table = Table.accredited();
        table.does(HEAD_A, new ChangeDelegation(new Delegation(A, words("The Ardenian side"), "Europe/Moscow")));
        assertThat(Objects.requireNonNull(preparation(table).find(A)).name()).isEqualTo(words("The Ardenian side"));
        Delegation other = new Delegation(B, words("Them"), "Asia/Shanghai");
        table.refuses(HEAD_A, new ChangeDelegation(other), Reason.NOT_YOURS);
        Delegation unknown = new Delegation(new DelegationId("x"), words("X"), "UTC");
        table.refuses(SECRETARY, new ChangeDelegation(unknown), Reason.UNKNOWN_DELEGATION);
    }

    @Test
    void aDelegationWithSeatsOrItemsStays() {
        Table table = Table.prepared();
        table.does(SECRETARY, new AddDelegation(new Delegation(A, words("Ardenia"), "UTC")));
        table.does(SECRETARY, new RemoveDelegation(A));
        table.refuses(SECRETARY, new RemoveDelegation(A), Reason.UNKNOWN_DELEGATION);
        Table full = Table.accredited();
        full.refuses(SECRETARY, new RemoveDelegation(A), Reason.DELEGATION_IN_USE);
        full.does(SECRETARY, new DropItem(BORDER));
        full.refuses(SECRETARY, new RemoveDelegation(B), Reason.DELEGATION_IN_USE);
    }

    @Test
    void thereIsALimitOfDelegations() {
        Table table = Table.prepared();
        for (int i = 0; i < Limits.DELEGATIONS; i++) {
            table.does(SECRETARY, new AddDelegation(new Delegation(new DelegationId("d" + i), words("D"), "UTC")));
        }
        Delegation more = new Delegation(new DelegationId("more"), words("D"), "UTC");
        table.refuses(SECRETARY, new AddDelegation(more), Reason.TOO_MANY);
    }

    @Test
    void everyChangeOfTheAnnouncementHasANewRevision() {
        Table table = Table.accredited();
        Announcement announcement = announcement(table);
        table.refuses(SECRETARY, new ChangeAnnouncement(announcement, Wording.NONE), Reason.NOT_ANNOUNCED);
        table.does(SECRETARY, new AnnounceTalk(announcement));
        assertThat(preparation(table).phase()).isEqualTo(Phase.ANNOUNCED);
        assertThat(preparation(table).revision()).isZero();
        table.refuses(SECRETARY, new AnnounceTalk(announcement), Reason.ALREADY_ANNOUNCED);
        table.does(SECRETARY, new ChangeAnnouncement(announcement.at(5), words("Earlier")));
        assertThat(preparation(table).revision()).isEqualTo(1);
        assertThat(preparation(table).announcement()).isEqualTo(announcement.at(5));
    }

    @Test
    void bothHeadsAnnounceTogether() {
        Table table = Table.accredited();
        AnnounceTalk announce = new AnnounceTalk(announcement(table));
        table.does(HEAD_A, announce);
        assertThat(preparation(table).announcement()).isNull();
        table.does(HEAD_B, announce);
        assertThat(preparation(table).phase()).isEqualTo(Phase.ANNOUNCED);
    }

    @Test
    void anAnnouncementMakesSense() {
        Table table = Table.accredited();
        Day day = new Day(2001, 7, 16);
        table.refuses(SECRETARY, announce(-1, day, List.of("ru"), A), Reason.BAD_TIME);
        table.refuses(SECRETARY, announce(Limits.LAST_MILLIS + 1, day, List.of("ru"), A), Reason.BAD_TIME);
        table.refuses(SECRETARY, announce(1, new Day(2001, 2, 29), List.of("ru"), A), Reason.BAD_DATE);
        table.refuses(SECRETARY, announce(1, day, List.of("ru", "ru"), A), Reason.BAD_LANGUAGES);
        table.refuses(SECRETARY, announce(1, day, List.of("русский"), A), Reason.BAD_LANGUAGES);
        DelegationId nobody = new DelegationId("nobody");
        table.refuses(SECRETARY, announce(1, day, List.of("ru"), nobody), Reason.UNKNOWN_DELEGATION);
        Announcement endless =
                new Announcement(words("T"), 1, Limits.LONGEST_MILLIS + 1, Form.PHONE, null, List.of(), null);
        table.refuses(SECRETARY, new AnnounceTalk(endless), Reason.BAD_TIME);
    }

    private static AnnounceTalk announce(long startMillis, Day day, List<String> languages, DelegationId initiator) {
        return new AnnounceTalk(announcement(startMillis, day, languages, initiator));
    }

    @Test
    void aTalkIsPostponedToANewTimeOrWithoutOne() {
        Table table = Table.accredited();
        table.refuses(SECRETARY, new PostponeTalk(null, A, Wording.NONE), Reason.NOT_ANNOUNCED);
        Announcement announcement = announcement(table);
        table.does(SECRETARY, new AnnounceTalk(announcement));
        table.refuses(SECRETARY, new PostponeTalk(-1L, A, Wording.NONE), Reason.BAD_TIME);
        table.does(SECRETARY, new PostponeTalk(77L, A, words("A scheduling matter")));
        assertThat(preparation(table).announcement()).isEqualTo(announcement.at(77));
        assertThat(preparation(table).phase()).isEqualTo(Phase.ANNOUNCED);
        table.does(SECRETARY, new PostponeTalk(null, null, Wording.NONE));
        assertThat(preparation(table).phase()).isEqualTo(Phase.POSTPONED);
        table.does(SECRETARY, new ChangeAnnouncement(announcement, Wording.NONE));
        assertThat(preparation(table).phase()).isEqualTo(Phase.ANNOUNCED);
        assertThat(preparation(table).revision()).isEqualTo(3);
    }

    @Test
    void eitherHeadCallsTheTalkOffInTheOwnName() {
        Table table = Table.accredited();
        table.refuses(HEAD_A, new CancelTalk(B, Wording.NONE), Reason.NOT_YOURS);
        table.refuses(HEAD_A, new CancelTalk(null, Wording.NONE), Reason.NOT_YOURS);
        table.refuses(SECRETARY, new CancelTalk(new DelegationId("x"), Wording.NONE), Reason.UNKNOWN_DELEGATION);
        table.does(HEAD_A, new CancelTalk(A, words("Circumstances")));
        assertThat(preparation(table).phase()).isEqualTo(Phase.CANCELLED);
        table.refuses(HEAD_B, new CancelTalk(B, Wording.NONE), Reason.TALK_OVER);
    }

    @Test
    void nothingIsCalledOffOrRearrangedWhileASittingIsOpen() {
        Table table = Table.chaired();
        table.does(SECRETARY, new AnnounceTalk(announcement(table))).onFirstItem();
        table.refuses(HEAD_A, new CancelTalk(A, Wording.NONE), Reason.SITTING_OPEN);
        table.refuses(CHAIR, new PostponeTalk(null, null, Wording.NONE), Reason.SITTING_OPEN);
        Delegation third = new Delegation(new DelegationId("c"), words("Cedonia"), "UTC");
        table.refuses(SECRETARY, new AddDelegation(third), Reason.SITTING_OPEN);
    }
}
