package hiwar.talks.terms;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void aNameIsAsciiAndNotTooLong() {
        for (String good : List.of("a", "Item-1", "x_y", "f".repeat(64))) {
            assertThat(new ItemId(good).wellFormed()).as(good).isTrue();
        }
        for (String bad : List.of("", "a b", "a/b", "é", "пункт", "f".repeat(65))) {
            assertThat(new ItemId(bad).wellFormed()).as(bad).isFalse();
        }
    }

    @Test
    void aLanguageTagHasSubtags() {
        for (String good : List.of("ru", "zh-Hans", "sr-Latn-RS", "es-419", "x-private", "de-CH-1996")) {
            assertThat(Languages.wellFormed(good)).as(good).isTrue();
        }
        for (String bad : List.of("", "-", "ru-", "-ru", "a--b", "4u", "русский", "toolonglang", "a".repeat(36))) {
            assertThat(Languages.wellFormed(bad)).as(bad).isFalse();
        }
        assertThat(Languages.wellFormed("abcdefgh-abcdefgh-abcdefgh-abcdefgh")).isTrue();
        assertThat(Languages.wellFormed("abcdefgh-abcdefgh-abcdefgh-abcdefgh-a"))
                .isFalse();
    }

    @Test
    void aDayExistsInTheCalendar() {
        for (Day good : List.of(
                new Day(2001, 7, 16),
                new Day(2000, 2, 29),
                new Day(2024, 2, 29),
                new Day(1, 1, 1),
                new Day(9999, 12, 31))) {
            assertThat(good.exists()).as("%s", good).isTrue();
        }
        for (Day bad : List.of(
                new Day(1900, 2, 29),
                new Day(2001, 2, 29),
                new Day(2001, 4, 31),
                new Day(2001, 13, 1),
                new Day(2001, 0, 1),
                new Day(2001, 1, 0),
                new Day(0, 1, 1),
                new Day(10_000, 1, 1))) {
            assertThat(bad.exists()).as("%s", bad).isFalse();
        }
        assertThat(new Day(2001, 7, 16).anniversaryIn(2021)).isEqualTo(20);
    }

    @Test
    void aLogIsNamedAfterItsTalkAndDelegation() {
        TalkId talk = new TalkId("t");
        LogId caucus = LogId.caucus(talk, new DelegationId("a"));
        assertThat(LogId.table(talk).text()).isEqualTo("t/table");
        assertThat(caucus.text()).isEqualTo("t/caucus/a");
        assertThat(LogId.parse("t/table")).isEqualTo(LogId.table(talk));
        assertThat(LogId.parse("t/caucus/a")).isEqualTo(caucus);
        for (String bad :
                List.of("", "t", "/table", "t/", "t/caucus", "t/caucus/", "t/caucus/a/b", "t/tables", "t t/table")) {
            assertThat(LogId.parse(bad)).as(bad).isNull();
        }
    }

    @Test
    void wordsInSeveralLanguagesAreEqualWhateverTheOrder() {
        assertThat(Wording.of("ru", "Мир").and("zh", "和平"))
                .isEqualTo(Wording.of("zh", "和平").and("ru", "Мир"));
        assertThat(Wording.of("ru", "Мир").and("ru", "мир")).isEqualTo(Wording.of("ru", "мир"));
        assertThat(Wording.NONE.isEmpty()).isTrue();
    }
}
