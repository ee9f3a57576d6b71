package io.xplorr.jdbc;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.table.ColumnType;
import io.xplorr.jdbc.internal.table.Row;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of the table of problems; all within the caller's transaction. */
final class ProblemRows {
    private ProblemRows() {}

    /** Returns a connection's problems, the worst first, then those that have lasted longest. */
    static List<OpenProblem> find(Connection connection, ConnectionId connectionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT * FROM xplorr.open_problems WHERE connection_id = ?
                ORDER BY severity_rank, first_seen_at, dataset, scope, code""")) {
            select.setString(1, connectionId.value());
            try (ResultSet result = select.executeQuery()) {
                Row row = new Row(result);
                List<OpenProblem> problems = new ArrayList<>();
                while (result.next()) {
                    problems.add(new OpenProblem(problem(row), row.time("first_seen_at"), row.time("last_seen_at")));
                }
                return problems;
            }
        }
    }

    /** Puts these problems in the place of all that the connection has. */
    static void replace(Connection connection, ConnectionId connectionId, List<OpenProblem> problems)
            throws SQLException {
        delete(connection, connectionId);
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO xplorr.problem (connection_id, dataset, scope, severity, code, kind, action, native_code,
                    message, remedy, first_seen_at, last_seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (OpenProblem open : problems) {
                Problem problem = open.problem();
                insert.setString(1, connectionId.value());
                insert.setString(2, problem.dataset().map(DatasetId::value).orElse(null));
                insert.setString(3, problem.scope().map(Scope::value).orElse(null));
                insert.setString(4, problem.severity().name());
                insert.setString(5, problem.code().value());
                insert.setString(6, problem.kind().name());
                insert.setString(7, problem.action().orElse(null));
                insert.setString(8, problem.nativeCode().orElse(null));
                insert.setString(9, problem.message());
                insert.setString(10, problem.remedy());
                ColumnType.TIME.bind(insert, 11, open.firstSeenAt());
                ColumnType.TIME.bind(insert, 12, open.lastSeenAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void delete(Connection connection, ConnectionId connectionId) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM xplorr.problem WHERE connection_id = ?")) {
            delete.setString(1, connectionId.value());
            delete.executeUpdate();
        }
    }

    private static Problem problem(Row row) throws SQLException {
        return Problem.builder(new ProblemCode(row.text("code")))
                .severity(row.word("severity", Problem.Severity.ERROR))
                .kind(row.word("kind", ErrorKind.UNEXPECTED))
                .dataset(row.optional("dataset").map(DatasetId::of).orElse(null))
                .scope(row.optional("scope").map(Scope::new).orElse(null))
                .action(row.optional("action").orElse(null))
                .nativeCode(row.optional("native_code").orElse(null))
                .message(row.text("message"))
                .remedy(row.text("remedy"))
                .build();
    }
}
