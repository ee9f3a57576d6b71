package io.xplorr.jdbc.internal.slice;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreException;
import io.xplorr.store.SupersededException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Stages pages under a version of its own, and lets the slice show that version. Not thread-safe. */
final class JdbcSliceWriter implements SliceWriter {
    private final JdbcRun run;
    private final Database database;
    private final ConnectionId connectionId;
    private final Slice slice;
    private final long version;
    private final RepeatedRows repeated = new RepeatedRows();
    private long records;
    private boolean done;

    JdbcSliceWriter(JdbcRun run, Slice slice, long version) {
        this.run = run;
        this.database = run.database();
        this.connectionId = run.connectionId();
        this.slice = slice;
        this.version = version;
    }

    @Override
    public void write(List<? extends CloudRecord> page) {
        requireOpen();
        page.forEach(this::requireOurs);
        int step = database.dialect().rowsPerTransaction();
        for (int from = 0; from < page.size(); from += step) {
            StagedRows rows = StagedRows.of(page.subList(from, Math.min(page.size(), from + step)));
            if (database.dialect().knowsKeys()) {
                records += stageOver(rows);
            } else {
                repeated.note(rows);
                records += stage(rows);
            }
        }
    }

    @Override
    public long commit(SliceSeal seal) {
        requireOpen();
        if (!repeated.isEmpty()) {
            records -= database.call(what("removing rows that came twice"), connection -> {
                requireStaged(connection);
                return repeated.deleteEarlier(connection, version);
            });
        }
        SliceState state = new SliceState(slice, run.number(), seal, records, false);
        OptionalLong replaced = database.call(what("commit"), connection -> show(connection, state));
        done = true;
        replaced.ifPresent(run.versions()::purge);
        return records;
    }

    @Override
    public void close() {
        if (!done) {
            done = true;
            run.versions().abandon(version);
        }
    }

    /** Adds rows; returns how many. */
    private long stage(StagedRows rows) {
        return database.call(what("writing"), connection -> {
            requireStaged(connection);
            rows.insert(connection, database.dialect(), version);
            return rows.size();
        });
    }

    /** Adds rows in place of those of the same keys; these are rare, and cost a second attempt. */
    private long stageOver(StagedRows rows) {
        try {
            return stage(rows);
        } catch (StoreException e) {
            if (!Database.isUniqueViolation(e)) {
                throw e;
            }
            return database.call(what("writing"), connection -> {
                requireStaged(connection);
                long earlier = rows.delete(connection, version);
                rows.insert(connection, database.dialect(), version);
                return rows.size() - earlier;
            });
        }
    }

    private OptionalLong show(Connection connection, SliceState state) throws SQLException {
        Fence.hold(connection, connectionId, run.number());
        if (!Versions.use(connection, version)) {
            throw new SupersededException(connectionId, run.number());
        }
        String json = database.dialect().jsonParameter();
        OptionalLong replaced = Slices.version(connection, connectionId, slice);
        if (replaced.isPresent()) {
            Slices.update(connection, connectionId, state, version, json);
            Versions.retire(connection, connectionId, run.number(), replaced.getAsLong());
        } else {
            Slices.insert(connection, connectionId, state, version, json);
        }
        return replaced;
    }

    private void requireStaged(Connection connection) throws SQLException {
        if (!Versions.lockStaged(connection, version)) {
            throw new SupersededException(connectionId, run.number());
        }
    }

    /** What is another connection's or another dataset's would be shown as this one's. */
    private void requireOurs(CloudRecord row) {
        if (!row.connectionId().equals(connectionId) || !row.dataset().equals(slice.dataset())) {
            throw new IllegalArgumentException("record of connection " + row.connectionId() + " and dataset "
                    + row.dataset() + " cannot be written to slice " + slice + " of connection " + connectionId);
        }
    }

    private void requireOpen() {
        if (done) {
            throw new IllegalStateException("writer of slice " + slice + " was committed or closed before");
        }
    }

    private String what(String verb) {
        return verb + " [connection=" + connectionId + ", run=" + run.number() + ", slice=" + slice + "]";
    }
}
