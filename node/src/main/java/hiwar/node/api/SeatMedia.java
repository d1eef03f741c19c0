package hiwar.node.api;

import hiwar.node.api.SessionCookies.Seated;
import hiwar.node.http.AccessTokens;
import hiwar.node.http.Answer;
import hiwar.room.auth.Grants;
import hiwar.room.auth.VideoGrant;
import hiwar.room.id.Identity;
import hiwar.room.stage.MediaRights;
import hiwar.room.stage.SeatGrants;
import hiwar.talks.id.LogId;
import hiwar.talks.json.Codec;
import hiwar.talks.state.Attendee;
import hiwar.talks.talk.Reason;
import hiwar.talks.terms.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import livekit.LivekitModels.ParticipantInfo;

/** {@code …/media}: the token with which a seat joins the LiveKit room that it belongs into now. */
final class SeatMedia {
    /** For the way to the room: LiveKit sends a new one to who is inside. */
    private static final Duration LIFETIME = Duration.ofSeconds(SeatGrants.TOKEN_SECONDS);

    private static final Codec<Ticket> TICKET = Codec.of(Ticket.class);

    private final SessionCookies cookies;
    private final AccessTokens tokens;
    private final String apiKey;

    private record Ticket(String room, String token) {}

    SeatMedia(SessionCookies cookies, AccessTokens tokens, String apiKey) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.apiKey = apiKey;
    }

    Answer ticket(Call call) throws Problem {
        Seated seated = cookies.seat(call);
        LogId room = MediaRights.room(seated.open().talk(), seated.seat());
        if (room == null) {
            throw Problem.of(Reason.NOT_IN_ROOM);
        }
        String token = tokens.sign(grants(room, seated.attendee()), LIFETIME);
        return Answer.json(200, TICKET.write(new Ticket(room.text(), token)));
    }

    /** A token can only take away from what the talk allows; it takes devices from those who are never heard. */
    private Grants grants(LogId room, Attendee attendee) {
        boolean sends = attendee.role() != Role.OBSERVER && attendee.role() != Role.PRESS;
        VideoGrant video = new VideoGrant(
                room.text(),
                true,
                false,
                false,
                false,
                sends,
                true,
                sends,
                List.of(),
                false,
                false,
                false,
                false,
                false,
                false);
        return new Grants(
                apiKey,
                new Identity(attendee.seat().id().value()),
                "",
                "",
                attributes(attendee),
                ParticipantInfo.Kind.STANDARD,
                video,
                0);
    }

    /** As docs/invitations.md says; a mediator presides like a chair. */
    private static Map<String, String> attributes(Attendee attendee) {
        Map<String, String> attributes = new TreeMap<>();
        if (attendee.seat().delegation() != null) {
            attributes.put("delegation", attendee.seat().delegation().value());
        }
        Role role = attendee.role() == Role.MEDIATOR ? Role.CHAIR : attendee.role();
        attributes.put("role", role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return attributes;
    }
}
