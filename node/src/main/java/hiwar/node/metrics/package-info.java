/** What the node tells its operator in numbers: counters and gauges, read when somebody asks (Prometheus format). */
@NullMarked
package hiwar.node.metrics;

import org.jspecify.annotations.NullMarked;
