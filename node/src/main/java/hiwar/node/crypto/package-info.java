/** Packet ciphers by OpenSSL where the system has it, else by the JDK. */
@NullMarked
package hiwar.node.crypto;

import org.jspecify.annotations.NullMarked;
