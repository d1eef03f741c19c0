package hiwar.room.auth;

import hiwar.room.id.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.TrackSource;

/**
 * LiveKit's claims (RFC 7519 with the private claims {@code video}, {@code name}, {@code metadata}, {@code attributes},
 * {@code kind}) into {@link Grants} and back. Stateless.
 *
 * <p>The map comes from a JSON parser: strings, booleans, numbers, lists and maps. A claim of the wrong type makes the
 * token invalid, because guessing would grant something that nobody wrote; an unknown claim is ignored.
 */
public final class Claims {
    /** The result of reading claims. */
    public sealed interface Reading {}

    /** The claims make sense. */
    public record Parsed(Grants grants) implements Reading {}

    /** The claims do not; {@code reason} is for whoever made the token. */
    public record Invalid(String reason) implements Reading {}

    private static final Map<String, TrackSource> SOURCES = Map.of(
            "camera", TrackSource.CAMERA,
            "microphone", TrackSource.MICROPHONE,
            "screen_share", TrackSource.SCREEN_SHARE,
            "screen_share_audio", TrackSource.SCREEN_SHARE_AUDIO);

    private Claims() {}

    /** Reads verified claims: {@code iss}, {@code sub} (or {@code jti}), {@code exp} in seconds, and LiveKit's own. */
    public static Reading read(Map<String, ?> claims) {
        try {
            Fields top = new Fields("", claims);
            String identity = top.text("sub");
            return new Parsed(new Grants(
                    top.text("iss"),
                    new Identity(identity.isEmpty() ? top.text("jti") : identity),
                    top.text("name"),
                    top.text("metadata"),
                    top.texts("attributes"),
                    kind(top.text("kind")),
                    video(new Fields("video.", top.map("video"))),
                    top.number("exp")));
        } catch (BadClaim bad) {
            return new Invalid(bad.reason);
        }
    }

    /**
     * The claims of a refreshed token, without {@code iss}, {@code nbf} and {@code exp}, which whoever signs adds. The
     * three permissions that default to true are written out, so that nothing is granted by leaving it out.
     */
    public static Map<String, Object> of(Grants grants) {
        Map<String, Object> video = new LinkedHashMap<>();
        VideoGrant grant = grants.video();
        video.put("room", grant.room());
        flag(video, "roomJoin", grant.roomJoin());
        flag(video, "roomCreate", grant.roomCreate());
        flag(video, "roomList", grant.roomList());
        flag(video, "roomAdmin", grant.roomAdmin());
        video.put("canPublish", grant.canPublish());
        video.put("canSubscribe", grant.canSubscribe());
        video.put("canPublishData", grant.canPublishData());
        if (!grant.canPublishSources().isEmpty()) {
            video.put(
                    "canPublishSources",
                    grant.canPublishSources().stream()
                            .map(source -> source.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        flag(video, "canUpdateOwnMetadata", grant.canUpdateOwnMetadata());
        flag(video, "canSubscribeMetrics", grant.canSubscribeMetrics());
        flag(video, "canManageAgentSession", grant.canManageAgentSession());
        flag(video, "hidden", grant.hidden());
        flag(video, "recorder", grant.recorder());
        flag(video, "agent", grant.agent());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", grants.identity().value());
        claims.put("name", grants.name());
        claims.put("metadata", grants.metadata());
        claims.put("attributes", grants.attributes());
        claims.put("kind", grants.kind().name().toLowerCase(Locale.ROOT));
        claims.put("video", video);
        return claims;
    }

    private static void flag(Map<String, Object> claims, String name, boolean value) {
        if (value) {
            claims.put(name, true);
        }
    }

    private static VideoGrant video(Fields video) throws BadClaim {
        boolean canPublish = video.flag("canPublish", true);
        return new VideoGrant(
                video.text("room"),
                video.flag("roomJoin", false),
                video.flag("roomCreate", false),
                video.flag("roomList", false),
                video.flag("roomAdmin", false),
                canPublish,
                video.flag("canSubscribe", true),
                video.flag("canPublishData", canPublish),
                video.sources("canPublishSources"),
                video.flag("canUpdateOwnMetadata", false),
                video.flag("canSubscribeMetrics", false),
                video.flag("canManageAgentSession", false),
                video.flag("hidden", false),
                video.flag("recorder", false),
                video.flag("agent", false));
    }

    private static ParticipantInfo.Kind kind(String name) throws BadClaim {
        return switch (name) {
            case "", "standard" -> ParticipantInfo.Kind.STANDARD;
            case "ingress" -> ParticipantInfo.Kind.INGRESS;
            case "egress" -> ParticipantInfo.Kind.EGRESS;
            case "sip" -> ParticipantInfo.Kind.SIP;
            case "agent" -> ParticipantInfo.Kind.AGENT;
            case "connector" -> ParticipantInfo.Kind.CONNECTOR;
            case "bridge" -> ParticipantInfo.Kind.BRIDGE;
            default -> throw new BadClaim("kind \"" + name + "\" is unknown");
        };
    }

    /** One JSON object of the claims, read with checks. */
    private record Fields(String path, Map<?, ?> values) {
        String text(String name) throws BadClaim {
            return switch (values.get(name)) {
                case null -> "";
                case String text -> text;
                default -> throw wrong(name, "a string");
            };
        }

        boolean flag(String name, boolean absent) throws BadClaim {
            return switch (values.get(name)) {
                case null -> absent;
                case Boolean value -> value;
                default -> throw wrong(name, "true or false");
            };
        }

        long number(String name) throws BadClaim {
            return switch (values.get(name)) {
                case null -> 0;
                case Number value -> value.longValue();
                default -> throw wrong(name, "a number of seconds");
            };
        }

        Map<?, ?> map(String name) throws BadClaim {
            return switch (values.get(name)) {
                case null -> Map.of();
                case Map<?, ?> map -> map;
                default -> throw wrong(name, "an object");
            };
        }

        /** Sorted by key: a JSON parser's own order may be that of a hash. */
        Map<String, String> texts(String name) throws BadClaim {
            Map<String, String> texts = new TreeMap<>();
            for (Map.Entry<?, ?> entry : map(name).entrySet()) {
                if (!(entry.getKey() instanceof String key) || !(entry.getValue() instanceof String value)) {
                    throw wrong(name, "an object of strings");
                }
                texts.put(key, value);
            }
            return texts;
        }

        List<TrackSource> sources(String name) throws BadClaim {
            Object value = values.get(name);
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof List<?> list)) {
                throw wrong(name, "a list of sources");
            }
            List<TrackSource> sources = new ArrayList<>();
            for (Object item : list) {
                TrackSource source = item instanceof String text ? SOURCES.get(text) : null;
                if (source == null) {
                    throw wrong(name, "a list of camera, microphone, screen_share, screen_share_audio");
                }
                sources.add(source);
            }
            return sources;
        }

        private BadClaim wrong(String name, String expected) {
            return new BadClaim("claim " + path + name + " must be " + expected);
        }
    }

    /** Leaves the reading at the first claim that is wrong; never leaves this class. */
    private static final class BadClaim extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        BadClaim(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
