package io.xplorr.spi;

import io.xplorr.sync.SyncScheduler;

/** A scheduler as its maker hands it over: the {@link io.xplorr.Xplorr} closes it. */
public interface ClosableScheduler extends SyncScheduler, AutoCloseable {
    /**
     * Ends it, and waits until nothing of it runs any more. Called after all syncs have been cancelled, which therefore
     * end soon, and cannot be started any more. Idempotent.
     */
    @Override
    void close();
}
