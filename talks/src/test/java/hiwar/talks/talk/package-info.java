/** The rules, one test each. */
@NullMarked
package hiwar.talks.talk;

import org.jspecify.annotations.NullMarked;
