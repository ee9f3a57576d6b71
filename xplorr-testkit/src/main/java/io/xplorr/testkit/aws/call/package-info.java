/** The calls that reached the fake AWS; start at {@link Calls}. */
@NullMarked
package io.xplorr.testkit.aws.call;

import org.jspecify.annotations.NullMarked;
