/** RTCP (RFC 3550 section 6) with the feedback that WebRTC uses, read into a visitor and written in place. */
@NullMarked
package hiwar.wire.rtcp;

import org.jspecify.annotations.NullMarked;
