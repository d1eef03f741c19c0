/** What has happened in a talk: one file per area, the events of the area nested in it, all in the past tense. */
@NullMarked
package hiwar.talks.event;

import org.jspecify.annotations.NullMarked;
