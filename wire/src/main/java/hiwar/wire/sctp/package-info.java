/**
 * SCTP packets as data channels need them: chunks and parameters (RFC 9260), partial reliability (RFC 3758), stream
 * reset (RFC 6525), and the channel opening messages above them (RFC 8832).
 */
@NullMarked
package hiwar.wire.sctp;

import org.jspecify.annotations.NullMarked;
