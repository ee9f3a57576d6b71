package io.xplorr.sync;

import io.xplorr.record.DatasetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

record SyncRequestRecord(
        Set<DatasetId> datasets,
        Set<DatasetId> without,
        int historyMonths,
        Set<YearMonth> restate,
        Duration sweepAfter,
        Duration deadline,
        Optional<BigDecimal> maxSpend)
        implements SyncRequest {}
