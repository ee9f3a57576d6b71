/** How fast the fake AWS is; start at {@link io.xplorr.benchmarks.fakeaws.FakeAwsSpeed}. */
@NullMarked
package io.xplorr.benchmarks.fakeaws;

import org.jspecify.annotations.NullMarked;
