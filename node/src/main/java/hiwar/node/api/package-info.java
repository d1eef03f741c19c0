/** Talks over HTTP: sessions, invitations, commands, papers, and the WebSocket of a seat. */
@NullMarked
package hiwar.node.api;

import org.jspecify.annotations.NullMarked;
