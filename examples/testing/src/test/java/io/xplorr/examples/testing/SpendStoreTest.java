package io.xplorr.examples.testing;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.Store;
import io.xplorr.testkit.contract.StoreContract;
import java.util.List;

/** Our store does all that the engine counts on. */
// sample: storeContract
class SpendStoreTest extends StoreContract {
    private final SpendStore store = new SpendStore();

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
        return store.records(connectionId, dataset);
    }
}
// end
