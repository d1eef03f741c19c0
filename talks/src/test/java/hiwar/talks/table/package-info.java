/** Two delegations at a table in virtual time: what the tests of all rules are written with. */
@NullMarked
package hiwar.talks.table;

import org.jspecify.annotations.NullMarked;
