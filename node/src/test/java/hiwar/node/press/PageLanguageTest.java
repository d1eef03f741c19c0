package hiwar.node.press;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.terms.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ru | en                      | RU
            -  | ar-EG,en;q=0.5          | AR
            -  | en;q=0.1, zh-Hans-CN    | ZH
            -  | de, fr;q=0.9, RU;q=0.8  | RU
            -  | ar;q=0, zh              | ZH
            de | zh                      | ZH
            -  | de                      | EN
            -  | -                       | EN
            -  | *                       | EN
            -  | ;;q=,=                  | EN
            """)
    void theReaderChoosesOrTheBrowserDoesOrItIsEnglish(String asked, String accepted, PageLanguage language) {
        assertThat(PageLanguage.choose(asked, accepted)).isEqualTo(language);
    }

    @Test
    void wishesBeyondTheLimitAreNotLookedAt() {
        String before = "de,".repeat(PageLanguage.MAX_WISHES - 1);
        assertThat(PageLanguage.choose(null, before + "ru")).isEqualTo(PageLanguage.RU);
        assertThat(PageLanguage.choose(null, before + "de,ru")).isEqualTo(PageLanguage.EN);
    }

    @Test
    void wordsAreInTheReadersLanguageOrEnglishOrWhatThereIs() {
        Wording both = Wording.of("en", "Talks").and("zh-Hans", "会谈").and("fr", "Entretiens");
        assertThat(Text.of(both, PageLanguage.ZH)).isEqualTo(new Text("会谈", "zh-Hans"));
        assertThat(Text.of(both, PageLanguage.RU)).isEqualTo(new Text("Talks", "en"));
        Text urdu = Text.of(Wording.of("ur", "مذاکرات"), PageLanguage.RU);
        assertThat(urdu.language()).isEqualTo("ur");
        assertThat(urdu.direction()).isEqualTo("rtl");
    }
}
