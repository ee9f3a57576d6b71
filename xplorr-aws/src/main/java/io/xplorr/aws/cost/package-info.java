/**
 * What an account costs; {@link io.xplorr.aws.cost.CostDatasets} says what is read, {@link io.xplorr.aws.cost.CostBreakdown}
 * adds to it.
 */
@NullMarked
package io.xplorr.aws.cost;

import org.jspecify.annotations.NullMarked;
