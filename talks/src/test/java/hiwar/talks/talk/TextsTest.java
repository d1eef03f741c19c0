package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.SeatCommand.ChangeSeat;
import hiwar.talks.id.SeatId;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Table table = Table.chaired().onFirstItem();

    private static ChangeSeat office(Wording office) {
        return new ChangeSeat(HEAD_A, office, List.of());
    }

    @Test
    void aTitleHasWordsAndALength() {
        table.refuses(SECRETARY, office(Wording.NONE), Reason.WORDS_MISSING);
        table.refuses(SECRETARY, office(words(" ")), Reason.WORDS_MISSING);
        table.does(SECRETARY, office(words("x".repeat(Limits.TITLE_CHARS))));
        table.refuses(SECRETARY, office(words("x".repeat(Limits.TITLE_CHARS + 1))), Reason.TEXT_TOO_LONG);
    }

    @Test
    void aRemarkMayBeMissingAndHasALength() {
        table.refuses(HEAD_A, new RaisePointOfOrder(words("x".repeat(Limits.TEXT_CHARS + 1))), Reason.TEXT_TOO_LONG);
        table.does(HEAD_A, new RaisePointOfOrder(words("x".repeat(Limits.TEXT_CHARS))));
        table.does(new SeatId("head-b"), new RaisePointOfOrder(Wording.NONE));
    }

    @Test
    void wordsCanBeShownAndStored() {
        for (String good : List.of("Глава делегации", "代表团团长", "رئيس الوفد", "two\nlines", "a\ttab", "🕊")) {
            table.does(SECRETARY, office(words(good)));
        }
        for (String bad :
                List.of("bell\u0007", "null\u0000", "half \ud83d", "half \udd4a", "del\u007f", "next\u0085line")) {
            table.refuses(SECRETARY, office(words(bad)), Reason.BAD_TEXT);
        }
    }

    @Test
    void wordsAreInLanguagesAndNotInTooMany() {
        table.refuses(SECRETARY, office(Wording.of("русский", "Глава")), Reason.BAD_LANGUAGES);
        Wording wording = Wording.NONE;
        for (int i = 0; i < Limits.LANGUAGES; i++) {
            wording = wording.and("x-" + i, "word");
        }
        table.does(SECRETARY, office(wording));
        assertThat(table.refusal(SECRETARY, office(wording.and("en", "word"))).arguments())
                .containsEntry("limit", Integer.toString(Limits.LANGUAGES));
    }

    @Test
    void whatIsRefusedSaysWhyAndWhatToDo() {
        Refusal refusal = table.refusal(HEAD_A, office(words("")));
        assertThat(refusal.reason().key()).isEqualTo("refusal.words-missing");
        assertThat(refusal.remedy().key()).isEqualTo("next.correct");
        assertThat(table.state().seats().head(A)).isNotNull();
    }
}
