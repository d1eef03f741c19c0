/** How records become canonical JSON and back. */
@NullMarked
package hiwar.talks.json;

import org.jspecify.annotations.NullMarked;
