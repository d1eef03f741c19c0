/** SRTP and SRTCP (RFC 3711, RFC 7714): keys from DTLS, packet indices, replay, and the cipher behind an interface. */
@NullMarked
package hiwar.media.srtp;

import org.jspecify.annotations.NullMarked;
