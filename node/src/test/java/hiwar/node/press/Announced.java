package hiwar.node.press;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Phase;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.Notice;
import hiwar.talks.view.PublicBoard;
import hiwar.talks.view.PublicTalk;
import hiwar.talks.view.PublicTalk.PublicItem;
import hiwar.talks.view.PublicTalk.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference talk as it was announced on 25 June 2021, and what may become of it. */
final class Announced {
    static final DelegationId RU = new DelegationId("ru");
    static final DelegationId CN = new DelegationId("cn");
    static final long START_MILLIS = millis("2021-06-28T07:00:00Z");
    static final long DURATION_MILLIS = 5_400_000;
    static final Site SITE = new Site("https://talks.example");

    static final Wording TITLE = Wording.of("en", "Talks by video")
            .and("ar", "محادثات عبر الفيديو")
            .and("ru", "Переговоры по видеосвязи")
            .and("zh", "视频会谈");

    static final Wording TREATY = Wording.of("en", "Treaty of Good-Neighbourliness and Friendly Cooperation")
            .and("ar", "معاهدة حسن الجوار والصداقة والتعاون")
            .and("ru", "Договор о добрососедстве, дружбе и сотрудничестве")
            .and("zh", "睦邻友好合作条约");

    private static final Wording RUSSIA = Wording.of("en", "Russian Federation")
            .and("ar", "الاتحاد الروسي")
            .and("ru", "Российская Федерация")
            .and("zh", "俄罗斯联邦");
    private static final Wording CHINA = Wording.of("en", "People's Republic of China")
            .and("ar", "جمهورية الصين الشعبية")
            .and("ru", "Китайская Народная Республика")
            .and("zh", "中华人民共和国");
    private static final Wording HEAD = Wording.of("en", "Head of State")
            .and("ar", "رئيس الدولة")
            .and("ru", "Глава государства")
            .and("zh", "国家元首");

    private static final Wording CONGRATULATIONS = Wording.of("en", "Exchange of congratulations")
            .and("ar", "تبادل التهاني")
            .and("ru", "Обмен поздравлениями")
            .and("zh", "互致祝贺");

    private static final List<Side> SIDES = List.of(
            new Side(new Delegation(RU, RUSSIA, "Europe/Moscow"), HEAD, "ru"),
            new Side(new Delegation(CN, CHINA, "Asia/Shanghai"), HEAD, "zh"));

    static final Seat HEAD_OF_CN = new Seat(new SeatId("head-cn"), Role.HEAD, CN, HEAD, List.of("zh"));

    private static final Notice FIRST = new Notice(
            0, millis("2021-06-25T09:00:00Z"), Notice.Kind.ANNOUNCED, null, START_MILLIS, null, Wording.NONE);

    private Announced() {}

    static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    /** As it was first announced. */
    static PublicTalk talk() {
        return with(announcement(new Occasion(TREATY, new Day(2001, 7, 16))));
    }

    static Announcement announcement(@Nullable Occasion occasion) {
        return new Announcement(
                TITLE, START_MILLIS, DURATION_MILLIS, Form.VIDEO, occasion, List.of("ru", "zh", "ar", "en"), RU);
    }

    /** The same sides with another announcement. */
    static PublicTalk with(Announcement announcement) {
        return new PublicTalk(
                new TalkId("talks-2021-06-28"),
                announcement,
                SIDES,
                List.of(new PublicItem(CONGRATULATIONS, ItemKind.PROTOCOL)),
                new PublicBoard(Phase.ANNOUNCED, announcement, 0, false, false, null, null),
                List.of(FIRST));
    }

    /** A title alone, in one language. */
    static PublicTalk titled(String language, String title) {
        return with(new Announcement(
                Wording.of(language, title), START_MILLIS, DURATION_MILLIS, Form.VIDEO, null, List.of(), null));
    }

    /** An hour and a half from another time on, between other capitals. */
    static PublicTalk at(String start, String firstZone, String secondZone) {
        PublicTalk talk = with(announcement(null).at(millis(start)));
        List<Side> sides = List.of(
                new Side(new Delegation(RU, RUSSIA, firstZone), HEAD, "ru"),
                new Side(new Delegation(CN, CHINA, secondZone), HEAD, "zh"));
        return new PublicTalk(talk.talk(), talk.announcement(), sides, talk.agenda(), talk.board(), talk.notices());
    }

    /** Told one more time, with what is so since. */
    static PublicTalk told(PublicTalk before, Phase phase, Notice notice) {
        List<Notice> notices = new ArrayList<>(before.notices());
        notices.add(notice);
        Long start = notice.startMillis();
        Announcement announcement =
                start == null ? before.announcement() : before.announcement().at(start);
        PublicBoard board = new PublicBoard(phase, announcement, notice.revision(), false, false, null, null);
        return new PublicTalk(
                before.talk(), announcement, before.sides(), before.agenda(), board, List.copyOf(notices));
    }

    static PublicTalk cancelled() {
        return told(
                talk(),
                Phase.CANCELLED,
                new Notice(
                        1,
                        millis("2021-06-27T15:30:00Z"),
                        Notice.Kind.CANCELLED,
                        START_MILLIS,
                        START_MILLIS,
                        CN,
                        Wording.of("en", "The delegation cannot travel; a letter follows.")
                                .and("ru", "Делегация не может прибыть; письмо следует.")));
    }

    static PublicTalk postponed() {
        return told(
                talk(),
                Phase.POSTPONED,
                new Notice(
                        1,
                        millis("2021-06-26T10:00:00Z"),
                        Notice.Kind.POSTPONED,
                        START_MILLIS,
                        null,
                        RU,
                        Wording.of("en", "Preparations are not complete.")
                                .and("ar", "لم تكتمل الاستعدادات.")
                                .and("ru", "Подготовка не завершена.")
                                .and("zh", "筹备工作尚未完成。")));
    }

    /** Postponed first, then given a new time. */
    static PublicTalk movedTo(String start) {
        return told(
                postponed(),
                Phase.ANNOUNCED,
                new Notice(
                        2,
                        millis("2021-06-26T18:00:00Z"),
                        Notice.Kind.CHANGED,
                        null,
                        millis(start),
                        null,
                        Wording.NONE));
    }

    /** While a sitting is open. */
    static PublicTalk sitting(boolean open) {
        PublicTalk talk = talk();
        PublicBoard board = new PublicBoard(
                Phase.ANNOUNCED, talk.announcement(), 0, true, open, open ? CONGRATULATIONS : null, open ? CN : null);
        return new PublicTalk(talk.talk(), talk.announcement(), talk.sides(), talk.agenda(), board, talk.notices());
    }
}
