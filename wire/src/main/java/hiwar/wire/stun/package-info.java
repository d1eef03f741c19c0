/** STUN messages as ICE uses them: reader and writer for both directions (RFC 8489, RFC 8445 section 7.1). */
@NullMarked
package hiwar.wire.stun;

import org.jspecify.annotations.NullMarked;
