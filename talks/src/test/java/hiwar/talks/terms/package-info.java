/** The values that commands and events are made of. */
@NullMarked
package hiwar.talks.terms;

import org.jspecify.annotations.NullMarked;
