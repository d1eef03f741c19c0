/** The demo: a node, the reference talk as its room, and two synthetic delegations that speak in turn. */
@NullMarked
package hiwar.bench.demo;

import org.jspecify.annotations.NullMarked;
