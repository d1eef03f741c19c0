/** Simulated peers on real sockets: UDP, DTLS and the signalling WebSocket of a LiveKit-compatible server. */
@NullMarked
package hiwar.bench.peer;

import org.jspecify.annotations.NullMarked;
