package hiwar.room.stage;

import hiwar.room.auth.Grants;
import hiwar.room.auth.VideoGrant;
import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo.Kind;

/**
 * The grants of a token as they count in a room of a talk. Nobody listens unseen there, nobody is anything but a seat,
 * and everybody is called what the seat is called.
 */
public final class SeatGrants {
    /** Attribute with the seat's role, such as {@code check-interpreter}; see docs/invitations.md. */
    public static final String ROLE = "role";

    /** Attribute with the delegation of the seat, when it has one. */
    public static final String DELEGATION = "delegation";

    /** How long a token for a room of a talk is good for the way there, seconds; who is inside gets new ones. */
    public static final long TOKEN_SECONDS = 600;

    private static final String PREFERRED_LANGUAGE = "en";

    private SeatGrants() {}

    /** The grants of whoever holds {@code seat}. */
    public static Grants of(Seat seat, Grants grants) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Role role = seat.role() == Role.MEDIATOR ? Role.CHAIR : seat.role(); // it presides like one
        attributes.put(ROLE, role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        DelegationId delegation = seat.delegation();
        if (delegation != null) {
            attributes.put(DELEGATION, delegation.value());
        }
        return new Grants(
                grants.apiKey(),
                grants.identity(),
                name(seat.office()),
                "",
                attributes,
                Kind.STANDARD,
                plain(grants.video()),
                grants.expiresEpochSeconds());
    }

    /** Clients that know talks show the office in their own language; for others one has to be chosen. */
    private static String name(Wording office) {
        String preferred = office.texts().get(PREFERRED_LANGUAGE);
        if (preferred != null) {
            return preferred;
        }
        return office.isEmpty() ? "" : office.texts().firstEntry().getValue();
    }

    @SuppressWarnings("deprecation") // recorder and agent: older clients read them
    private static VideoGrant plain(VideoGrant grant) {
        return grant.with(grant.permission().toBuilder()
                .setHidden(false)
                .setRecorder(false)
                .setAgent(false)
                .setCanUpdateMetadata(false)
                .setCanManageAgentSession(false)
                .build());
    }
}
