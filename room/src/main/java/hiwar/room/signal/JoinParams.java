package hiwar.room.signal;

import hiwar.room.auth.Grants;
import hiwar.room.id.Identity;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.RoomName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.SessionDescription;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client says when it comes, in either dialect: {@code /rtc} puts it into the query, {@code /rtc/v1} into
 * a {@link JoinRequest}; both arrive here as the latter.
 *
 * @param grants of the verified token
 * @param singleConnection true for {@code join_request} clients: one PeerConnection, the client always offers
 * @param request as sent, or built from the query; an absent {@code auto_subscribe} must be filled in by whoever builds
 *     it
 * @param publish legacy {@code publish=x}: a second, publish-only session as {@code identity#x}; empty normally
 */
public record JoinParams(Grants grants, boolean singleConnection, JoinRequest request, String publish) {
    /** Longest identity, name or room name, bytes of UTF-8: LiveKit's limit, so that tools agree. */
    public static final int MAX_NAME_BYTES = 256;

    /** A {@code /rtc/v1} join, or {@code /rtc} with a {@code join_request}. */
    public static JoinParams v1(Grants grants, JoinRequest request) {
        return new JoinParams(grants, true, request, "");
    }

    /** A {@code /rtc} join. */
    public static JoinParams v0(Grants grants, JoinRequest request, String publish) {
        return new JoinParams(grants, false, request, publish);
    }

    /** The room of the token. */
    public RoomName room() {
        return new RoomName(grants.video().room());
    }

    /** Who comes. */
    public Identity identity() {
        String own = grants.identity().value();
        return publish.isEmpty() ? grants.identity() : new Identity(own + "#" + publish);
    }

    /** True when the client wants its old session back. */
    public boolean resumes() {
        return request.getReconnect();
    }

    /** The session it wants back, when it says which. */
    public @Nullable ParticipantSid resumedSid() {
        String sid = request.getParticipantSid();
        return sid.isEmpty() ? null : new ParticipantSid(sid);
    }

    /** The offer that came with the join, or null. */
    public @Nullable SessionDescription publisherOffer() {
        return request.hasPublisherOffer() ? request.getPublisherOffer() : null;
    }

    /**
     * What forbids this join whatever the state of the room; null when nothing does. The pre-flight request
     * ({@code /validate}) asks the same.
     */
    public @Nullable Refusal refusal() {
        if (!grants.video().roomJoin()) {
            return new Refusal(401, "permissions denied: the token has no roomJoin");
        }
        if (grants.identity().value().isEmpty()) {
            return new Refusal(400, "identity cannot be empty");
        }
        if (bytes(identity().value()) > MAX_NAME_BYTES) {
            return new Refusal(400, "identity is longer than " + MAX_NAME_BYTES + " bytes");
        }
        if (room().value().isEmpty()) {
            return new Refusal(400, "no room name");
        }
        if (bytes(room().value()) > MAX_NAME_BYTES) {
            return new Refusal(400, "room name is longer than " + MAX_NAME_BYTES + " bytes");
        }
        boolean changesItself = !request.getMetadata().isEmpty() || request.getParticipantAttributesCount() > 0;
        if (changesItself && !grants.video().canUpdateOwnMetadata()) {
            return new Refusal(401, "permissions denied: the token has no canUpdateOwnMetadata");
        }
        Grants effective = effectiveGrants();
        if (Limits.tooLong(effective.metadata(), Limits.MAX_METADATA_BYTES)) {
            return new Refusal(400, "metadata exceeds " + Limits.MAX_METADATA_BYTES + " bytes");
        }
        if (Limits.tooLong(effective.attributes())) {
            return new Refusal(400, "attributes exceed " + Limits.MAX_ATTRIBUTES_BYTES + " bytes");
        }
        if (!publish.isEmpty() && !grants.video().canPublish()) {
            return new Refusal(401, "permissions denied: the token has no canPublish");
        }
        return null;
    }

    /** The grants with what the client asked for on top; the attributes of the join win over those of the token. */
    public Grants effectiveGrants() {
        Grants effective = grants.withIdentity(identity());
        if (!request.getMetadata().isEmpty()) {
            effective = effective.withMetadata(request.getMetadata());
        }
        Map<String, String> attributes = request.getParticipantAttributesMap();
        if (!attributes.isEmpty()) {
            effective = effective.withAttributes(attributes);
        }
        if (!publish.isEmpty()) {
            effective = effective.withPermission(effective.video().permission().toBuilder()
                    .setCanSubscribe(false)
                    .build());
        }
        return effective;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
