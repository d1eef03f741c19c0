/** What a token allows: claims parsed into grants, and grants back into claims. Signatures are the node's business. */
@NullMarked
package hiwar.room.auth;

import org.jspecify.annotations.NullMarked;
