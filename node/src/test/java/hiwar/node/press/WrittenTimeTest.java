package hiwar.node.press;

import static hiwar.node.press.Announced.DURATION_MILLIS;
import static hiwar.node.press.Announced.millis;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.terms.Day;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTimeTest {
    private static WrittenTime at(String start, String zone, PageLanguage language) {
        return Objects.requireNonNull(WrittenTime.at(millis(start), DURATION_MILLIS, zone, language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | Monday, 28 June 2021 | 10:00–11:30 | Moscow Standard Time
            RU | понедельник, 28 июня 2021\u202fг. | 10:00–11:30 | Москва, стандартное время
            ZH | 2021年6月28日星期一 | 10:00–11:30 | 莫斯科标准时间
            AR | الاثنين، 28 يونيو 2021 | 10:00–11:30 | توقيت موسكو الرسمي
            """)
    void aTimeIsWrittenInTheReadersLanguageByTheClockOfThePlace(
            PageLanguage language, String day, String hours, String zone) {
        assertThat(at("2021-06-28T07:00:00Z", "Europe/Moscow", language))
                .isEqualTo(new WrittenTime("2021-06-28T10:00+03:00", day, hours, zone, "UTC+3"));
    }

    @Test
    void betweenMoscowAndBeijingItMayBeAnotherDay() {
        String lateInMoscow = "2021-06-28T18:00:00Z";
        assertThat(at(lateInMoscow, "Europe/Moscow", PageLanguage.EN).day()).isEqualTo("Monday, 28 June 2021");
        WrittenTime beijing = at(lateInMoscow, "Asia/Shanghai", PageLanguage.EN);
        assertThat(beijing.day()).isEqualTo("Tuesday, 29 June 2021");
        assertThat(beijing.hours()).isEqualTo("02:00–03:30");
        assertThat(WrittenTime.utc(millis(lateInMoscow), DURATION_MILLIS, PageLanguage.EN)
                        .day())
                .isEqualTo("Monday, 28 June 2021");
    }

    @Test
    void talksThatLastBeyondMidnightNameBothDays() {
        assertThat(at("2021-06-28T20:00:00Z", "Europe/Moscow", PageLanguage.EN).hours())
                .isEqualTo("23:00 – 29 June, 00:30");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tehran, UTC+4:30, 11:30–13:00", // summer time, in 2021
        "Asia/Kolkata, UTC+5:30, 12:30–14:00",
        "Asia/Kathmandu, UTC+5:45, 12:45–14:15",
        "America/St_Johns, UTC−2:30, 04:30–06:00",
        "Africa/Abidjan, UTC, 07:00–08:30",
    })
    void zonesNeedNotBeWholeHoursFromUtc(String zone, String offset, String hours) {
        WrittenTime time = at("2021-06-28T07:00:00Z", zone, PageLanguage.EN);
        assertThat(time.offset()).isEqualTo(offset);
        assertThat(time.hours()).isEqualTo(hours);
    }

    @Test
    void summerTimeIsThatOfTheDayOfTheTalk() {
        WrittenTime winter = at("2021-03-27T12:00:00Z", "Europe/Berlin", PageLanguage.EN);
        assertThat(winter.hours()).isEqualTo("13:00–14:30");
        assertThat(winter.zone() + " " + winter.offset()).isEqualTo("Central European Standard Time UTC+1");
        WrittenTime summer = at("2021-03-28T12:00:00Z", "Europe/Berlin", PageLanguage.EN);
        assertThat(summer.hours()).isEqualTo("14:00–15:30");
        assertThat(summer.zone() + " " + summer.offset()).isEqualTo("Central European Summer Time UTC+2");
    }

    @Test
    void talksThroughTheChangeOfClocksLastAsLongAsAnnounced() {
        assertThat(at("2021-03-28T00:30:00Z", "Europe/Berlin", PageLanguage.EN).hours())
                .isEqualTo("01:30–04:00");
    }

    @Test
    void aPlaceWithoutAKnownZoneHasNoTime() {
        assertThat(WrittenTime.at(0, 1, "Atlantis/Capital", PageLanguage.EN)).isNull();
        assertThat(WrittenTime.at(0, 1, "+", PageLanguage.EN)).isNull();
    }

    @Test
    void aTreatysDayHasNoZone() {
        Day day = new Day(2001, 7, 16);
        assertThat(WrittenTime.day(day, PageLanguage.EN)).isEqualTo("16 July 2001");
        assertThat(WrittenTime.day(day, PageLanguage.RU)).isEqualTo("16 июля 2001\u202fг.");
        assertThat(WrittenTime.day(day, PageLanguage.ZH)).isEqualTo("2001年7月16日");
        assertThat(WrittenTime.day(day, PageLanguage.AR)).isEqualTo("16 يوليو 2001");
    }
}
