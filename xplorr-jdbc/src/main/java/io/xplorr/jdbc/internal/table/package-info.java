/** How records map on rows, one table a kind: start at {@link io.xplorr.jdbc.internal.table.RecordTables}. */
@NullMarked
package io.xplorr.jdbc.internal.table;

import org.jspecify.annotations.NullMarked;
