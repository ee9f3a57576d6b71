package io.xplorr.aws.cost;

import io.xplorr.record.DimensionKey;
import java.util.Objects;
import java.util.Set;

/** Which keys Cost Explorer knows. */
final class KnownKeys {
    // GetCostAndUsage answers "Dimension RESOURCE_ID is not allowed"; only cost by resource may name it. It has no line
    // items. Source: https://github.com/aws/aws-cli/issues/8536 (read November 2026).
    private static final Set<DimensionKey> REFUSED =
            Set.of(DimensionKey.RESOURCE, DimensionKey.dimension("RESOURCE_ID"), DimensionKey.LINE_ITEM);

    private KnownKeys() {}

    static DimensionKey require(DimensionKey key) {
        if (REFUSED.contains(Objects.requireNonNull(key, "key"))) {
            throw new IllegalArgumentException("key must be one that Cost Explorer groups and filters by, was: " + key
                    + "; cost by resource is the dataset " + CostDatasets.RESOURCES);
        }
        return key;
    }
}
