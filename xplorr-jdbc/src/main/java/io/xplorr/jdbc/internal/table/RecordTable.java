package io.xplorr.jdbc.internal.table;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.Quantity;
import io.xplorr.record.Ref;
import io.xplorr.record.Window;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of one kind of record: what is written of a record, and how it is read back. Immutable and thread-safe.
 *
 * @param name the table, within our schema; the view of its current rows is called the same without {@code _row}
 */
public record RecordTable<R extends CloudRecord>(
        String name, Class<R> kind, List<Column<R>> columns, Reader<R> reader) {

    /** Makes a record of a row. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(Row row) throws SQLException;
    }

    /** Returns the name of the view that shows the current rows only. */
    public String view() {
        return name.substring(0, name.length() - "_row".length());
    }

    static <R extends CloudRecord> Builder<R> of(String name, Class<R> kind) {
        return new Builder<>(name, kind);
    }

    /** Lists columns. Each method adds those of one field. Not thread-safe. */
    static final class Builder<R extends CloudRecord> {
        private final String name;
        private final Class<R> kind;
        private final List<Column<R>> columns = new ArrayList<>();

        private Builder(String name, Class<R> kind) {
            this.name = name;
            this.kind = kind;
            add("provider", ColumnType.TEXT, row -> row.origin().provider().id());
            add("observed_at", ColumnType.TIME, CloudRecord::observedAt);
        }

        Builder<R> add(String column, ColumnType type, Function<R, @Nullable Object> value) {
            columns.add(new Column<>(column, type, value));
            return this;
        }

        Builder<R> text(String column, Function<R, @Nullable String> value) {
            return add(column, ColumnType.TEXT, value::apply);
        }

        Builder<R> optional(String column, Function<R, Optional<String>> value) {
            return add(column, ColumnType.TEXT, row -> value.apply(row).orElse(null));
        }

        Builder<R> word(String column, Function<R, ? extends Enum<?>> value) {
            return add(column, ColumnType.TEXT, row -> value.apply(row).name());
        }

        Builder<R> flag(String column, Function<R, Boolean> value) {
            return add(column, ColumnType.FLAG, value::apply);
        }

        Builder<R> time(String column, Function<R, Optional<Instant>> value) {
            return add(column, ColumnType.TIME, row -> value.apply(row).orElse(null));
        }

        Builder<R> decimal(String column, Function<R, Optional<BigDecimal>> value) {
            return add(column, ColumnType.DECIMAL, row -> value.apply(row).orElse(null));
        }

        /** Adds {@code prefix_start} and {@code prefix_end}. */
        Builder<R> window(String prefix, Function<R, Optional<Window>> value) {
            return time(prefix + "_start", row -> value.apply(row).map(Window::start))
                    .time(prefix + "_end", row -> value.apply(row).map(Window::end));
        }

        /** Adds {@code prefix_quantity} and {@code prefix_unit}. */
        Builder<R> quantity(String prefix, Function<R, Optional<Quantity>> value) {
            return decimal(prefix + "_quantity", row -> value.apply(row).map(Quantity::value))
                    .optional(prefix + "_unit", row -> value.apply(row).map(Quantity::unit));
        }

        /** Adds {@code prefix_id}, {@code prefix_name} and {@code prefix_type}. */
        Builder<R> ref(String prefix, Function<R, Optional<Ref>> value) {
            return optional(prefix + "_id", row -> value.apply(row).map(Ref::id))
                    .optional(prefix + "_name", row -> value.apply(row).flatMap(Ref::name))
                    .optional(prefix + "_type", row -> value.apply(row).flatMap(Ref::type));
        }

        /** Adds a column of JSON; an empty map is NULL. */
        Builder<R> map(String column, Function<R, ? extends Map<String, ? extends @Nullable Object>> value) {
            return add(column, ColumnType.JSON, row -> {
                Map<String, ? extends @Nullable Object> map = value.apply(row);
                return map.isEmpty() ? null : Json.write(map);
            });
        }

        /** Adds a column of JSON; an empty list is NULL. */
        Builder<R> list(String column, Function<R, ? extends Collection<?>> value) {
            return add(column, ColumnType.JSON, row -> {
                Collection<?> list = value.apply(row);
                return list.isEmpty() ? null : Json.write(list);
            });
        }

        /** Adds a column of JSON: quantities by name. */
        Builder<R> quantities(String column, Function<R, Map<String, Quantity>> value) {
            return map(column, row -> {
                Map<String, Object> members = new LinkedHashMap<>();
                value.apply(row)
                        .forEach((key, quantity) ->
                                members.put(key, Map.of("value", quantity.value(), "unit", quantity.unit())));
                return members;
            });
        }

        RecordTable<R> readBy(Reader<R> reader) {
            return new RecordTable<>(name, kind, List.copyOf(columns), reader);
        }
    }
}
