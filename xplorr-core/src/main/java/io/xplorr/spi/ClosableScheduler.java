package io.xplorr.spi;

import io.xplorr.sync.SyncScheduler;

/** A scheduler as its maker hands it over: the {@link io.xplorr.Xplorr} closes it. */
public interface ClosableScheduler extends SyncScheduler, AutoCloseable {
    /**
     * Takes no more turns. Returns at once; syncs under way go on. Called before all syncs are cancelled, so that none
     * begins again meanwhile. Idempotent, and never throws.
     */
    void stop();

    /**
     * Ends it, and waits until nothing of it runs any more. Called after {@link #stop} and after all syncs have been
     * cancelled, which therefore end soon, and cannot be started any more. Idempotent.
     */
    @Override
    void close();
}
