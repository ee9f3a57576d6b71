package io.xplorr.jdbc.internal.table;

import io.xplorr.record.CloudRecord;
import java.util.List;

/** The tables of all kinds of records. A table says what its columns hold; the schema files say how they are stored. */
public final class RecordTables {
    private static final List<RecordTable<?>> ALL = List.of(
            CostTable.TABLE,
            ForecastTable.TABLE,
            CommitmentTables.UTILIZATION,
            CommitmentTables.COVERAGE,
            VocabularyTables.DIMENSION_VALUES,
            VocabularyTables.TAGS,
            VocabularyTables.CATEGORIES,
            ResourceTable.TABLE,
            MetricTable.TABLE,
            OrganizationTables.ACCOUNTS,
            OrganizationTables.ORGANIZATIONS);

    private RecordTables() {}

    public static List<RecordTable<?>> all() {
        return ALL;
    }

    /** Returns the table that keeps records like this one. */
    public static RecordTable<?> of(CloudRecord row) {
        return ALL.stream()
                .filter(table -> table.kind().isInstance(row))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no table keeps a " + row.getClass().getName()));
    }

    /** Returns the table of one kind of record. */
    @SuppressWarnings("unchecked") // a table's kind is its type argument
    public static <R extends CloudRecord> RecordTable<R> of(Class<R> kind) {
        return (RecordTable<R>) ALL.stream()
                .filter(table -> table.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be a kind of record, was: " + kind));
    }
}
