package hiwar.node.press;

import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Form;
import hiwar.talks.terms.Occasion;
import hiwar.talks.view.Notice;

/** What the values of an announcement are called. */
final class Terms {
    private Terms() {}

    static String form(Form form, Phrases phrases) {
        return phrases.say(
                switch (form) {
                    case VIDEO -> "announcement.form-video";
                    case IN_PERSON -> "announcement.form-in-person";
                    case PHONE -> "announcement.form-phone";
                });
    }

    static String kind(Notice.Kind kind, Phrases phrases) {
        return phrases.say(
                switch (kind) {
                    case ANNOUNCED -> "announcement.kicker";
                    case CHANGED -> "announcement.changed";
                    case POSTPONED -> "announcement.postponed";
                    case CANCELLED -> "announcement.cancelled";
                });
    }

    /** Which anniversary falls into the year of the talk; empty when there is none to speak of. */
    static String anniversary(Announcement announcement, Phrases phrases) {
        Occasion occasion = announcement.occasion();
        Day signed = occasion == null ? null : occasion.signed();
        if (signed == null) {
            return "";
        }
        int years = signed.anniversaryIn(WrittenTime.year(announcement.startMillis()));
        return years > 0 ? phrases.say("announcement.anniversary", "years", years) : "";
    }
}
