/** What a seat may ask of a talk: one file per area, the commands of the area nested in it. */
@NullMarked
package hiwar.talks.command;

import org.jspecify.annotations.NullMarked;
