package io.xplorr.examples.cli.store;

import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.spi.CloudProvider;
import io.xplorr.store.Store;

/** Where slices and connections are kept, while a command works with it. Thread-safe. */
public interface OpenStore extends AutoCloseable {
    Store store();

    ConnectionStore connections();

    /** Starts what reads a cloud into this store. */
    default Xplorr.Builder xplorr(CloudProvider provider) {
        return Xplorr.builder().addProvider(provider).store(store()).connectionStore(connections());
    }

    @Override
    void close();
}
