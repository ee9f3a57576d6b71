package io.xplorr.jdbc.schedule;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants in columns with a time zone. */
final class Times {
    private Times() {}

    static void set(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setObject(parameter, instant.atOffset(ZoneOffset.UTC));
    }

    static Instant get(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
