package hiwar.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The plan of the demo is the reference talk, and says everything in the four languages of the client. */
class ReferenceTalkTest {
    private static final List<String> LANGUAGES = List.of("ar", "en", "ru", "zh");

    @Test
    void theAgendaIsThatOfTheTalk() {
        assertThat(items())
                .extracting(AgendaItem::kind)
                .containsExactly(ItemKind.PROTOCOL, ItemKind.ASSESSMENT, ItemKind.BILATERAL, ItemKind.INTERNATIONAL);
    }

    @Test
    void itIsAnnouncedForTheTwentiethAnniversaryOfTheTreaty() {
        Announcement announcement = ReferenceTalk.plan().commands().stream()
                .filter(AnnounceTalk.class::isInstance)
                .map(command -> ((AnnounceTalk) command).announcement())
                .findFirst()
                .orElseThrow();
        Occasion occasion = Objects.requireNonNull(announcement.occasion());
        Day signed = Objects.requireNonNull(occasion.signed());
        assertThat(announcement.form()).isEqualTo(Form.VIDEO);
        assertThat(Instant.ofEpochMilli(announcement.startMillis()).toString()).startsWith("2021-06-28");
        assertThat(signed).isEqualTo(new Day(2001, 7, 16));
        assertThat(signed.anniversaryIn(2021)).isEqualTo(20);
    }

    @Test
    void bothSidesHaveTheSameSeatsUnderTheSameOffices() {
        assertThat(seatsOf(ReferenceTalk.FIRST)).isEqualTo(seatsOf(ReferenceTalk.SECOND));
        assertThat(ReferenceTalk.seats())
                .extracting(Seat::id, Seat::role)
                .contains(tuple(ReferenceTalk.FIRST.head(), Role.HEAD), tuple(ReferenceTalk.SECOND.head(), Role.HEAD));
    }

    @Test
    void everythingIsSaidInAllLanguages() {
        assertThat(items()).extracting(AgendaItem::title).allSatisfy(ReferenceTalkTest::inAllLanguages);
        assertThat(ReferenceTalk.seats()).extracting(Seat::office).allSatisfy(ReferenceTalkTest::inAllLanguages);
        assertThat(ReferenceTalk.plan().words().values()).isNotEmpty().allSatisfy(ReferenceTalkTest::inAllLanguages);
        inAllLanguages(ReferenceTalk.plan().title());
    }

    private static void inAllLanguages(Wording wording) {
        assertThat(wording.texts()).containsOnlyKeys(LANGUAGES.toArray(String[]::new));
    }

    private static List<AgendaItem> items() {
        return ReferenceTalk.plan().commands().stream()
                .filter(AddItem.class::isInstance)
                .map(command -> ((AddItem) command).item())
                .toList();
    }

    private static List<String> seatsOf(ReferenceTalk.Side side) {
        return ReferenceTalk.seats().stream()
                .filter(seat -> side.delegation().equals(seat.delegation()))
                .map(seat -> seat.role() + " " + seat.office())
                .toList();
    }
}
