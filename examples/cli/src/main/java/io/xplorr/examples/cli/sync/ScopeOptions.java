package io.xplorr.examples.cli.sync;

import io.xplorr.examples.cli.aws.DatasetsOption;
import io.xplorr.examples.cli.console.ShortDuration;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.SyncRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what to read, and how far to go. */
final class ScopeOptions {
    @Mixin
    private DatasetsOption datasets = new DatasetsOption();

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
     * Starts what to read.
     *
     * @param offered what there is
     * @throws IllegalArgumentException if an option has a value that cannot be
     */
    SyncRequest.Builder request(Collection<Dataset> offered) {
        SyncRequest.Builder request = SyncRequest.builder();
        datasets.of(offered).forEach(request::addDataset);
        if (months != null) {
            request.historyMonths(months);
        }
        if (maxSpend != null) {
            request.maxSpend(maxSpend);
        }
        if (deadline != null) {
            request.deadline(deadline);
        }
        return request;
    }
}
