/** The shard's UDP socket, twice: Linux system calls that send runs of packets at once, and the JDK's channel. */
@NullMarked
package hiwar.node.udp;

import org.jspecify.annotations.NullMarked;
