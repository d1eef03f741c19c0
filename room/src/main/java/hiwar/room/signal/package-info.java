/**
 * The words of LiveKit's protocol that need no room: join requests, answers ready to send, administrators' calls, and
 * the limits of what a client may say.
 */
@NullMarked
package hiwar.room.signal;

import org.jspecify.annotations.NullMarked;
