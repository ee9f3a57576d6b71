/** Speed of the durable store, measured; start at {@link io.xplorr.benchmarks.jdbc.StoreSpeed}. */
@NullMarked
package io.xplorr.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
