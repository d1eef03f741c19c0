/** Whole-process measurements: what forwarding costs a server, in the same run as a peer's. */
@NullMarked
package hiwar.bench.load;

import org.jspecify.annotations.NullMarked;
