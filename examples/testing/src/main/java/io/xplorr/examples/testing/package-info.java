/** A small service that reports spend from a store of its own; start at {@link io.xplorr.examples.testing.SpendService}. */
@NullMarked
package io.xplorr.examples.testing;

import org.jspecify.annotations.NullMarked;
