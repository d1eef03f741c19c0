package hiwar.node.press;

import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.Notice;
import hiwar.talks.view.PublicBoard;
import hiwar.talks.view.PublicTalk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The printed page of one talk, in one language: everything is words already.
 *
 * @param dateline when it was announced, and last changed
 * @param status what a reader must know before anything else; null when the talk will be held as first announced
 * @param now what happens at this moment; null while no sitting is open
 * @param when by all clocks; empty when the time is open
 * @param occasion null when there is none
 * @param languages of interpretation, in a row
 * @param initiator who proposed the talk
 * @param changes before what the status tells, the newest first
 */
record AnnouncementPage(
        Frame frame,
        Text title,
        String dateline,
        @Nullable Status status,
        @Nullable Now now,
        List<Side> sides,
        List<Clock> when,
        String form,
        @Nullable Reason occasion,
        String languages,
        Text initiator,
        List<Text> agenda,
        List<Change> changes,
        String calendar) {
    /** One side and the office of its head; null when there is no head. */
    record Side(Text name, @Nullable Text head) {}

    /** The time as the clocks of one place show it; {@code place} is null for UTC. */
    record Clock(@Nullable Text place, WrittenTime time) {}

    /** Why just now; {@code anniversary} and {@code signed} may be empty. */
    record Reason(String anniversary, Text name, String signed) {}

    /**
     * What became of the talk.
     *
     * @param held whether it will be, or was, held
     */
    record Status(
            String word,
            String what,
            boolean held,
            @Nullable Change change) {}

    /**
     * What is open at this moment.
     *
     * @param item null when it is not for the public
     * @param speaking null when nobody speaks, or not for the public
     */
    record Now(String what, @Nullable Text item, @Nullable Text speaking) {}

    /** A change of the announcement; {@code moved} is empty when the time was not. */
    record Change(
            String word,
            String date,
            String moved,
            @Nullable Text askedBy,
            @Nullable Text reason) {}

    /** The page of a talk. */
    static AnnouncementPage of(PublicTalk talk, Phrases phrases, Site site, String styleSheet) {
        return new Making(talk, phrases).page(site, styleSheet);
    }

    private record Making(PublicTalk talk, Phrases phrases) {
        AnnouncementPage page(Site site, String styleSheet) {
            Announcement announcement = talk.announcement();
            Status status = status();
            Text title = text(announcement.title());
            String path = "/talks/" + talk.talk().value();
            String markup = EventMarkup.of(talk, phrases, site);
            return new AnnouncementPage(
                    new Frame(phrases, site, path, title.words(), styleSheet, markup, true),
                    title,
                    dateline(),
                    status,
                    now(),
                    sides(),
                    when(),
                    Terms.form(announcement.form(), phrases),
                    occasion(),
                    announcement.languages().isEmpty()
                            ? phrases.say("announcement.languages-none")
                            : phrases.languages(announcement.languages()),
                    initiator(),
                    talk.agenda().stream().map(item -> text(item.title())).toList(),
                    changes(status != null && status.change() != null),
                    path + "/calendar.ics?lang=" + reader().tag());
        }

        private PageLanguage reader() {
            return phrases.language();
        }

        private Text text(Wording wording) {
            return Text.of(wording, reader());
        }

        private @Nullable Text optional(Wording wording) {
            return wording.isEmpty() ? null : text(wording);
        }

        private String dateline() {
            String announced = phrases.say(
                    "announcement.announced",
                    "date",
                    WrittenTime.moment(talk.notices().getFirst().atMillis(), reader()));
            if (talk.notices().size() == 1) {
                return announced;
            }
            String changed = WrittenTime.moment(talk.latest().atMillis(), reader());
            return announced + " · " + phrases.say("announcement.revised", "date", changed);
        }

        private @Nullable Status status() {
            Notice latest = talk.latest();
            @Nullable Change change = latest.kind() == Notice.Kind.ANNOUNCED ? null : change(latest);
            return switch (talk.board().phase()) {
                case CANCELLED -> status("announcement.cancelled", "announcement.cancelled-what", false, change);
                case POSTPONED -> status("announcement.postponed", "announcement.postponed-what", false, change);
                case CLOSED -> status("announcement.over", "announcement.over-what", true, null);
                case ANNOUNCED -> change == null ? null : revised(latest, change);
                case NONE, PREPARED -> null;
            };
        }

        private Status revised(Notice latest, Change change) {
            return latest.kind() == Notice.Kind.POSTPONED
                    ? status("announcement.postponed", "announcement.postponed-what", true, change)
                    : status("announcement.changed", "announcement.changed-what", true, change);
        }

        private Status status(String word, String what, boolean held, @Nullable Change change) {
            return new Status(phrases.say(word), phrases.say(what), held, change);
        }

        private @Nullable Now now() {
            PublicBoard board = talk.board();
            if (!board.sitting()) {
                return null;
            }
            String what = board.open() ? "announcement.now-open" : "announcement.now-closed";
            Wording item = board.item();
            PublicTalk.@Nullable Side speaking = board.speaking() == null ? null : talk.find(board.speaking());
            return new Now(
                    phrases.say(what),
                    item == null ? null : text(item),
                    speaking == null ? null : text(speaking.delegation().name()));
        }

        private List<Side> sides() {
            List<Side> sides = new ArrayList<>();
            for (PublicTalk.Side side : Alternat.sides(talk, reader())) {
                Wording head = side.head();
                sides.add(new Side(text(side.delegation().name()), head == null ? null : text(head)));
            }
            return sides;
        }

        private List<Clock> when() {
            Long startMillis = talk.startMillis();
            if (startMillis == null) {
                return List.of();
            }
            long durationMillis = talk.announcement().durationMillis();
            List<Clock> clocks = new ArrayList<>();
            for (PublicTalk.Side side : Alternat.sides(talk, reader())) {
                Delegation delegation = side.delegation();
                WrittenTime time = WrittenTime.at(startMillis, durationMillis, delegation.zone(), reader());
                if (time != null) {
                    clocks.add(new Clock(text(delegation.name()), time));
                }
            }
            clocks.add(new Clock(null, WrittenTime.utc(startMillis, durationMillis, reader())));
            return clocks;
        }

        private @Nullable Reason occasion() {
            Occasion occasion = talk.announcement().occasion();
            if (occasion == null) {
                return null;
            }
            Day signed = occasion.signed();
            return new Reason(
                    Terms.anniversary(talk.announcement(), phrases),
                    text(occasion.name()),
                    signed == null
                            ? ""
                            : phrases.say("announcement.signed", "date", WrittenTime.day(signed, reader())));
        }

        private Text initiator() {
            PublicTalk.Side side = talk.announcement().initiator() == null
                    ? null
                    : talk.find(talk.announcement().initiator());
            return side == null
                    ? new Text(phrases.say("announcement.initiator-all"), reader().tag())
                    : text(side.delegation().name());
        }

        private List<Change> changes(boolean latestIsTold) {
            List<Change> changes = new ArrayList<>();
            for (Notice notice : talk.notices().reversed()) {
                boolean told = latestIsTold && notice.equals(talk.latest());
                if (notice.kind() != Notice.Kind.ANNOUNCED && !told) {
                    changes.add(change(notice));
                }
            }
            return changes;
        }

        private Change change(Notice notice) {
            Long former = notice.formerStartMillis();
            boolean moved = notice.movesStart() || (former != null && notice.startMillis() == null);
            PublicTalk.Side asked = notice.askedBy() == null ? null : talk.find(notice.askedBy());
            return new Change(
                    Terms.kind(notice.kind(), phrases),
                    WrittenTime.moment(notice.atMillis(), reader()),
                    moved && former != null
                            ? phrases.say("announcement.moved", "date", WrittenTime.moment(former, reader()))
                            : "",
                    asked == null ? null : text(asked.delegation().name()),
                    optional(notice.reason()));
        }
    }
}
