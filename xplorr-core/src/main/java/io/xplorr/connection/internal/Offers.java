package io.xplorr.connection.internal;

import io.xplorr.record.DatasetId;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells a misspelt dataset from one that is offered, before it passes for one that needs nothing. */
public final class Offers {
    private Offers() {}

    /**
     * Checks that a provider offers what a caller names.
     *
     * @param parameter what the caller calls it
     * @throws IllegalArgumentException if it does not
     */
    public static void require(CloudProvider provider, String parameter, Set<DatasetId> named) {
        Set<DatasetId> offered = provider.datasets().stream().map(Dataset::id).collect(Collectors.toSet());
        for (DatasetId dataset : new TreeSet<>(named)) {
            if (!offered.contains(dataset)) {
                throw new IllegalArgumentException(parameter + " must be among those that " + provider.id()
                        + " offers, " + new TreeSet<>(offered) + ", was: " + dataset);
            }
        }
    }
}
