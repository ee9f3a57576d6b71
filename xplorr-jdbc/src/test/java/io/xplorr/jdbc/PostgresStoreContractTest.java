package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.Store;
import io.xplorr.testkit.contract.StoreContract;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStoreContractTest extends StoreContract {
    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    private JdbcStore store;

    @BeforeEach
    void open() throws SQLException {
        POSTGRES.clear();
        store = JdbcStore.open(POSTGRES.pool());
    }

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
        return Reading.all(store, connectionId, dataset);
    }
}
