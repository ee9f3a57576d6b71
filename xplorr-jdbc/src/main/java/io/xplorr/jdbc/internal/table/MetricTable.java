package io.xplorr.jdbc.internal.table;

import io.xplorr.record.MetricSeries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was measured: the values, and their summary for SQL that does not want to unfold them. */
final class MetricTable {
    static final RecordTable<MetricSeries> TABLE = RecordTable.of("metric_row", MetricSeries.class)
            .optional("resource_uid", MetricSeries::resourceUid)
            .text("namespace", MetricSeries::namespace)
            .text("metric", MetricSeries::metric)
            .word("statistic", MetricSeries::statistic)
            .optional("unit", MetricSeries::unit)
            .add("period_seconds", ColumnType.INTEGER, row -> row.period().toSeconds())
            .map("dimensions", MetricSeries::dimensions)
            .window("window", row -> Optional.of(row.window()))
            .word("status", MetricSeries::status)
            .add("sample_times", ColumnType.INTEGERS, MetricSeries::timestamps)
            .add("sample_values", ColumnType.DOUBLES, MetricSeries::values)
            .add("samples", ColumnType.INTEGER, row -> (long) row.values().length)
            .add("sum_value", ColumnType.DOUBLE, row -> summary(row, DoubleSummaryStatistics::getSum))
            .add("minimum_value", ColumnType.DOUBLE, row -> summary(row, DoubleSummaryStatistics::getMin))
            .add("maximum_value", ColumnType.DOUBLE, row -> summary(row, DoubleSummaryStatistics::getMax))
            .readBy(MetricTable::read);

    private MetricTable() {}

    private static @Nullable Double summary(MetricSeries row, ToDoubleFunction<DoubleSummaryStatistics> part) {
        DoubleSummaryStatistics summary = Arrays.stream(row.values()).summaryStatistics();
        return summary.getCount() == 0 ? null : part.applyAsDouble(summary);
    }

    private static MetricSeries read(Row row) throws SQLException {
        return new MetricSeries(
                row.origin(),
                row.optional("resource_uid"),
                row.text("namespace"),
                row.text("metric"),
                row.word("statistic", MetricSeries.Statistic.class),
                row.optional("unit"),
                Duration.ofSeconds(row.integer("period_seconds")),
                row.texts("dimensions"),
                row.window("window"),
                row.integers("sample_times"),
                row.doubles("sample_values"),
                row.word("status", MetricSeries.Status.class));
    }
}
