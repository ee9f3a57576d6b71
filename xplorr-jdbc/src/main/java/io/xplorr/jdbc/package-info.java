/** Keeps slices, connections and secrets in a database: start at {@link io.xplorr.jdbc.JdbcStore}. */
@NullMarked
package io.xplorr.jdbc;

import org.jspecify.annotations.NullMarked;
