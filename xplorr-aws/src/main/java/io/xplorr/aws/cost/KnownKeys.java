package io.xplorr.aws.cost;

import io.xplorr.record.DimensionKey;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which keys Cost Explorer knows. */
final class KnownKeys {
    // GetCostAndUsage answers "Dimension RESOURCE_ID is not allowed"; only cost by resource may name it. It has no line
    // items. Source: https://github.com/aws/aws-cli/issues/8536 (read November 2026).
    private static final Set<DimensionKey> OF_RESOURCES =
            Set.of(DimensionKey.RESOURCE, DimensionKey.dimension("RESOURCE_ID"), DimensionKey.LINE_ITEM);
    // For the rules of cost categories only. Source: GetDimensionValues, parameter Dimension (read November 2026).
    private static final Map<DimensionKey, DimensionKey> OF_RULES = Map.of(
            DimensionKey.dimension("LINKED_ACCOUNT_NAME"), DimensionKey.SUB_ACCOUNT,
            DimensionKey.dimension("SERVICE_CODE"), DimensionKey.SERVICE);

    private KnownKeys() {}

    static DimensionKey require(DimensionKey key) {
        if (OF_RESOURCES.contains(Objects.requireNonNull(key, "key"))) {
            throw new IllegalArgumentException("key must be one that Cost Explorer groups and filters by, was: " + key
                    + "; cost by resource is the dataset " + CostDatasets.RESOURCES);
        }
        DimensionKey instead = OF_RULES.get(key);
        if (instead != null) {
            throw new IllegalArgumentException(
                    "key must be one that Cost Explorer groups and filters by, was: " + key + "; use " + instead);
        }
        return key;
    }
}
