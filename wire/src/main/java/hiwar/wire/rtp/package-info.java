/** RTP packets and their header extensions (RFC 3550, RFC 8285), read and written in place. */
@NullMarked
package hiwar.wire.rtp;

import org.jspecify.annotations.NullMarked;
