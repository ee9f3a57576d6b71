package io.xplorr.jdbc;

import io.xplorr.record.DatasetId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a store holds of one dataset of a connection. Immutable and thread-safe.
 *
 * @param slices how many slices
 * @param openSlices how many of them the provider may still change
 * @param retiredSlices how many of them are of a scope that is in use no more
 * @param records how many records
 * @param oldestObservedAt the oldest of the slices that are still refreshed; empty if there are none
 * @param newestObservedAt the newest of all
 */
public record DatasetStatus(
        DatasetId dataset,
        long slices,
        long openSlices,
        long retiredSlices,
        long records,
        Optional<Instant> oldestObservedAt,
        Instant newestObservedAt) {}
