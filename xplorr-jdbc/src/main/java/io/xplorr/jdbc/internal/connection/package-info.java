/** How registered connections are kept: start at {@link io.xplorr.jdbc.internal.connection.HeldConnection}. */
@NullMarked
package io.xplorr.jdbc.internal.connection;

import org.jspecify.annotations.NullMarked;
