/** The media that peers send and what they make of the media that they receive: frames, packets, what is missing. */
@NullMarked
package hiwar.sim.media;

import org.jspecify.annotations.NullMarked;
