package io.xplorr.sync;

import java.util.concurrent.CompletionStage;

/** A sync under way. Thread-safe. */
public interface SyncRun {
    /**
     * Asks the sync to stop. What has been committed stays; slices under way keep their old content. Returns at once;
     * the sync ends when the calls under way have returned. Legal at any time, any number of times.
     */
    void cancel();

    /** Returns what completes with the result, never exceptionally but for a defect of a store or provider. */
    CompletionStage<SyncResult> completion();

    /**
     * Waits for the result. An interrupt cancels the sync; the result then says so, and the thread's interrupt flag is
     * set again.
     */
    SyncResult join();
}
