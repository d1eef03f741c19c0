/** Bandwidth estimation: what we tell a publisher so that it can estimate its link. */
@NullMarked
package hiwar.media.bwe;

import org.jspecify.annotations.NullMarked;
