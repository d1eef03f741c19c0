/**
 * The application of one shard: rooms, who is in them, what they publish and receive, what they tell each other.
 * Sans-IO: everything runs on the shard's loop, between one input and the return of the call.
 */
@NullMarked
package hiwar.room.room;

import org.jspecify.annotations.NullMarked;
