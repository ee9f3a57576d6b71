package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import java.util.ArrayList;
import java.util.List;

/** Reads all kinds of records of a dataset. */
public final class Reading {
    private Reading() {}

    @SuppressWarnings("unchecked") // the permitted subclasses of a sealed interface extend it
    public static List<CloudRecord> all(JdbcStore store, ConnectionId connectionId, DatasetId dataset) {
        List<CloudRecord> records = new ArrayList<>();
        for (Class<?> kind : CloudRecord.class.getPermittedSubclasses()) {
            store.reader().records(connectionId, dataset, (Class<? extends CloudRecord>) kind, records::add);
        }
        return records;
    }
}
