/**
 * One association with one peer: ICE, DTLS, SRTP and SCTP composed behind a single address-agnostic machine, and the
 * RTP session that runs inside it.
 */
@NullMarked
package hiwar.media.transport;

import org.jspecify.annotations.NullMarked;
