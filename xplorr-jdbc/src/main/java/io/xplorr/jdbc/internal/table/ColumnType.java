package io.xplorr.jdbc.internal.table;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a column holds, and how its values are handed to a database. */
public enum ColumnType {
    TEXT(Types.VARCHAR),
    /** An {@link Instant}, cut to the microsecond: finer than any provider says, and all that PostgreSQL keeps. */
    TIME(Types.TIMESTAMP_WITH_TIMEZONE),
    DATE(Types.DATE),
    /** A {@link BigDecimal}, never rounded. */
    DECIMAL(Types.NUMERIC),
    FLAG(Types.BOOLEAN),
    INTEGER(Types.BIGINT),
    DOUBLE(Types.DOUBLE),
    /** JSON text as a {@link String}. */
    JSON(Types.VARCHAR),
    /** A {@code long[]}. */
    INTEGERS(Types.ARRAY),
    /** A {@code double[]}. */
    DOUBLES(Types.ARRAY);

    /** More than any amount of money or usage has; H2 would round beyond it, so we refuse. */
    public static final int MAX_DIGITS = 1_000;

    private final int sqlType;

    ColumnType(int sqlType) {
        this.sqlType = sqlType;
    }

    /** Sets a parameter to a value, or to NULL. */
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, sqlType);
        } else if (this == INTEGERS) {
            Object[] values = Arrays.stream((long[]) value).boxed().toArray();
            statement.setArray(index, statement.getConnection().createArrayOf("BIGINT", values));
        } else if (this == DOUBLES) {
            Object[] values = Arrays.stream((double[]) value).boxed().toArray();
            statement.setArray(index, statement.getConnection().createArrayOf("float8", values));
        } else {
            statement.setObject(index, scalar(value));
        }
    }

    /** Returns the value as the drivers take it. */
    private static Object scalar(Object value) {
        if (value instanceof Instant instant) {
            return cut(instant).atOffset(ZoneOffset.UTC);
        }
        return value instanceof BigDecimal number ? checked(number) : value;
    }

    /** Returns the value as PostgreSQL's COPY reads it, before escapes. */
    public String text(Object value) {
        return switch (this) {
            case TIME -> cut((Instant) value).toString();
            case DECIMAL -> checked((BigDecimal) value).toString();
            case INTEGERS -> braces(Arrays.toString((long[]) value));
            case DOUBLES -> braces(Arrays.toString((double[]) value));
            default -> value.toString();
        };
    }

    private static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static BigDecimal checked(BigDecimal number) {
        if (number.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a decimal of " + number.precision() + " digits cannot be kept exactly; at most " + MAX_DIGITS);
        }
        return number;
    }

    private static String braces(String list) {
        return '{' + list.substring(1, list.length() - 1) + '}';
    }
}
