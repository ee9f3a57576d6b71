package io.xplorr.store;

import io.xplorr.record.Slice;

/**
 * What the store knows of a slice that it holds. Immutable and thread-safe.
 *
 * @param run the number of the run that committed it
 * @param records how many it holds
 * @param retired whether its scope is in use no more
 */
public record SliceState(Slice slice, long run, SliceSeal seal, long records, boolean retired) {}
