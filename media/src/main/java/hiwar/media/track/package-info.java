/** A published track as it arrives, and its copies for subscribers: numbering, layers, keyframes, mute, levels. */
@NullMarked
package hiwar.media.track;

import org.jspecify.annotations.NullMarked;
