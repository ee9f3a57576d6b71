package io.xplorr.jdbc.internal.table;

import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentKind;
import io.xplorr.record.CommitmentUtilization;
import java.sql.SQLException;
import java.util.Optional;

/** What commitments cover, and how far they are used. */
final class CommitmentTables {
    static final RecordTable<CommitmentUtilization> UTILIZATION = RecordTable.of(
                    "commitment_utilization_row", CommitmentUtilization.class)
            .window("window", row -> Optional.of(row.window()))
            .word("commitment_kind", CommitmentUtilization::kind)
            .text("commitment_type", CommitmentUtilization::type)
            .optional("commitment_id", CommitmentUtilization::commitmentId)
            .optional("account_id", CommitmentUtilization::account)
            .map("grouped_by", CommitmentUtilization::groups)
            .quantity("total", row -> Optional.of(row.total()))
            .quantity("used", row -> Optional.of(row.used()))
            .quantity("unused", row -> Optional.of(row.unused()))
            .quantities("details", CommitmentUtilization::details)
            .readBy(CommitmentTables::utilization);

    static final RecordTable<CommitmentCoverage> COVERAGE = RecordTable.of(
                    "commitment_coverage_row", CommitmentCoverage.class)
            .window("window", row -> Optional.of(row.window()))
            .word("commitment_kind", CommitmentCoverage::kind)
            .text("commitment_type", CommitmentCoverage::type)
            .map("grouped_by", CommitmentCoverage::groups)
            .quantity("covered", row -> Optional.of(row.covered()))
            .quantity("on_demand", row -> Optional.of(row.onDemand()))
            .quantity("total", row -> Optional.of(row.total()))
            .quantities("details", CommitmentCoverage::details)
            .readBy(CommitmentTables::coverage);

    private CommitmentTables() {}

    private static CommitmentUtilization utilization(Row row) throws SQLException {
        return new CommitmentUtilization(
                row.origin(),
                row.window("window"),
                row.word("commitment_kind", CommitmentKind.class),
                row.text("commitment_type"),
                row.optional("commitment_id"),
                row.optional("account_id"),
                row.texts("grouped_by"),
                row.quantity("total"),
                row.quantity("used"),
                row.quantity("unused"),
                row.quantities("details"));
    }

    private static CommitmentCoverage coverage(Row row) throws SQLException {
        return new CommitmentCoverage(
                row.origin(),
                row.window("window"),
                row.word("commitment_kind", CommitmentKind.class),
                row.text("commitment_type"),
                row.texts("grouped_by"),
                row.quantity("covered"),
                row.quantity("on_demand"),
                row.quantity("total"),
                row.quantities("details"));
    }
}
