/** What accounts cost, as a cube whose sums agree over every grouping; start at {@link CostLine}. */
@NullMarked
package io.xplorr.testkit.aws.cost;

import org.jspecify.annotations.NullMarked;
