package io.xplorr.jdbc.internal.table;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of a table of records: its name, its type, and what it holds of a record. */
public record Column<R>(String name, ColumnType type, Function<R, @Nullable Object> value) {}
