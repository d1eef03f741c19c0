/** What may happen in a talk: rights, rules and refusals. Everything here is a pure function of the state. */
@NullMarked
package hiwar.talks.talk;

import org.jspecify.annotations.NullMarked;
