/** The edges of the sans-IO machines: where datagrams go, where entropy comes from, why packets were dropped. */
@NullMarked
package hiwar.media.io;

import org.jspecify.annotations.NullMarked;
