package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import java.util.List;

class InMemoryStoreContractTest extends StoreContract {
    private final InMemoryStore store = Store.inMemory();

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
        return store.records(connectionId, dataset);
    }
}
