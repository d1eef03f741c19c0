/** What talks, seats, items and logs are called. */
@NullMarked
package hiwar.talks.id;

import org.jspecify.annotations.NullMarked;
