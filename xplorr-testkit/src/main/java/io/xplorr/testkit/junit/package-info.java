/** The JUnit extension: a fake AWS, a clock and a store for each test; start at {@link io.xplorr.testkit.junit.XplorrTest}. */
@NullMarked
package io.xplorr.testkit.junit;

import org.jspecify.annotations.NullMarked;
