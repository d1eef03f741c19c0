/** The moments at which a shard has something to do. Sans-IO: no clock is read here, the time comes with every call. */
@NullMarked
package hiwar.room.time;

import org.jspecify.annotations.NullMarked;
