package hiwar.room.auth;

import hiwar.room.id.Identity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;

/**
 * Who somebody is and what that allows, as a verified access token says it.
 *
 * @param apiKey the issuer: whose secret signs a refreshed token
 * @param identity empty in a token that is for administration only
 * @param expiresEpochSeconds when the token ends, seconds since 1970
 */
public record Grants(
        String apiKey,
        Identity identity,
        String name,
        String metadata,
        Map<String, String> attributes,
        ParticipantInfo.Kind kind,
        VideoGrant video,
        long expiresEpochSeconds) {

    public Grants {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** These grants for somebody who calls itself {@code newName}. */
    public Grants withName(String newName) {
        return new Grants(apiKey, identity, newName, metadata, attributes, kind, video, expiresEpochSeconds);
    }

    /** These grants with other metadata. */
    public Grants withMetadata(String newMetadata) {
        return new Grants(apiKey, identity, name, newMetadata, attributes, kind, video, expiresEpochSeconds);
    }

    /** These grants with {@code changes} merged into the attributes; an empty value deletes its key. */
    public Grants withAttributes(Map<String, String> changes) {
        Map<String, String> merged = new LinkedHashMap<>(attributes);
        changes.forEach((key, value) -> {
            if (value.isEmpty()) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return new Grants(apiKey, identity, name, metadata, merged, kind, video, expiresEpochSeconds);
    }

    /** These grants with all permissions replaced. */
    public Grants withPermission(ParticipantPermission permission) {
        return new Grants(
                apiKey, identity, name, metadata, attributes, kind, video.with(permission), expiresEpochSeconds);
    }

    /** These grants under another identity. */
    public Grants withIdentity(Identity newIdentity) {
        return new Grants(apiKey, newIdentity, name, metadata, attributes, kind, video, expiresEpochSeconds);
    }

    /** True for the administrator of {@code room}. */
    public boolean administers(String room) {
        return video.roomAdmin() && !room.isEmpty() && video.room().equals(room);
    }
}
