/** Virtual time: an event queue, a seeded source of everything random, and a network that loses and reorders. */
@NullMarked
package hiwar.sim.sim;

import org.jspecify.annotations.NullMarked;
