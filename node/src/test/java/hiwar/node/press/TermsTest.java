package hiwar.node.press;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Occasion;
import hiwar.talks.view.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TermsTest {
    private static String anniversary(int signedYear, PageLanguage language) {
        Occasion occasion = new Occasion(Announced.TREATY, new Day(signedYear, 7, 16));
        return Terms.anniversary(Announced.announcement(occasion), Phrases.in(language));
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 1st anniversary",
        "2019, 2nd anniversary",
        "2018, 3rd anniversary",
        "2010, 11th anniversary",
        "2009, 12th anniversary",
        "2001, 20th anniversary",
        "2000, 21st anniversary",
        "1910, 111th anniversary",
    })
    void englishCounts(int signedYear, String words) {
        assertThat(anniversary(signedYear, PageLanguage.EN)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 1 год со дня подписания",
        "2019, 2 года со дня подписания",
        "2016, 5 лет со дня подписания",
        "2010, 11 лет со дня подписания",
        "2001, 20 лет со дня подписания",
        "2000, 21 год со дня подписания",
        "1999, 22 года со дня подписания",
    })
    void russianHasThreeForms(int signedYear, String words) {
        assertThat(anniversary(signedYear, PageLanguage.RU)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2020, مرور عام واحد على التوقيع",
        "2019, مرور عامين على التوقيع",
        "2016, مرور 5 أعوام على التوقيع",
        "2001, مرور 20 عامًا على التوقيع",
        "1921, مرور 100 عام على التوقيع",
    })
    void arabicHasFiveForms(int signedYear, String words) {
        assertThat(anniversary(signedYear, PageLanguage.AR)).isEqualTo(words);
    }

    @Test
    void chineseHasOneForm() {
        assertThat(anniversary(2001, PageLanguage.ZH)).isEqualTo("签署20周年");
    }

    @Test
    void withoutATreatyBeforeTheTalkThereIsNoAnniversary() {
        assertThat(anniversary(2021, PageLanguage.EN)).isEmpty();
        assertThat(anniversary(2030, PageLanguage.EN)).isEmpty();
        Announcement plain = Announced.announcement(new Occasion(Announced.TREATY, null));
        assertThat(Terms.anniversary(plain, Phrases.in(PageLanguage.EN))).isEmpty();
        assertThat(Terms.anniversary(Announced.announcement(null), Phrases.in(PageLanguage.EN)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyFormAndEveryChangeHasAName(PageLanguage language) {
        Phrases phrases = Phrases.in(language);
        assertThat(Form.values()).extracting(form -> Terms.form(form, phrases)).doesNotHaveDuplicates();
        assertThat(Notice.Kind.values())
                .extracting(kind -> Terms.kind(kind, phrases))
                .doesNotHaveDuplicates();
    }
}
