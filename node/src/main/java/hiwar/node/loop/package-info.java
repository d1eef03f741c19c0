/**
 * The threads of the shards: each loop feeds its shard with datagrams and with what comes through its inbox, and
 * carries the shard's output to sockets, sessions and DTLS.
 */
@NullMarked
package hiwar.node.loop;

import org.jspecify.annotations.NullMarked;
