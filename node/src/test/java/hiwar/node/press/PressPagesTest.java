package hiwar.node.press;

import static hiwar.node.press.Announced.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.PublicTalk;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The pages are written so strictly that they are XML as well: what does not parse is not well formed. */
class PressPagesTest {
    private static final PressPages PAGES = new PressPages("/talks/style.css");
    private static final String HOSTILE = "</title></script><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";

    private static final long BEFORE_MILLIS = Announced.START_MILLIS - 1;
    private static final long AFTER_MILLIS = Announced.START_MILLIS + Announced.DURATION_MILLIS;

    private static Document parsed(String html) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new AssertionError(html, malformed);
        }
    }

    private static Document page(PublicTalk talk, PageLanguage language) {
        return parsed(PAGES.talk(talk, language, SITE));
    }

    private static String words(PublicTalk talk, PageLanguage language) {
        return body(page(talk, language));
    }

    private static String body(Document page) {
        return all(page, "main").getFirst().getTextContent().replaceAll("\\s+", " ");
    }

    private static List<Element> all(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<Element> marked(Document page, String name, String className) {
        return all(page, name).stream()
                .filter(element -> element.getAttribute("class").equals(className))
                .toList();
    }

    private static Map<String, Object> markup(Document page) {
        String json = all(page, "script").getFirst().getTextContent();
        return JsonMapper.shared().readValue(json, new TypeReference<>() {});
    }

    @Test
    void theAnnouncementSaysWhoWhenHowAndWhy() {
        assertThat(words(Announced.talk(), PageLanguage.EN))
                .contains("Announcement of talks Talks by video Announced on 25 June 2021")
                .contains("Russian Federation Head of State")
                .contains("People's Republic of China Head of State")
                .contains("Monday, 28 June 2021 10:00–11:30 Moscow Standard Time UTC+3")
                .contains("Monday, 28 June 2021 15:00–16:30 China Standard Time UTC+8")
                .contains("UTC Monday, 28 June 2021 07:00–08:30")
                .contains("Form By video")
                .contains("20th anniversary Treaty of Good-Neighbourliness and Friendly Cooperation"
                        + " Signed on 16 July 2001")
                .contains("Interpreted into Russian, Chinese, Arabic and English")
                .contains("Proposed by Russian Federation")
                .contains("Agenda Exchange of congratulations Items that are not open to the press");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AR | rtl | إعلان عن محادثات محادثات عبر الفيديو | مرور 20 عامًا على التوقيع \
            | الروسية والصينية والعربية والإنجليزية
            RU | ltr | Объявление о переговорах Переговоры по видеосвязи | 20 лет со дня подписания \
            | Русский, китайский, арабский и английский
            ZH | ltr | 会谈公告 视频会谈 | 签署20周年 | 俄语、中文、阿拉伯语和英语
            """)
    void everyReaderHasItInTheOwnLanguage(
            PageLanguage language, String direction, String head, String anniversary, String languages) {
        Document page = page(Announced.talk(), language);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
        assertThat(page.getDocumentElement().getAttribute("dir")).isEqualTo(direction);
        assertThat(body(page)).contains(head, anniversary, languages);
        assertThat(body(page)).as("nothing was left in English").doesNotContainPattern("[A-Za-z]{4,}");
    }

    @Test
    void thePageNamesItselfInAllLanguages() {
        Document page = page(Announced.talk(), PageLanguage.RU);
        List<Element> links = all(page, "link");
        assertThat(links.stream().filter(link -> link.getAttribute("rel").equals("alternate")))
                .extracting(link -> link.getAttribute("hreflang") + " " + link.getAttribute("href"))
                .containsExactly(
                        "ar https://talks.example/talks/talks-2021-06-28?lang=ar",
                        "en https://talks.example/talks/talks-2021-06-28?lang=en",
                        "ru https://talks.example/talks/talks-2021-06-28?lang=ru",
                        "zh https://talks.example/talks/talks-2021-06-28?lang=zh",
                        "x-default https://talks.example/talks/talks-2021-06-28");
        assertThat(all(page, "nav").getFirst().getTextContent().split("\\s+"))
                .contains("العربية", "English", "Русский", "中文");
        assertThat(all(page, "a").stream()
                        .filter(a -> a.hasAttribute("aria-current"))
                        .map(Element::getTextContent))
                .containsExactly("Русский");
    }

    @ParameterizedTest
    @CsvSource({
        "RU, Российская Федерация, Китайская Народная Республика",
        "ZH, 中华人民共和国, 俄罗斯联邦",
        "EN, People's Republic of China, Russian Federation",
        "AR, الاتحاد الروسي, جمهورية الصين الشعبية",
    })
    void eachSideComesFirstInItsOwnLanguageAndElseTheAlphabetDecides(
            PageLanguage language, String first, String second) {
        assertThat(marked(page(Announced.talk(), language), "p", "side").stream()
                        .map(side -> side.getTextContent().strip()))
                .containsExactly(first, second);
    }

    @Test
    void aCapitalWhoseZoneIsUnknownHasNoClockAndUtcIsStillThere() {
        PublicTalk talk = Announced.at("2021-06-28T18:00:00Z", "Europe/Moscow", "Atlantis/Capital");
        assertThat(marked(page(talk, PageLanguage.EN), "p", "place"))
                .extracting(place -> place.getTextContent().strip())
                .containsExactly("Russian Federation", "UTC");
    }

    @Test
    void aCancelledTalkSaysSoBeforeAnythingElse() {
        Document page = page(Announced.cancelled(), PageLanguage.EN);
        assertThat(body(page))
                .contains("last changed on 27 June 2021")
                .containsSubsequence(
                        "Cancelled These talks will not take place. 27 June 2021",
                        "Requested by People's Republic of China",
                        "Reason The delegation cannot travel; a letter follows.",
                        "When")
                .doesNotContain("Earlier changes");
        assertThat(marked(page, "ul", "clocks void")).hasSize(1);
        assertThat(markup(page)).containsEntry("eventStatus", "https://schema.org/EventCancelled");
    }

    @Test
    void aPostponedTalkHasNoTimeButSaysWhichItHad() {
        Document page = page(Announced.postponed(), PageLanguage.EN);
        assertThat(body(page))
                .containsSubsequence(
                        "Postponed These talks are postponed.",
                        "Was to begin on 28 June 2021",
                        "When A new time will be announced.")
                .doesNotContain("Moscow");
        assertThat(all(page, "time")).isEmpty();
        assertThat(markup(page)).containsEntry("eventStatus", "https://schema.org/EventPostponed");
    }

    @Test
    void aNewTimeIsAChangeAndTheHistoryStays() {
        Document page = page(Announced.movedTo("2021-06-29T07:00:00Z"), PageLanguage.EN);
        assertThat(body(page))
                .containsSubsequence(
                        "Changed This announcement was changed. 26 June 2021 at 18:00 UTC",
                        "Tuesday, 29 June 2021",
                        "Earlier changes Postponed 26 June 2021 at 10:00 UTC Was to begin on 28 June 2021");
        assertThat(markup(page))
                .containsEntry("eventStatus", "https://schema.org/EventRescheduled")
                .containsEntry("previousStartDate", "2021-06-28T07:00:00Z")
                .containsEntry("startDate", "2021-06-29T07:00:00Z");
    }

    @Test
    void theItemOfAnOpenSittingIsShownOnlyWhileThePressMayFollow() {
        assertThat(words(Announced.sitting(true), PageLanguage.EN))
                .contains("The sitting is open, and the press may follow. Exchange of congratulations Speaking"
                        + " People's Republic of China");
        assertThat(words(Announced.sitting(false), PageLanguage.EN))
                .contains("It is not open to the press at this moment.")
                .doesNotContain("Speaking");
    }

    @Test
    void whatIsMissingIsLeftOutOrSaid() {
        PublicTalk bare = Announced.with(
                new Announcement(Announced.TITLE, Announced.START_MILLIS, 60_000, Form.PHONE, null, List.of(), null));
        assertThat(words(bare, PageLanguage.EN))
                .contains("By telephone", "Without interpretation", "Proposed jointly")
                .doesNotContain("Occasion", "Changes");
        Occasion noTreaty = new Occasion(Wording.of("en", "The inauguration"), null);
        assertThat(words(Announced.with(Announced.announcement(noTreaty)), PageLanguage.EN))
                .contains("Occasion The inauguration")
                .doesNotContain("anniversary", "Signed");
        Occasion sameYear = new Occasion(Announced.TREATY, new Day(2021, 1, 31));
        assertThat(words(Announced.with(Announced.announcement(sameYear)), PageLanguage.EN))
                .contains("Signed on 31 January 2021")
                .doesNotContain("anniversary");
    }

    @Test
    void wordsInAnotherLanguageSaySo() {
        Document page = page(Announced.titled("fa", "گفتگو"), PageLanguage.EN);
        Element title =
                (Element) all(page, "h1").getFirst().getElementsByTagName("bdi").item(0);
        assertThat(title.getAttribute("lang")).isEqualTo("fa");
        assertThat(title.getAttribute("dir")).isEqualTo("rtl");
    }

    @ParameterizedTest
    @EnumSource
    void hostileWordsAreOnlyWords(PageLanguage language) {
        Document page = page(Announced.titled("en", HOSTILE), language);
        assertThat(all(page, "h1").getFirst().getTextContent()).contains(HOSTILE);
        assertThat(all(page, "script")).hasSize(1);
        assertThat(all(page, "img")).isEmpty();
        assertThat(markup(page)).containsEntry("name", HOSTILE);
        assertThat(PAGES.talk(Announced.titled("en", HOSTILE), language, SITE))
                .doesNotContain("<script>")
                .containsOnlyOnce("</script>");
        assertThat(parsed(PAGES.list(List.of(Announced.titled("en", HOSTILE)), BEFORE_MILLIS, language, SITE)))
                .satisfies(list -> assertThat(all(list, "script")).isEmpty());
    }

    static Stream<PublicTalk> talks() {
        return Stream.of(
                Announced.talk(),
                Announced.cancelled(),
                Announced.postponed(),
                Announced.movedTo("2021-06-29T07:00:00Z"),
                Announced.sitting(true));
    }

    @ParameterizedTest
    @MethodSource("talks")
    void noPageNeedsAScriptAStyleAttributeOrAnotherServer(PublicTalk talk) {
        for (PageLanguage language : PageLanguage.values()) {
            Document page = page(talk, language);
            assertThat(all(page, "script"))
                    .singleElement()
                    .satisfies(script -> assertThat(script.getAttribute("type")).isEqualTo("application/ld+json"));
            for (Element element : all(page, "*")) {
                assertThat(element.hasAttribute("style")).isFalse();
                for (String reference : List.of(element.getAttribute("href"), element.getAttribute("src"))) {
                    assertThat(reference).matches("|/.*|\\?.*|https://talks\\.example/.*");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("talks")
    void thereIsOneTitleAndEveryLabelledPartHasItsLabel(PublicTalk talk) {
        Document page = page(talk, PageLanguage.AR);
        assertThat(all(page, "h1")).hasSize(1);
        List<String> ids = all(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all(page, "section").stream()
                        .map(section -> section.getAttribute("aria-labelledby"))
                        .filter(id -> !id.isEmpty())
                        .toList())
                .isSubsetOf(ids);
    }

    @Test
    void theListHasWhatComesFirstAndThenWhatIsOver() {
        PublicTalk later = Announced.at("2022-02-04T07:00:00Z", "UTC", "UTC");
        List<PublicTalk> talks = List.of(later, Announced.cancelled(), Announced.talk());
        String list = body(parsed(PAGES.list(talks, BEFORE_MILLIS, PageLanguage.EN, SITE)));
        assertThat(list)
                .containsSubsequence(
                        "All announced talks",
                        "To come",
                        "28 June 2021",
                        "4 February 2022",
                        "Past and cancelled",
                        "28 June 2021",
                        "Cancelled");
        assertThat(body(parsed(PAGES.list(List.of(), BEFORE_MILLIS, PageLanguage.EN, SITE))))
                .contains("No talks are announced at present.");
    }

    @Test
    void aTalkIsPastWhenItsTimeIsOverAndNobodySits() {
        assertThat(section(Announced.talk(), BEFORE_MILLIS)).isEqualTo("coming");
        assertThat(section(Announced.talk(), AFTER_MILLIS - 1)).isEqualTo("coming");
        assertThat(section(Announced.talk(), AFTER_MILLIS)).isEqualTo("past");
        assertThat(section(Announced.sitting(false), AFTER_MILLIS)).isEqualTo("coming");
        assertThat(section(Announced.postponed(), AFTER_MILLIS)).isEqualTo("coming");
        assertThat(section(Announced.cancelled(), BEFORE_MILLIS)).isEqualTo("past");
    }

    private static String section(PublicTalk talk, long nowMillis) {
        Document list = parsed(PAGES.list(List.of(talk), nowMillis, PageLanguage.EN, SITE));
        return all(list, "section").getFirst().getAttribute("aria-labelledby");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsSaidInThreeParts(PageLanguage language) {
        Document page = parsed(PAGES.missing(language, SITE));
        assertThat(all(page, "p")).hasSize(3);
        assertThat(all(page, "meta").stream().map(meta -> meta.getAttribute("content")))
                .contains("noindex");
        assertThat(all(parsed(PAGES.busy(language, SITE)), "p")).hasSize(3);
    }
}
