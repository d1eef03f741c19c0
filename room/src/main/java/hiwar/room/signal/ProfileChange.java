package hiwar.room.signal;

import hiwar.room.auth.Grants;
import java.util.Map;

/**
 * A change of what others see of a participant, asked for by itself or by an administrator.
 *
 * @param name empty: unchanged
 * @param metadata empty: unchanged
 * @param attributes merged into the present ones; an empty value deletes its key
 */
public record ProfileChange(String name, String metadata, Map<String, String> attributes) {
    /** The result of a change. */
    public sealed interface Result {}

    /** How the participant is now; equal to before when nothing changed. */
    public record Changed(Grants grants) implements Result {}

    /** Too much of something; {@code what} names it. */
    public record TooLong(String what) implements Result {}

    /** Applies the change, within the limits. */
    public Result apply(Grants before) {
        if (Limits.tooLong(name, Limits.MAX_NAME_BYTES)) {
            return new TooLong("name exceeds " + Limits.MAX_NAME_BYTES + " bytes");
        }
        if (Limits.tooLong(metadata, Limits.MAX_METADATA_BYTES)) {
            return new TooLong("metadata exceeds " + Limits.MAX_METADATA_BYTES + " bytes");
        }
        Grants after = before;
        if (!name.isEmpty()) {
            after = after.withName(name);
        }
        if (!metadata.isEmpty()) {
            after = after.withMetadata(metadata);
        }
        if (!attributes.isEmpty()) {
            after = after.withAttributes(attributes);
        }
        if (Limits.tooLong(after.attributes())) {
            return new TooLong("attributes exceed " + Limits.MAX_ATTRIBUTES_BYTES + " bytes");
        }
        return new Changed(after);
    }
}
