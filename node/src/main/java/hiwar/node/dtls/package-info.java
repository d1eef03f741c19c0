/**
 * DTLS 1.2 for transports (RFC 6347, RFC 5764): BouncyCastle's blocking handshake on a virtual thread per association,
 * behind a port that takes records and application data and gives the same, and the SRTP keys once.
 */
@NullMarked
package hiwar.node.dtls;

import org.jspecify.annotations.NullMarked;
