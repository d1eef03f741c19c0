package hiwar.node.press;

import static hiwar.node.press.Announced.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.PublicTalk;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write, ical4j must read, find valid by RFC 5546, and understand as it was meant. */
class CalendarFileTest {
    private static Calendar published(PublicTalk talk, PageLanguage language) {
        return read(CalendarFile.published(talk, language, SITE).text());
    }

    private static Calendar invitation(PublicTalk talk, Seat seat, PageLanguage language) {
        return read(CalendarFile.invitation(talk, seat, language, SITE).text());
    }

    private static Calendar read(String file) {
        for (String line : file.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ContentLines.MAX_OCTETS);
            assertThat(line).doesNotContain("\n", "\r", "\uFFFD");
        }
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(file));
            ValidationResult result = calendar.validate(true);
            assertThat(result.getEntries()).as(file).isEmpty();
            return calendar;
        } catch (IOException | ParserException malformed) {
            throw new AssertionError(file, malformed);
        }
    }

    private static VEvent event(Calendar calendar) {
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(1);
        return (VEvent) calendar.getComponents(Component.VEVENT).getFirst();
    }

    private static String value(Calendar calendar, String name) {
        return event(calendar).getRequiredProperty(name).getValue();
    }

    private static List<String> conferences(Calendar calendar) {
        return event(calendar).getProperties("CONFERENCE").stream()
                .map(line -> parameter(line, "FEATURE") + " " + parameter(line, "LABEL") + " "
                        + parameter(line, "LANGUAGE") + " " + line.getValue())
                .toList();
    }

    private static String parameter(Property property, String name) {
        return property.getParameter(name)
                .map(net.fortuna.ical4j.model.Parameter::getValue)
                .orElse("-");
    }

    @Test
    void anybodyMayPutTheTalkIntoACalendar() {
        Calendar calendar = published(Announced.talk(), PageLanguage.EN);
        assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("PUBLISH");
        assertThat(value(calendar, "DTSTART")).isEqualTo("20210628T070000Z");
        assertThat(value(calendar, "DTEND")).isEqualTo("20210628T083000Z");
        assertThat(value(calendar, "DTSTAMP")).isEqualTo("20210625T090000Z");
        assertThat(value(calendar, "SEQUENCE")).isEqualTo("0");
        assertThat(value(calendar, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(calendar, "SUMMARY")).isEqualTo("Talks by video");
        assertThat(value(calendar, "CATEGORIES")).isEqualTo("Talks");
        assertThat(value(calendar, "URL")).isEqualTo("https://talks.example/talks/talks-2021-06-28?lang=en");
        assertThat(value(calendar, "ORGANIZER")).isEqualTo("https://talks.example/talks/talks-2021-06-28");
        assertThat(value(calendar, "DESCRIPTION")).isEqualTo("""
                        People's Republic of China – Head of State
                        Russian Federation – Head of State
                        Form: By video
                        Occasion: 20th anniversary · Treaty of Good-Neighbourliness and Friendly Cooperation \
                        · Signed on 16 July 2001
                        Interpreted into: Russian, Chinese, Arabic and English""");
        assertThat(event(calendar).getProperties("ATTENDEE")).isEmpty();
    }

    @Test
    void theCalendarIsNamedInAllLanguagesOfTheTitle() {
        assertThat(published(Announced.talk(), PageLanguage.RU).getProperties("NAME").stream()
                        .map(name -> parameter(name, "LANGUAGE") + " " + name.getValue()))
                .containsExactly(
                        "ar محادثات عبر الفيديو", "en Talks by video", "ru Переговоры по видеосвязи", "zh 视频会谈");
    }

    @Test
    void eachLanguageHasItsOwnConferenceLink() {
        assertThat(conferences(published(Announced.talk(), PageLanguage.EN)))
                .containsExactly(
                        "AUDIO,VIDEO Original - https://talks.example/talks/talks-2021-06-28",
                        "AUDIO Русский ru https://talks.example/talks/talks-2021-06-28?lang=ru",
                        "AUDIO 中文 zh https://talks.example/talks/talks-2021-06-28?lang=zh",
                        "AUDIO العربية ar https://talks.example/talks/talks-2021-06-28?lang=ar",
                        "AUDIO English en https://talks.example/talks/talks-2021-06-28?lang=en");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theLinksAreOfTheForm(Form form) {
        PublicTalk talk = Announced.with(
                new Announcement(Announced.TITLE, Announced.START_MILLIS, 60_000, form, null, List.of("ru"), null));
        List<String> links = conferences(published(talk, PageLanguage.EN));
        switch (form) {
            case VIDEO -> assertThat(links).hasSize(2).first().asString().startsWith("AUDIO,VIDEO ");
            case PHONE -> assertThat(links).hasSize(2).allMatch(link -> link.startsWith("AUDIO "));
            case IN_PERSON -> assertThat(links).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"AR, محادثات عبر الفيديو", "RU, Переговоры по видеосвязи", "ZH, 视频会谈"})
    void theFileIsInTheReadersLanguage(PageLanguage language, String title) {
        Calendar calendar = published(Announced.talk(), language);
        Property summary = event(calendar).getRequiredProperty("SUMMARY");
        assertThat(summary.getValue()).isEqualTo(title);
        assertThat(parameter(summary, "LANGUAGE")).isEqualTo(language.tag());
        assertThat(parameter(event(calendar).getRequiredProperty("DESCRIPTION"), "LANGUAGE"))
                .isEqualTo(language.tag());
    }

    @Test
    void anUpdateIsTheSameEventWithAHigherSequence() {
        Calendar first = published(Announced.talk(), PageLanguage.EN);
        Calendar second = published(Announced.postponed(), PageLanguage.EN);
        Calendar third = published(Announced.movedTo("2021-06-29T07:00:00Z"), PageLanguage.EN);
        assertThat(List.of(first, second, third))
                .extracting(file -> value(file, "UID"))
                .containsOnly(value(first, "UID"));
        assertThat(List.of(first, second, third))
                .extracting(file -> value(file, "SEQUENCE"))
                .containsExactly("0", "1", "2");
        assertThat(List.of(first, second, third))
                .extracting(file -> value(file, "DTSTAMP"))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(value(third, "DTSTART")).isEqualTo("20210629T070000Z");
        assertThat(value(third, "STATUS")).isEqualTo("CONFIRMED");
    }

    @Test
    void aTalkOfTheSameNameThatIsAnnouncedElsewhereIsAnotherEvent() {
        PublicTalk here = Announced.talk();
        PublicTalk elsewhere = new PublicTalk(
                here.talk(),
                here.announcement(),
                here.sides(),
                here.agenda(),
                here.board(),
                List.of(new hiwar.talks.view.Notice(
                        0,
                        here.latest().atMillis() + 1,
                        here.latest().kind(),
                        null,
                        Announced.START_MILLIS,
                        null,
                        Wording.NONE)));
        assertThat(value(published(here, PageLanguage.EN), "UID"))
                .isNotEqualTo(value(published(elsewhere, PageLanguage.EN), "UID"));
    }

    @Test
    void aCancelledTalkIsCancelledInCalendars() {
        Calendar calendar = published(Announced.cancelled(), PageLanguage.EN);
        assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("CANCEL");
        assertThat(value(calendar, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(calendar, "SUMMARY")).isEqualTo("Cancelled: Talks by video");
        assertThat(value(calendar, "SEQUENCE")).isEqualTo("1");
        assertThat(event(calendar).getProperties("COMMENT").stream()
                        .map(reason -> parameter(reason, "LANGUAGE") + " " + reason.getValue()))
                .containsExactly(
                        "en The delegation cannot travel; a letter follows.",
                        "ru Делегация не может прибыть; письмо следует.");
    }

    @Test
    void aTalkThatIsPostponedWithoutANewTimeIsTentativeAndBlocksNobody() {
        Calendar calendar = published(Announced.postponed(), PageLanguage.EN);
        assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("PUBLISH");
        assertThat(value(calendar, "STATUS")).isEqualTo("TENTATIVE");
        assertThat(value(calendar, "TRANSP")).isEqualTo("TRANSPARENT");
        assertThat(value(calendar, "SUMMARY")).isEqualTo("Postponed: Talks by video");
        assertThat(value(calendar, "DESCRIPTION")).contains("A new time will be announced.");
    }

    @Test
    void whoIsInvitedHasTheSeatsAddressAndNoSecret() {
        Calendar calendar = invitation(Announced.talk(), Announced.HEAD_OF_CN, PageLanguage.EN);
        String seat = "https://talks.example/talks/talks-2021-06-28/seats/head-cn";
        assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("REQUEST");
        assertThat(value(calendar, "URL")).isEqualTo(seat);
        assertThat(value(calendar, "UID")).isEqualTo(value(published(Announced.talk(), PageLanguage.ZH), "UID"));
        Property attendee = event(calendar).getRequiredProperty("ATTENDEE");
        assertThat(attendee.getValue()).isEqualTo(seat);
        assertThat(parameter(attendee, "CN")).isEqualTo("Head of State – People's Republic of China");
        assertThat(parameter(attendee, "ROLE")).isEqualTo("REQ-PARTICIPANT");
        assertThat(conferences(calendar))
                .hasSize(5)
                .allMatch(link -> link.contains(seat))
                .noneMatch(link -> link.contains("#"));
        assertThat(value(calendar, "DESCRIPTION")).contains("Your seat: Head of State – People's Republic of China");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everySeatCanBeInvited(Role role) {
        Seat seat = new Seat(new SeatId("s"), role, null, Wording.of("en", "Office"), List.of());
        Property attendee =
                event(invitation(Announced.talk(), seat, PageLanguage.EN)).getRequiredProperty("ATTENDEE");
        String expected = switch (role) {
            case CHAIR, MEDIATOR -> "CHAIR";
            case OBSERVER, PRESS -> "OPT-PARTICIPANT";
            default -> "REQ-PARTICIPANT";
        };
        assertThat(parameter(attendee, "ROLE")).isEqualTo(expected);
    }

    @Test
    void theInvitationToACancelledTalkIsWithdrawn() {
        Calendar calendar = invitation(Announced.cancelled(), Announced.HEAD_OF_CN, PageLanguage.ZH);
        assertThat(calendar.getRequiredProperty("METHOD").getValue()).isEqualTo("CANCEL");
        assertThat(CalendarFile.invitation(Announced.cancelled(), Announced.HEAD_OF_CN, PageLanguage.ZH, SITE)
                        .contentType())
                .isEqualTo("text/calendar; charset=utf-8; method=cancel");
    }

    @ParameterizedTest
    @CsvSource({
        "ar, محادثات رفيعة المستوى بين الجانبين ",
        "zh, 中俄两国元首举行视频会晤并共同发表联合声明",
        "en, 🕊 dove after dove ",
    })
    void longWordsAreFoldedBetweenCharactersAndComeBackWhole(String language, String words) {
        String title = words.repeat(12).strip();
        assertThat(value(published(Announced.titled(language, title), PageLanguage.EN), "SUMMARY"))
                .isEqualTo(title);
    }

    @Test
    void hostileWordsStayInTheirField() {
        String title = "a\\n;b,c\"d:e^f\nEND:VEVENT\nATTENDEE:mailto:x@example.org\tz";
        Calendar calendar = published(Announced.titled("en", title), PageLanguage.EN);
        assertThat(value(calendar, "SUMMARY")).isEqualTo(title.replace('\t', ' '));
        assertThat(event(calendar).getProperties("ATTENDEE")).isEmpty();
        Seat seat = new Seat(new SeatId("s"), Role.HEAD, null, Wording.of("en", "\"^;:,\nX:Y"), List.of("en"));
        Property attendee =
                event(invitation(Announced.talk(), seat, PageLanguage.EN)).getRequiredProperty("ATTENDEE");
        assertThat(attendee.getValue()).isEqualTo("https://talks.example/talks/talks-2021-06-28/seats/s");
        assertThat(parameter(attendee, "CN")).contains(";:,").contains("X:Y");
    }
}
