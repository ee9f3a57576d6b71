package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionStore;

class InMemoryConnectionStoreTest extends ConnectionStoreContract {
    @Override
    protected ConnectionStore emptyStore() {
        return ConnectionStore.inMemory();
    }
}
