/** The names of things in a room, one type each, so that an identity is never taken for a session. */
@NullMarked
package hiwar.room.id;

import org.jspecify.annotations.NullMarked;
