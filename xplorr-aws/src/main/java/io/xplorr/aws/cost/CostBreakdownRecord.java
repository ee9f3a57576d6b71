package io.xplorr.aws.cost;

import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import java.util.List;
import java.util.Optional;

record CostBreakdownRecord(
        DatasetId dataset, Granularity granularity, List<DimensionKey> keys, Optional<CostFilter> filter)
        implements CostBreakdown {}
