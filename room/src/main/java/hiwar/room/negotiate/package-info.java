/**
 * Offers and answers (RFC 3264, RFC 9429): which media section carries which track, in which codec and under which
 * SSRC. Pure text in and out: sessions ask, act on the outcome and send the text.
 */
@NullMarked
package hiwar.room.negotiate;

import org.jspecify.annotations.NullMarked;
