package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionStore;
import io.xplorr.jdbc.secret.FakeKeyService;
import io.xplorr.jdbc.secret.ManagedKey;
import io.xplorr.testkit.contract.ConnectionStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2ConnectionStoreContractTest extends ConnectionStoreContract {
    @TempDir
    Path folder;

    private JdbcStore store;

    @Override
    protected ConnectionStore emptyStore() {
        store = JdbcStore.openFile(folder.resolve("store"));
        return store.connections(ManagedKey.of(new FakeKeyService().addKey("1"), "1"));
    }

    @AfterEach
    void close() {
        store.close();
    }
}
