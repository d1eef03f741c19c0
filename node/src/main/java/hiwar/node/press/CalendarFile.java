package hiwar.node.press;

import static hiwar.node.press.ContentLines.parameter;

import hiwar.talks.id.TalkId;
import hiwar.talks.state.Phase;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.Notice;
import hiwar.talks.view.PublicTalk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An announced talk as an iCalendar object (RFC 5545, 7986) for one reader: published to anybody, or sent to one seat
 * as an invitation (RFC 5546).
 *
 * <p>All files of a talk are about one event: the UID stays, SEQUENCE is the revision of the announcement, DTSTAMP is
 * when that was told. A cancelled talk is METHOD:CANCEL. A talk that was postponed without a new time is not: an
 * officer whose calendar says "cancelled" would be told something that nobody has said. But RFC 5546 wants a DTSTART,
 * so the event stays at its former time with STATUS:TENTATIVE, blocks nobody (TRANSP:TRANSPARENT) and says in its first
 * word that it is postponed. The next revision, with a higher SEQUENCE, moves it.
 */
public final class CalendarFile {
    /** The media type, without the method that belongs to it: see {@link #contentType}. */
    private static final String TYPE = "text/calendar; charset=utf-8; method=";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** How often a subscriber looks for changes: a talk that is put off in the morning is known before noon. */
    private static final String REFRESH = "PT1H";

    private final PublicTalk talk;
    private final Phrases phrases;
    private final Site site;
    private final @Nullable Seat seat;

    private CalendarFile(PublicTalk talk, PageLanguage language, Site site, @Nullable Seat seat) {
        this.talk = talk;
        this.phrases = Phrases.in(language);
        this.site = site;
        this.seat = seat;
    }

    /** The talk for anybody. */
    public static CalendarFile published(PublicTalk talk, PageLanguage language, Site site) {
        return new CalendarFile(talk, language, site, null);
    }

    /** The talk for the holder of a seat: with the address of the seat, and without the secret that opens it. */
    public static CalendarFile invitation(PublicTalk talk, Seat seat, PageLanguage language, Site site) {
        return new CalendarFile(talk, language, site, seat);
    }

    /** What the file is sent as. */
    public String contentType() {
        return TYPE + method().toLowerCase(Locale.ROOT);
    }

    /** The whole file. */
    public String text() {
        ContentLines lines = new ContentLines();
        lines.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Hiwar//Hiwar//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", method());
        if (seat == null) {
            Wording title = talk.announcement().title();
            title.texts().forEach((language, words) -> lines.text("NAME", new Text(words, language)));
            lines.line("URL", address())
                    .line("SOURCE;VALUE=URI", site.calendar(talk.talk(), phrases.language()))
                    .line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
                    .line("LAST-MODIFIED", utc(talk.latest().atMillis()));
        }
        event(lines);
        return lines.line("END", "VCALENDAR").toString();
    }

    private void event(ContentLines lines) {
        Announcement announcement = talk.announcement();
        lines.line("BEGIN", "VEVENT")
                .line("UID", uid(talk.talk(), talk.notices().getFirst()))
                .line("DTSTAMP", utc(talk.latest().atMillis()))
                .line("CREATED", utc(talk.notices().getFirst().atMillis()))
                .line("LAST-MODIFIED", utc(talk.latest().atMillis()))
                .line("SEQUENCE", Integer.toString(talk.latest().revision()))
                .line("DTSTART", utc(announcement.startMillis()))
                .line("DTEND", utc(announcement.startMillis() + announcement.durationMillis()))
                .text("SUMMARY", summary())
                .text("DESCRIPTION", said(Description.of(talk, phrases, seat)));
        for (Text reason : reasons()) {
            lines.text("COMMENT", reason);
        }
        lines.line("STATUS", status())
                .line("TRANSP", status().equals("CONFIRMED") ? "OPAQUE" : "TRANSPARENT")
                .line("CLASS", seat == null ? "PUBLIC" : "CONFIDENTIAL")
                .text("CATEGORIES", said(phrases.say("announcement.category")))
                .line("URL", address())
                .line("ORGANIZER" + parameter("CN", phrases.say("announcement.secretariat")), site.talk(talk.talk()));
        if (seat != null) {
            attendee(lines, seat);
        }
        conferences(lines);
        lines.line("END", "VEVENT");
    }

