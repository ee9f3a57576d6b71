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
            description = "What to read, such as cost.daily,inventory.instances; all that is on by default.")
    private List<String> names = List.of();

    /**
     * Returns the datasets that were named; none for all.
     *
     * @param offered what there is
     * @throws IllegalArgumentException if there is none of a name
     */
    public Set<DatasetId> of(Collection<Dataset> offered) {
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
