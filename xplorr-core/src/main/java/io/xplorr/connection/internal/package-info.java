/** The registry's works. */
@NullMarked
package io.xplorr.connection.internal;

import org.jspecify.annotations.NullMarked;
