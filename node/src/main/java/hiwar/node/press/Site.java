package hiwar.node.press;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;

/**
 * The addresses of pages.
 *
 * @param origin how the reader reaches the server, without a slash at the end
 */
public record Site(String origin) {
    String talk(TalkId talk) {
        return origin + "/talks/" + talk.value();
    }

    String talk(TalkId talk, String language) {
        return talk(talk) + "?lang=" + language;
    }

    String calendar(TalkId talk, PageLanguage language) {
        return talk(talk) + "/calendar.ics?lang=" + language.tag();
    }

    /** A seat's page without the secret that opens it. */
    String seat(TalkId talk, SeatId seat) {
        return talk(talk) + "/seats/" + seat.value();
    }
}
