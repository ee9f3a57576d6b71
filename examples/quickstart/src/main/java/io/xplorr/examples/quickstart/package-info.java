/** A first look at xplorr, with no AWS account at hand: start at {@link io.xplorr.examples.quickstart.Quickstart}. */
@NullMarked
package io.xplorr.examples.quickstart;

import org.jspecify.annotations.NullMarked;
