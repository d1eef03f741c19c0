/**
 * Session descriptions (RFC 8866) as WebRTC uses them: a parser that never throws, records with typed readings of the
 * attributes (RFC 9429 section 5), and their text again.
 */
@NullMarked
package hiwar.wire.sdp;

import org.jspecify.annotations.NullMarked;
