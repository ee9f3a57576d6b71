package io.xplorr.examples.cli.aws;

import io.xplorr.aws.AwsProvider;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import java.util.Collection;
import java.util.Iterator;
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
            completionCandidates = Offered.class,
            description = {
                "What to read, of ${COMPLETION-CANDIDATES}.",
                "By default all that is on (docs/datasets.md), or what the connection was begun with."
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

    /** The names of what AWS offers, for the help. */
    private static final class Offered implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            try (AwsProvider provider = AwsProvider.create()) {
                return provider.datasets().stream()
                        .map(dataset -> dataset.id().value())
                        .toList()
                        .iterator();
            }
        }
    }
}
