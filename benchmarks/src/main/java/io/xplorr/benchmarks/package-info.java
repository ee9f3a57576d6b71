/** Speed and memory, measured; start at {@link io.xplorr.benchmarks.MillionRows}. */
@NullMarked
package io.xplorr.benchmarks;

import org.jspecify.annotations.NullMarked;
