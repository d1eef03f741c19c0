/** The chain and the way to the disk. */
@NullMarked
package hiwar.talks.record;

import org.jspecify.annotations.NullMarked;
