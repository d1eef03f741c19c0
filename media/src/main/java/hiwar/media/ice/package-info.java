/** ICE-lite (RFC 8445 section 2.5): answers connectivity checks and knows the address that the client chose. */
@NullMarked
package hiwar.media.ice;

import org.jspecify.annotations.NullMarked;
