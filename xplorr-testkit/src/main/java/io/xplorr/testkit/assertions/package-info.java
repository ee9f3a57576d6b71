/** Assertions about syncs and calls, beside AssertJ's; start at {@link io.xplorr.testkit.assertions.XplorrAssertions}. */
@NullMarked
package io.xplorr.testkit.assertions;

import org.jspecify.annotations.NullMarked;
