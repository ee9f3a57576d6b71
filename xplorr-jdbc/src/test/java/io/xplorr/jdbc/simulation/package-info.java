/** Months of syncs against a fake AWS, on a manual clock: what a store holds afterwards, and what it cost. */
@NullMarked
package io.xplorr.jdbc.simulation;

import org.jspecify.annotations.NullMarked;
