/** Where a talk stands: immutable records, each a fold over its log. Deciding what may happen is not done here. */
@NullMarked
package hiwar.talks.state;

import org.jspecify.annotations.NullMarked;
