package hiwar.talks.view;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.ASSESSMENT;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.AgendaCommand.OpenToPress;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.PreparationCommand.ChangeAnnouncement;
import hiwar.talks.command.PreparationCommand.ChangeDelegation;
import hiwar.talks.command.PreparationCommand.PostponeTalk;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Wording;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PublicTalkTest {
    private static final long START_MILLIS = 1_624_950_000_000L;
    private static final Announcement ANNOUNCEMENT =
            new Announcement(words("Talks by video"), START_MILLIS, 5_400_000, Form.VIDEO, null, List.of("ru"), A);

    private static Table announced() {
        return Table.accredited().does(SECRETARY, new AnnounceTalk(ANNOUNCEMENT));
    }

    private static PublicTalk seen(Table table) {
        return Objects.requireNonNull(PublicTalk.of(table.proceedings()));
    }

    @Test
    void beforeItIsAnnouncedThePublicSeesNothing() {
        Table table = Table.accredited();
        assertThat(PublicTalk.of(table.proceedings())).isNull();
        table.does(SECRETARY, new CancelTalk(null, words("No time")));
        assertThat(PublicTalk.of(table.proceedings())).isNull();
        assertThat(table.proceedings().notices().all()).isEmpty();
    }

    @Test
    void bothSidesAreNamedWithTheOfficesOfTheirHeads() {
        Table table = announced();
        assertThat(seen(table).sides())
                .containsExactly(
                        new PublicTalk.Side(new Delegation(A, words("Ardenia"), "Europe/Moscow"), words("HEAD"), "ru"),
                        new PublicTalk.Side(new Delegation(B, words("Belmark"), "Asia/Shanghai"), words("HEAD"), "ru"));
        table.does(SECRETARY, new RevokeAccreditation(HEAD_B));
        assertThat(Objects.requireNonNull(seen(table).find(B)).head()).isNull();
    }

    @Test
    void theAgendaNamesOnlyWhatIsOpenToThePress() {
        Table table = announced();
        PublicTalk.PublicItem greetings = new PublicTalk.PublicItem(words("greetings"), ItemKind.PROTOCOL);
        assertThat(seen(table).agenda()).containsExactly(greetings);
        Table chaired =
                Table.chaired().does(CHAIR, new AnnounceTalk(ANNOUNCEMENT)).onFirstItem();
        chaired.does(HEAD_B, new CloseToPress(GREETINGS));
        assertThat(seen(chaired).agenda()).isEmpty();
        chaired.does(CHAIR, new ConcludeItem(GREETINGS)).does(CHAIR, new BeginItem(ASSESSMENT));
        chaired.does(CHAIR, new OpenToPress(ASSESSMENT));
        assertThat(seen(chaired).agenda())
                .containsExactly(new PublicTalk.PublicItem(words("assessment"), ItemKind.ASSESSMENT));
    }

    @Test
    void everyChangeIsTold() {
        Table table = announced();
        long announcedMillis = table.nowMillis();
        Announcement earlier = ANNOUNCEMENT.at(START_MILLIS - 3_600_000);
        table.waits(60).does(SECRETARY, new ChangeAnnouncement(earlier, words("At the wish of both")));
        table.waits(60).does(HEAD_A, new PostponeTalk(null, A, words("Illness")));
        assertThat(seen(table).startMillis()).isNull();
        table.waits(60).does(HEAD_B, new PostponeTalk(START_MILLIS, B, Wording.NONE));
        assertThat(seen(table).startMillis()).isEqualTo(START_MILLIS);
        table.waits(60).does(SECRETARY, new CancelTalk(null, words("Agreed in writing")));
        Long first = START_MILLIS;
        Long second = START_MILLIS - 3_600_000;
        long at = announcedMillis;
        assertThat(seen(table).notices())
                .containsExactly(
                        new Notice(0, at, Notice.Kind.ANNOUNCED, null, first, null, Wording.NONE),
                        new Notice(
                                1, at + 60_000, Notice.Kind.CHANGED, first, second, null, words("At the wish of both")),
                        new Notice(2, at + 120_000, Notice.Kind.POSTPONED, second, null, A, words("Illness")),
                        new Notice(3, at + 180_000, Notice.Kind.POSTPONED, null, first, B, Wording.NONE),
                        new Notice(
                                4,
                                at + 240_000,
                                Notice.Kind.CANCELLED,
                                first,
                                first,
                                null,
                                words("Agreed in writing")));
        assertThat(seen(table).notices().stream().map(Notice::movesStart))
                .containsExactly(false, true, false, false, false);
        assertThat(seen(table).latest().revision())
                .isEqualTo(seen(table).board().revision());
    }

    @Test
    void theAnnouncementAndTheNewestChangesAreKept() {
        Table table = announced();
        for (int i = 1; i <= Notices.KEPT + 1; i++) {
            table.does(SECRETARY, new ChangeAnnouncement(ANNOUNCEMENT.at(START_MILLIS + i), Wording.NONE));
        }
        List<Notice> notices = seen(table).notices();
        assertThat(notices).hasSize(1 + Notices.KEPT);
        assertThat(notices.getFirst().kind()).isEqualTo(Notice.Kind.ANNOUNCED);
        assertThat(notices.get(1).revision()).isEqualTo(2);
        assertThat(notices.getLast().revision()).isEqualTo(Notices.KEPT + 1);
    }

    @Test
    void aSideThatIsCalledSomethingElseIsNoChangeOfTheAnnouncement() {
        Table table = announced();
        table.does(HEAD_A, new ChangeDelegation(new Delegation(A, words("The Ardenian side"), "Europe/Moscow")));
        assertThat(seen(table).notices()).hasSize(1);
        assertThat(Objects.requireNonNull(seen(table).find(A)).delegation().name())
                .isEqualTo(words("The Ardenian side"));
    }

    @Test
    void itIsWrittenAsJsonAndReadAgain() {
        Codec<PublicTalk> codec = Codec.of(PublicTalk.class);
        PublicTalk talk = seen(announced().does(HEAD_A, new PostponeTalk(null, A, words("Illness"))));
        assertThat(codec.read(codec.write(talk))).isEqualTo(new Decoded.Read<>(talk));
    }
}
