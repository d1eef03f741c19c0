package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public is told of a talk: this may always be shown to anybody.
 *
 * @param startMillis since the epoch
 * @param durationMillis expected
 * @param languages of interpretation, by tag
 * @param initiator who proposed the talk; null when both did
 */
public record Announcement(
        Wording title,
        long startMillis,
        long durationMillis,
        Form form,
        @Nullable Occasion occasion,
        List<String> languages,
        @Nullable DelegationId initiator) {
    /** The same talk at another time. */
    public Announcement at(long newStartMillis) {
        return new Announcement(title, newStartMillis, durationMillis, form, occasion, languages, initiator);
    }
}
