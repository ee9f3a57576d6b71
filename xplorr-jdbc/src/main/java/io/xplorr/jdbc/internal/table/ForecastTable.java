package io.xplorr.jdbc.internal.table;

import io.xplorr.record.CostBasis;
import io.xplorr.record.ForecastRecord;
import io.xplorr.record.Granularity;
import java.sql.SQLException;
import java.util.Optional;

/** Forecasts. */
final class ForecastTable {
    static final RecordTable<ForecastRecord> TABLE = RecordTable.of("forecast_row", ForecastRecord.class)
            .window("window", row -> Optional.of(row.window()))
            .word("granularity", ForecastRecord::granularity)
            .flag("is_total", ForecastRecord::total)
            .word("cost_basis", ForecastRecord::basis)
            .decimal("mean_cost", row -> Optional.of(row.mean()))
            .decimal("lower_cost", ForecastRecord::lower)
            .decimal("upper_cost", ForecastRecord::upper)
            .add(
                    "confidence_percent",
                    ColumnType.INTEGER,
                    row -> row.confidencePercent().map(Integer::longValue).orElse(null))
            .text("currency", ForecastRecord::currency)
            .readBy(ForecastTable::read);

    private ForecastTable() {}

    private static ForecastRecord read(Row row) throws SQLException {
        return new ForecastRecord(
                row.origin(),
                row.window("window"),
                row.word("granularity", Granularity.class),
                row.flag("is_total"),
                row.word("cost_basis", CostBasis.class),
                row.decimal("mean_cost"),
                row.optionalDecimal("lower_cost"),
                row.optionalDecimal("upper_cost"),
                row.optional("confidence_percent").map(Integer::valueOf),
                row.text("currency"));
    }
}
