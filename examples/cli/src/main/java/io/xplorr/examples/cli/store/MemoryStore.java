package io.xplorr.examples.cli.store;

import io.xplorr.connection.ConnectionStore;
import io.xplorr.store.Store;

/**
 * Keeps states and sums until the program ends, and no records, so that it stays small however many come. Thread-safe.
 */
final class MemoryStore implements OpenStore {
    private final Store store = Store.forwarding((connection, run, slice, records) -> {});
    private final ConnectionStore connections = ConnectionStore.inMemory();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public ConnectionStore connections() {
        return connections;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
