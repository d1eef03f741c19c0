/** What every byte format shares: transport addresses. */
@NullMarked
package hiwar.wire;

import org.jspecify.annotations.NullMarked;
