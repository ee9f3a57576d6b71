package io.xplorr.connection.internal;

import io.xplorr.record.DatasetId;
import io.xplorr.spi.CloudProvider;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Tells a misspelt dataset from one that is offered, before it passes for one that needs nothing. */
public final class Offers {
    private Offers() {}

    /**
     * Checks that one of some providers offers what a caller names.
     *
     * @param parameter what the caller calls it
     * @throws IllegalArgumentException if none does
     */
    public static void require(Collection<CloudProvider> providers, String parameter, Set<DatasetId> named) {
        Set<DatasetId> offered = new TreeSet<>();
        providers.forEach(provider -> provider.datasets().forEach(dataset -> offered.add(dataset.id())));
        for (DatasetId dataset : new TreeSet<>(named)) {
            if (!offered.contains(dataset)) {
                throw new IllegalArgumentException(parameter + " must be among those that "
                        + providers.stream().map(CloudProvider::id).toList() + " offer, " + offered + ", was: "
                        + dataset);
            }
        }
    }
}
