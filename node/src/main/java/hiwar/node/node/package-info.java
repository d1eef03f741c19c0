/** The node as a program: command line, configuration, logging, and the parts put together. */
@NullMarked
package hiwar.node.node;

import org.jspecify.annotations.NullMarked;
