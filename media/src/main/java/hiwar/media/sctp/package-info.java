/**
 * SCTP over DTLS (RFC 9260, RFC 8261) and WebRTC data channels on top of it (RFC 8831, RFC 8832): one association per
 * transport, with partial reliability (RFC 3758) and stream reset (RFC 6525), driven only by packets and time.
 */
@NullMarked
package hiwar.media.sctp;

import org.jspecify.annotations.NullMarked;
