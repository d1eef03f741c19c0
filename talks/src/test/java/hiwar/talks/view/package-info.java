/** What people look at. */
@NullMarked
package hiwar.talks.view;

import org.jspecify.annotations.NullMarked;
