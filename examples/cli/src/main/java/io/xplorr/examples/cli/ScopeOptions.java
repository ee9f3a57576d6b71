package io.xplorr.examples.cli;

import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.SyncRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to read, and how far to go. */
final class ScopeOptions {
    @Option(
            names = "--datasets",
            split = ",",
            paramLabel = "NAME",
            description = "What to read, such as cost.daily,inventory.instances; all that is on by default.")
    private List<String> datasets = List.of();

    @Option(
            names = "--months",
            paramLabel = "N",
            description = "How many full months of cost before this one, 0 to 60; 13 by default.")
    private @Nullable Integer months;

    @Option(
            names = "--max-spend",
            paramLabel = "USD",
            description = "Stop before AWS bills more than this for the calls; no limit by default.")
    private @Nullable BigDecimal maxSpend;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            converter = ShortDuration.class,
            description = "Stop after this time, such as 90s, 30m or 1h30m; 2h by default.")
    private @Nullable Duration deadline;

    /**
     * Returns what to read.
     *
     * @param offered what there is
     * @throws IllegalArgumentException if an option has a value that cannot be
     */
    SyncRequest request(Collection<Dataset> offered) {
        SyncRequest.Builder request = SyncRequest.builder();
        datasets.forEach(name -> request.addDataset(named(name.strip(), offered)));
        if (months != null) {
            request.historyMonths(months);
        }
        if (maxSpend != null) {
            request.maxSpend(maxSpend);
        }
        if (deadline != null) {
            request.deadline(deadline);
        }
        return request.build();
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
