package hiwar.node.press;

import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Phase;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.PublicTalk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An announcement as plain text, for calendars: what the printed page says, a line each. */
final class Description {
    private Description() {}

    /** The text in the language of the phrases; for a seat it says how to enter. */
    static String of(PublicTalk talk, Phrases phrases, @Nullable Seat seat) {
        PageLanguage reader = phrases.language();
        Announcement announcement = talk.announcement();
        List<String> lines = new ArrayList<>();
        if (talk.board().phase() == Phase.CANCELLED) {
            lines.add(phrases.say("announcement.cancelled-what"));
        } else if (talk.board().phase() == Phase.POSTPONED) {
            lines.add(phrases.say("announcement.postponed-what"));
            lines.add(phrases.say("announcement.time-open"));
        }
        Wording reason = talk.latest().reason();
        if (!reason.isEmpty()) {
            lines.add(labelled(
                    phrases, "announcement.reason", Text.of(reason, reader).words()));
        }
        for (PublicTalk.Side side : Alternat.sides(talk, reader)) {
            String name = Text.of(side.delegation().name(), reader).words();
            Wording head = side.head();
            lines.add(head == null ? name : name + " – " + Text.of(head, reader).words());
        }
        lines.add(labelled(phrases, "announcement.form", Terms.form(announcement.form(), phrases)));
        Occasion occasion = announcement.occasion();
        if (occasion != null) {
            lines.add(labelled(phrases, "announcement.occasion", occasion(announcement, occasion, phrases)));
        }
        if (!announcement.languages().isEmpty()) {
            lines.add(labelled(phrases, "announcement.languages", phrases.languages(announcement.languages())));
        }
        if (seat != null) {
            lines.add(phrases.say("announcement.seat", "office", office(talk, seat, reader)));
            lines.add(phrases.say("announcement.seat-link"));
        }
        return String.join("\n", lines);
    }

    /** The office of a seat with its side. */
    static String office(PublicTalk talk, Seat seat, PageLanguage reader) {
        String office = Text.of(seat.office(), reader).words();
        DelegationId delegation = seat.delegation();
        PublicTalk.Side side = delegation == null ? null : talk.find(delegation);
        return side == null
                ? office
                : office + " – " + Text.of(side.delegation().name(), reader).words();
    }

    private static String occasion(Announcement announcement, Occasion occasion, Phrases phrases) {
        List<String> parts = new ArrayList<>();
        parts.add(Terms.anniversary(announcement, phrases));
        parts.add(Text.of(occasion.name(), phrases.language()).words());
        if (occasion.signed() != null) {
            String signed = WrittenTime.day(occasion.signed(), phrases.language());
            parts.add(phrases.say("announcement.signed", "date", signed));
        }
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    private static String labelled(Phrases phrases, String key, String value) {
        return phrases.say(key) + (phrases.language() == PageLanguage.ZH ? "：" : ": ") + value;
    }
}
