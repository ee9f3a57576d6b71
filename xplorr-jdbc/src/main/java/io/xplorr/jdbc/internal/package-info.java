/** Transactions, dialects and the schema: start at {@link io.xplorr.jdbc.internal.Database}. */
@NullMarked
package io.xplorr.jdbc.internal;

import org.jspecify.annotations.NullMarked;
