/** The house rules as tests: module arrows, banned APIs, sizes, names and documents. */
@NullMarked
package hiwar.tidy;

import org.jspecify.annotations.NullMarked;
