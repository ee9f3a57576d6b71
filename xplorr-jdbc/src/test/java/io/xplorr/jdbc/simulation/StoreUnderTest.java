package io.xplorr.jdbc.simulation;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.SliceState;
import io.xplorr.store.Store;
import java.util.ArrayList;
import java.util.List;

/** A store, and how to read it. */
interface StoreUnderTest {
    Store store();

    <R extends CloudRecord> List<R> records(String dataset, Class<R> kind);

    default List<SliceState> states() {
        return store().states(SimulatedCloud.CONNECTION);
    }

    static StoreUnderTest of(InMemoryStore store) {
        return new StoreUnderTest() {
            @Override
            public Store store() {
                return store;
            }

            @Override
            public <R extends CloudRecord> List<R> records(String dataset, Class<R> kind) {
                return store.records(SimulatedCloud.CONNECTION, DatasetId.of(dataset), kind);
            }
        };
    }

    static StoreUnderTest of(JdbcStore store) {
        return new StoreUnderTest() {
            @Override
            public Store store() {
                return store;
            }

            @Override
            public <R extends CloudRecord> List<R> records(String dataset, Class<R> kind) {
                List<R> records = new ArrayList<>();
                ConnectionId connection = SimulatedCloud.CONNECTION;
                store.reader().records(connection, DatasetId.of(dataset), kind, records::add);
                return records;
            }
        };
    }
}
