package io.xplorr.examples.cli.aws;

import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names datasets. */
public final class DatasetsOption {
    @Option(
            names = "--datasets",
            split = ",",
            paramLabel = "NAME",
            description = {
                "What to read; by default what the connection was begun with, or else all with a star:",
                "cost.daily*, cost.forecast*, cost.monthly,",
                "cost.resources, cost.dimensions, cost.categories,",
                "cost.allocation-tags,",
                "commitments.reservations*,",
                "commitments.savings-plans*,",
                "organization.accounts*, organization.details*,",
                "inventory.instances*, inventory.volumes*,",
                "inventory.snapshots*, inventory.databases*,",
                "inventory.load-balancers*,",
                "metrics.compute, metrics.volumes,",
                "metrics.databases, metrics.load-balancers."
            })
    private List<String> names = List.of();

    /**
     * Returns the datasets that were named; none for all.
     *
     * @param offered what there is
     * @throws IllegalArgumentException if there is none of a name
     */
    public Set<DatasetId> of(Collection<Dataset> offered) {
        return named(names, offered);
    }

    /**
     * Returns the datasets of some names.
     *
     * @param offered what there is
     * @throws IllegalArgumentException if there is none of a name
     */
    public static Set<DatasetId> named(List<String> names, Collection<Dataset> offered) {
        return names.stream().map(name -> named(name.strip(), offered)).collect(Collectors.toUnmodifiableSet());
    }

    private static DatasetId named(String name, Collection<Dataset> offered) {
        return offered.stream()
                .map(Dataset::id)
                .filter(id -> id.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dataset must be one of "
                        + offered.stream().map(dataset -> dataset.id().value()).collect(Collectors.joining(", "))
                        + ", was: " + name));
    }
}