    /**
     * One line for the original and one for each language, so that a calendar offers them all. Who is invited finds
     * the channels at the seat; anybody else finds the announcement in that language.
     */
    private void conferences(ContentLines lines) {
        Form form = talk.announcement().form();
        if (form == Form.IN_PERSON) {
            return;
        }
        String floor = form == Form.VIDEO ? "AUDIO,VIDEO" : "AUDIO";
        lines.line(
                "CONFERENCE;VALUE=URI;FEATURE=" + floor + parameter("LABEL", phrases.say("announcement.floor")),
                seat == null ? site.talk(talk.talk()) : site.seat(talk.talk(), seat.id()));
        for (String tag : talk.announcement().languages()) {
            lines.line(
                    "CONFERENCE;VALUE=URI;FEATURE=AUDIO" + parameter("LABEL", Phrases.ownName(tag)) + ";LANGUAGE="
                            + tag,
                    seat == null ? site.talk(talk.talk(), tag) : site.seat(talk.talk(), seat.id()) + "?listen=" + tag);
        }
    }

    private void attendee(ContentLines lines, Seat invited) {
        String role = switch (invited.role()) {
            case CHAIR, MEDIATOR -> "CHAIR";
            case OBSERVER, PRESS -> "OPT-PARTICIPANT";
            case HEAD, DELEGATE, ADVISER, INTERPRETER, CHECK_INTERPRETER, SECRETARY, TECHNICIAN -> "REQ-PARTICIPANT";
        };
        String language = invited.languages().isEmpty()
                ? ""
                : ";LANGUAGE=" + invited.languages().getFirst();
        lines.line(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=" + role + ";PARTSTAT=NEEDS-ACTION;RSVP=FALSE" + language
                        + parameter("CN", Description.office(talk, invited, phrases.language())),
                site.seat(talk.talk(), invited.id()));
    }

    private String method() {
        if (talk.board().phase() == Phase.CANCELLED) {
            return "CANCEL";
        }
        return seat == null ? "PUBLISH" : "REQUEST";
    }

    private String status() {
        return switch (talk.board().phase()) {
            case CANCELLED -> "CANCELLED";
            case POSTPONED -> "TENTATIVE";
            case NONE, PREPARED, ANNOUNCED, CLOSED -> "CONFIRMED";
        };
    }

    private Text summary() {
        Text title = Text.of(talk.announcement().title(), phrases.language());
        return switch (talk.board().phase()) {
            case CANCELLED -> said(phrases.say("announcement.cancelled-title", "title", title.words()));
            case POSTPONED -> said(phrases.say("announcement.postponed-title", "title", title.words()));
            case NONE, PREPARED, ANNOUNCED, CLOSED -> title;
        };
    }

    /** Why it was changed, in every language in which that was said. */
    private List<Text> reasons() {
        List<Text> reasons = new ArrayList<>();
        talk.latest().reason().texts().forEach((language, words) -> reasons.add(new Text(words, language)));
        return reasons;
    }

    private Text said(String words) {
        return new Text(words, phrases.language().tag());
    }

    private String address() {
        return seat == null ? site.talk(talk.talk(), phrases.language().tag()) : site.seat(talk.talk(), seat.id());
    }

    /** The same for all files of the talk and for nothing else, however the server is called (RFC 7986, 5.3). */
    private static String uid(TalkId talk, Notice first) {
        String name = "hiwar talk " + talk.value() + " announced " + first.atMillis();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String utc(long millis) {
        return UTC.format(Instant.ofEpochMilli(millis));
    }
}
