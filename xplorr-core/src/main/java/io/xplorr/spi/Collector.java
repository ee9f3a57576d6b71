package io.xplorr.spi;

import io.xplorr.record.DatasetId;

/**
 * Reads one dataset, one page at a time. Has no state, no loop, no retry. Called by several threads at once, for different
 * reads.
 */
public interface Collector {
    /** Returns the dataset that it reads. */
    DatasetId id();

    /**
     * Fetches one page, through {@code calls} only. What it throws fails the read.
     *
     * @throws CallException as the gate throws it
     */
    Page fetch(PageRequest request, CallGate calls);
}
