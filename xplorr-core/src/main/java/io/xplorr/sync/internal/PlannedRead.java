package io.xplorr.sync.internal;

import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page chain to read.
 *
 * @param slices the adjacent slices that it covers, in order of time; not empty
 * @param rest older slices whose reads are decided by how many pages this one takes
 * @param followOns what to read with the ids that this one yields
 */
record PlannedRead(Dataset dataset, Scope scope, List<Slice> slices, List<Slice> rest, List<PlannedRead> followOns) {
    PlannedRead {
        slices = List.copyOf(slices);
        rest = List.copyOf(rest);
        followOns = List.copyOf(followOns);
    }

    Window window() {
        return slices.get(0).window().through(slices.get(slices.size() - 1).window());
    }

    /** Returns the same read without its oldest slice, of which it must have more than one. */
    PlannedRead withoutOldest() {
        return new PlannedRead(dataset, scope, slices.subList(1, slices.size()), rest, followOns);
    }

    /** Returns the slices whose reads wait for this one to end. */
    List<Slice> followOnSlices() {
        return followOns.stream().flatMap(read -> read.allSlices().stream()).toList();
    }

    /** Returns the slices whose reads wait for this one, or for its first page. */
    List<Slice> dependentSlices() {
        return Stream.concat(rest.stream(), followOnSlices().stream()).toList();
    }

    /** Returns the slices that it covers, and those that wait for it. */
    List<Slice> allSlices() {
        return Stream.concat(slices.stream(), dependentSlices().stream()).toList();
    }
}
