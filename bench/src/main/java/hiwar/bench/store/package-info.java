/** What the record costs: folding a long talk, and starting with a thousand of them. */
@NullMarked
package hiwar.bench.store;

import org.jspecify.annotations.NullMarked;
