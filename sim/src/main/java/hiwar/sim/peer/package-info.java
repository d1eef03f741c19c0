/**
 * The client side of a LiveKit connection without sockets, threads or clocks: it offers, checks, publishes, receives
 * and repairs as a browser would, and remembers what it saw, so that a test can ask.
 */
@NullMarked
package hiwar.sim.peer;

import org.jspecify.annotations.NullMarked;
