/** Who is read, and with which credentials: start at {@link io.xplorr.connection.CloudConnection}. */
@NullMarked
package io.xplorr.connection;

import org.jspecify.annotations.NullMarked;
