package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.Store;
import io.xplorr.testkit.RecordingStore;
import java.util.List;

class RecordingStoreContractTest extends StoreContract {
    private final RecordingStore store = RecordingStore.inMemory();

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
        return store.records(connectionId, dataset);
    }
}
