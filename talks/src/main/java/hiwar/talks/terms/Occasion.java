package hiwar.talks.terms;

import org.jspecify.annotations.Nullable;

/**
 * Why just now.
 *
 * @param signed when the treaty that is remembered was signed; null when the occasion is no treaty
 */
public record Occasion(Wording name, @Nullable Day signed) {}
