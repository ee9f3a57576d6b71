/** The entry point: start at {@link io.xplorr.Xplorr}. */
@NullMarked
package io.xplorr;

import org.jspecify.annotations.NullMarked;
