/**
 * The record: entries as lines that are chained by their hashes, so that a stranger can verify a log with sha256sum.
 */
@NullMarked
package hiwar.talks.record;

import org.jspecify.annotations.NullMarked;
