/**
 * What people look at: clocks, the floor, the agenda's progress, who is heard. Folds over the log, or over the state.
 */
@NullMarked
package hiwar.talks.view;

import org.jspecify.annotations.NullMarked;
