/** One RTP stream, that is one SSRC (RFC 7656): numbering, loss, jitter, repair, clock; and what was negotiated. */
@NullMarked
package hiwar.media.stream;

import org.jspecify.annotations.NullMarked;
