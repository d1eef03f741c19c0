package hiwar.bench.demo;

import hiwar.bench.peer.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The talk that the demo shows: announced on 25 June 2021 for 28 June 2021, two heads of state by video conference.
 * Seats have no names, so that each reader sees the office in their own language, and never a living person's name.
 */
final class ReferenceTalk {
    /** Its room. */
    static final String ROOM = "talks-2021-06-28";

    static final Delegation FIRST = new Delegation("ru", "Russian Federation", "side-a");
    static final Delegation SECOND = new Delegation("cn", "People's Republic of China", "side-b");

    /** Title, item, occasion and delegations, each in the languages of the client. */
    private static final String TEXTS = "/demo/talk.json";

    private ReferenceTalk() {}

    /**
     * One side.
     *
     * @param id as the room's metadata and the seats' attributes name it
     * @param name in English, for the terminal
     * @param clip what its synthetic head shows and says
     */
    record Delegation(String id, String name, String clip) {
        /** Its synthetic head. */
        Server.Visitor head() {
            return seat("head", Server.Rights.SPEAK);
        }

        /** Whoever opens its link: at the side of the head, because the head's own seat is taken. */
        Server.Visitor deputy() {
            return seat("deputy", Server.Rights.SPEAK_AND_RENAME);
        }

        private Server.Visitor seat(String role, Server.Rights rights) {
            return new Server.Visitor(ROOM, role + "-" + id, "", Map.of("delegation", id, "role", role), rights);
        }
    }

    /** Somebody who sees and hears both. */
    static Server.Visitor observer() {
        return new Server.Visitor(ROOM, "observer", "", Map.of("role", "observer"), Server.Rights.OBSERVE);
    }

    /** The room's metadata in the form that the browser client reads (docs/invitations.md). */
    static String metadata(Instant startedAt) {
        try (InputStream texts = ReferenceTalk.class.getResourceAsStream(TEXTS)) {
            if (texts == null) {
                throw new IllegalStateException(TEXTS + " is missing");
            }
            Map<String, Object> fields = new HashMap<>(JsonMapper.shared().readValue(texts, new TypeReference<>() {}));
            fields.put("startedAt", startedAt.truncatedTo(ChronoUnit.SECONDS).toString());
            return JsonMapper.shared().writeValueAsString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TEXTS, e);
        }
    }
}
