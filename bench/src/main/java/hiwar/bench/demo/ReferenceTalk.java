package hiwar.bench.demo;

import hiwar.bench.peer.Server;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The talk that the demo shows: announced on 25 June 2021 for 28 June 2021, two heads of state by video conference. Seats
 * are named by office, never by a living person's name.
 */
final class ReferenceTalk {
    /** Its room. */
    static final String ROOM = "talks-2021-06-28";

    static final Delegation FIRST = new Delegation("ru", "Russian Federation", "side-a");
    static final Delegation SECOND = new Delegation("cn", "People's Republic of China", "side-b");

    private static final String TITLE = "Talks by video conference";
    private static final String ITEM =
            "2. Assessment of the present state and the prospects of the strategic partnership";
    private static final String OCCASION =
            "20th anniversary of the Treaty of Good-Neighbourliness and Friendly" + " Cooperation of 16 July 2001";

    private ReferenceTalk() {}

    /**
     * One side.
     *
     * @param id as the room's metadata and the seats' attributes name it
     * @param clip what its synthetic head shows and says
     */
    record Delegation(String id, String name, String clip) {
        /** Its synthetic head. */
        Server.Visitor head() {
            return seat("head-" + id, "Head of delegation", "head", Server.Rights.SPEAK);
        }

        /** Whoever opens its link: at the side of the head, because the head's own seat is taken. */
        Server.Visitor deputy() {
            return seat("deputy-" + id, "Deputy head of delegation", "delegate", Server.Rights.SPEAK_AND_RENAME);
        }

        private Server.Visitor seat(String identity, String office, String role, Server.Rights rights) {
            return new Server.Visitor(
                    ROOM, identity, office, Map.of("delegation", id, "seat", name, "role", role), rights);
        }
    }

    /** Somebody who sees and hears both. */
    static Server.Visitor observer() {
        Map<String, String> attributes = Map.of("seat", "Guest of both delegations", "role", "observer");
        return new Server.Visitor(ROOM, "observer", "Observer", attributes, Server.Rights.OBSERVE);
    }

    /** The room's metadata in the form that the browser client reads. */
    static String metadata(Instant startedAt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", TITLE);
        fields.put("item", ITEM);
        fields.put("occasion", OCCASION);
        fields.put("startedAt", startedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("delegations", List.of(named(FIRST), named(SECOND)));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static Map<String, String> named(Delegation delegation) {
        return Map.of("id", delegation.id, "name", delegation.name);
    }
}
