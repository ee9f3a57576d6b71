package io.xplorr.record;

import io.xplorr.connection.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/** One row of a dataset. Immutable and thread-safe. A new kind of record is a breaking change for stores. */
public sealed interface CloudRecord
        permits CostRecord,
                ForecastRecord,
                CommitmentUtilization,
                CommitmentCoverage,
                CostDimensionValue,
                CostTag,
                CostCategory,
                ResourceRecord,
                MetricSeries,
                AccountRecord,
                OrganizationRecord {
    Origin origin();

    /**
     * Returns the row's identity within its slice: 64 hexadecimal digits (SHA-256 of its identifying fields), the same
     * for the same thing in every sync. Computed on each call.
     */
    String key();

    /** Returns the start of the period that the row is about; it decides the slice in a read of several. */
    Optional<Instant> periodStart();

    default ConnectionId connectionId() {
        return origin().connectionId();
    }

    default DatasetId dataset() {
        return origin().dataset();
    }

    default Instant observedAt() {
        return origin().observedAt();
    }
}
