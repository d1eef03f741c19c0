/** Talks on their shard: who follows them, what is stored and told in which order, and what that means for media. */
@NullMarked
package hiwar.room.stage;

import org.jspecify.annotations.NullMarked;
