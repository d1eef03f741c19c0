package hiwar.node.press;

import hiwar.talks.state.Phase;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Form;
import hiwar.talks.view.Notice;
import hiwar.talks.view.PublicTalk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A talk as search engines read it: an Event of schema.org in JSON-LD, to be put into a page. */
final class EventMarkup {
    private static final String SCHEMA = "https://schema.org/";

    private EventMarkup() {}

    /** The JSON, in which nothing can end the script element around it. */
    static String of(PublicTalk talk, Phrases phrases, Site site) {
        String json = JsonMapper.shared().writeValueAsString(event(talk, phrases, site));
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static Map<String, Object> event(PublicTalk talk, Phrases phrases, Site site) {
        Announcement announcement = talk.announcement();
        Text title = Text.of(announcement.title(), phrases.language());
        String address = site.talk(talk.talk(), phrases.language().tag());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@context", "https://schema.org");
        event.put("@type", "Event");
        event.put("@id", site.talk(talk.talk()));
        event.put("url", address);
        event.put("name", title.words());
        event.put("inLanguage", title.language());
        event.put("startDate", utc(announcement.startMillis()));
        event.put("endDate", utc(announcement.startMillis() + announcement.durationMillis()));
        event.put("eventStatus", SCHEMA + status(talk));
        String former = formerStart(talk);
        if (former != null) {
            event.put("previousStartDate", former);
        }
        boolean online = announcement.form() != Form.IN_PERSON;
        event.put(
                "eventAttendanceMode", SCHEMA + (online ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode"));
        if (online) {
            event.put("location", thing("VirtualLocation", "url", address));
        }
        List<Map<String, Object>> sides = new ArrayList<>();
        for (PublicTalk.Side side : Alternat.sides(talk, phrases.language())) {
            Text name = Text.of(side.delegation().name(), phrases.language());
            sides.add(thing("Organization", "name", name.words()));
        }
        event.put("organizer", sides);
        return event;
    }

    /** In this order, so that the page has the same tag after a restart. */
    private static Map<String, Object> thing(String type, String name, String value) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        thing.put(name, value);
        return thing;
    }

    private static String status(PublicTalk talk) {
        if (talk.board().phase() == Phase.CANCELLED) {
            return "EventCancelled";
        }
        if (talk.board().phase() == Phase.POSTPONED) {
            return "EventPostponed";
        }
        return formerStart(talk) == null ? "EventScheduled" : "EventRescheduled";
    }

    /** When it was to begin before it was moved; null when it never was, or is not to begin at all. */
    private static @Nullable String formerStart(PublicTalk talk) {
        if (talk.board().phase() == Phase.CANCELLED || talk.board().phase() == Phase.POSTPONED) {
            return null;
        }
        for (Notice notice : talk.notices().reversed()) {
            Long former = notice.formerStartMillis();
            if (former != null && former != talk.announcement().startMillis()) {
                return utc(former);
            }
        }
        return null;
    }

    private static String utc(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
