/** The values that commands and events are made of: words in several languages, papers, roles, kinds, limits. */
@NullMarked
package hiwar.talks.terms;

import org.jspecify.annotations.NullMarked;
