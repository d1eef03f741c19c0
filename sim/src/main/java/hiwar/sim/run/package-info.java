/** The command line of the simulator. */
@NullMarked
package hiwar.sim.run;

import org.jspecify.annotations.NullMarked;
