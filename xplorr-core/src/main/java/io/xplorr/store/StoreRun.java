package io.xplorr.store;

import io.xplorr.record.Slice;
import java.util.List;

/**
 * One run's hold on the slices of one connection. Thread-safe: slices are written at once, each by one thread.
 * {@link #close()} is idempotent and keeps what was committed.
 */
public interface StoreRun extends AutoCloseable {
    /** Returns the run's number. */
    long number();

    /** Returns the state of each slice that is held, as of now. */
    List<SliceState> states();

    /**
     * Starts to replace a slice; readers see the old content until the commit.
     *
     * @throws SupersededException if a newer run has been opened
     */
    SliceWriter begin(Slice slice);

    /**
     * Marks a held slice as retired: its scope is in use no more. Content and age stay.
     *
     * @throws SupersededException if a newer run has been opened
     */
    void retire(Slice slice);

    @Override
    void close();
}
