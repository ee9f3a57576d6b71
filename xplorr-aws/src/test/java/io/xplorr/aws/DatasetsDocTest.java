package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/datasets.md} to the code; to accept a change, copy it from {@code target/datasets.md}. */
class DatasetsDocTest {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("cost.daily", "`CostRecord`, by account, service and day"),
            Map.entry("cost.monthly", "`CostRecord`, by account, service and month"),
            Map.entry("cost.resources", "`CostRecord`, by resource, service and day"),
            Map.entry("cost.forecast", "`ForecastRecord`, by day and by month, and their totals"),
            Map.entry("cost.dimensions", "`CostDimensionValue`, `CostTag`"),
            Map.entry("cost.categories", "`CostCategory`"),
            Map.entry("cost.allocation-tags", "`CostTag`"),
            Map.entry("commitments.reservations", "`CommitmentUtilization`, `CommitmentCoverage`, by day"),
            Map.entry("commitments.savings-plans", "`CommitmentUtilization`, `CommitmentCoverage`, by day"),
            Map.entry("organization.accounts", "`AccountRecord`"),
            Map.entry("organization.details", "`OrganizationRecord`"));

    @Test
    void table_isWhatTheCodeOffers() throws IOException {
        StringBuilder table =
                new StringBuilder("| dataset | records | source | window, and when it is due | billed calls a"
                        + " read, at least | on by default |\n| --- | --- | --- | --- | --- | --- |\n");
        try (AwsProvider provider = AwsProvider.builder().build()) {
            provider.datasets().forEach(dataset -> table.append(row(dataset)));
        }
        Path doc = Path.of("..", "docs", "datasets.md");
        String text = Files.exists(doc) ? Files.readString(doc) : "";
        Files.writeString(Path.of("target", "datasets.md"), table);

        assertThat(text).contains(table);
    }

    private static String row(Dataset dataset) {
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                "`" + dataset.id() + "`",
                                kind(dataset.id().value()),
                                "`" + String.join("`, `", new TreeSet<>(dataset.actions())) + "`",
                                (dataset.regional() ? "each region; " : "")
                                        + windows(dataset.windows())
                                        + dataset.followOn()
                                                .map(link -> ", after `" + link.source() + "`")
                                                .orElse(""),
                                String.valueOf(dataset.billedCalls()),
                                dataset.onByDefault() ? "yes" : "no"))
                + " |\n";
    }

    private static String kind(String id) {
        if (id.startsWith("inventory.")) {
            return "`ResourceRecord`";
        }
        return id.startsWith("metrics.") ? "`MetricSeries`, by resource, metric and day" : KINDS.getOrDefault(id, "?");
    }

    private static String windows(Windows windows) {
        if (windows instanceof Windows.Months months) {
            return "months, " + months.newest() + " to " + months.oldest() + " back; until closed, from day "
                    + months.settlingDay();
        }
        if (windows instanceof Windows.Days days) {
            return "the last " + days.days() + " days; " + refresh(days.refresh());
        }
        return "now; " + refresh(((Windows.Now) windows).refresh());
    }

    private static String refresh(Duration refresh) {
        return refresh.isZero() ? "each sync" : "once in " + refresh.toHours() + " hours";
    }
}
