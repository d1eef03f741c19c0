/** Shards and peers put together over a simulated network, and what must hold whatever the network does. */
@NullMarked
package hiwar.sim.check;

import org.jspecify.annotations.NullMarked;
