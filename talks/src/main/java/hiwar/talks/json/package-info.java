/** Records as canonical JSON (RFC 8785, whole numbers only) and back: the stored format and what clients send. */
@NullMarked
package hiwar.talks.json;

import org.jspecify.annotations.NullMarked;
