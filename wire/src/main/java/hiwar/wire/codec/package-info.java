/** What a forwarder must know of codecs: names, clock rates, keyframes, and the VP8 and RED payload headers. */
@NullMarked
package hiwar.wire.codec;

import org.jspecify.annotations.NullMarked;
