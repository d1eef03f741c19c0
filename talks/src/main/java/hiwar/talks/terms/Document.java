package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * A paper that is put before the talk.
 *
 * @param sha256 of its content, 64 lower-case hexadecimal digits
 * @param from who put it there; null when it is the secretariat's
 */
public record Document(
        DocumentId id,
        Wording title,
        String sha256,
        long sizeBytes,
        @Nullable DelegationId from) {}
