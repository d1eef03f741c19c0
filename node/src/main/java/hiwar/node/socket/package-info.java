/** What every WebSocket of the node has in common: what waits to be sent, who sends it, and how much may come in. */
@NullMarked
package hiwar.node.socket;

import org.jspecify.annotations.NullMarked;
