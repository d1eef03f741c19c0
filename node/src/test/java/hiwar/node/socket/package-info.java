@NullMarked
package hiwar.node.socket;

import org.jspecify.annotations.NullMarked;
