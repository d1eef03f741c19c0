/**
 * Talks that a seed decides: a disk that fails, a node that dies, clients that drop, and what must hold all the same.
 */
@NullMarked
package hiwar.sim.talk;

import org.jspecify.annotations.NullMarked;
