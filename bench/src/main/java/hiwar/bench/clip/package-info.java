/** Encoded clips from files: VP8 in IVF and Opus in Ogg, cut into RTP payloads. */
@NullMarked
package hiwar.bench.clip;

import org.jspecify.annotations.NullMarked;
