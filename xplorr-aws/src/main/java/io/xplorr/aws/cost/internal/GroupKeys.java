package io.xplorr.aws.cost.internal;

import io.xplorr.record.CostRecord;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a group of costs is grouped by into a record. */
final class GroupKeys {
    private static final Set<String> NO_REGION = Set.of("", "NoRegion", "global");
    private static final Set<String> NO_ZONE = Set.of("", "NoAZ");
    private static final Set<String> NO_RESOURCE = Set.of("", "NoResourceId");

    private final CostRecord.Builder row;
    private final Map<String, String> names;
    private Optional<String> region = Optional.empty();
    private Optional<String> zone = Optional.empty();

    /**
     * Creates a writer for one record.
     *
     * @param names the names of accounts by id
     */
    GroupKeys(CostRecord.Builder row, Map<String, String> names) {
        this.row = row;
        this.names = names;
    }

    void put(List<DimensionKey> keys, List<String> values) {
        for (int i = 0; i < keys.size(); i++) {
            put(keys.get(i), values.get(i));
        }
        if (region.isPresent() || zone.isPresent()) {
            row.place(new CostRecord.Place(region, zone));
        }
    }

    private void put(DimensionKey key, String value) {
        switch (key.kind()) {
            case DIMENSION -> putDimension(key, value);
            case TAG -> row.tag(key.name(), afterDollar(key, value));
            case COST_CATEGORY -> row.costCategory(key.name(), afterDollar(key, value));
        }
    }

    private void putDimension(DimensionKey key, String value) {
        if (key.equals(DimensionKey.SUB_ACCOUNT)) {
            String name = names.get(value);
            row.subAccount(name == null ? Ref.of(value) : Ref.of(value, name));
        } else if (key.equals(DimensionKey.SERVICE)) {
            row.service(CostRecord.Service.of(value));
        } else if (key.equals(DimensionKey.SKU_METER)) {
            row.sku(CostRecord.Sku.meter(value));
        } else if (key.equals(DimensionKey.CHARGE_TYPE)) {
            row.chargeCategory(ChargeTypes.categoryOf(value)).nativeChargeType(value);
        } else if (key.equals(DimensionKey.REGION) && !NO_REGION.contains(value)) {
            region = Optional.of(value);
        } else if (key.equals(DimensionKey.AVAILABILITY_ZONE) && !NO_ZONE.contains(value)) {
            zone = Optional.of(value);
        } else if (key.equals(DimensionKey.RESOURCE) && !NO_RESOURCE.contains(value)) {
            row.resource(CostRecord.BilledResource.of(value));
        } else {
            putNative(key, value);
        }
    }

    // AWS's own word as well, or two groups that FOCUS takes for one would have one and the same key.
    private void putNative(DimensionKey key, String value) {
        if (key.equals(DimensionKey.PRICING_CATEGORY)) {
            row.pricingCategory(ChargeTypes.pricingOf(value));
        }
        row.extension(Dimensions.nameOf(key), value);
    }

    /** Cost Explorer writes {@code key$value}; no value says that the tag or category is not set. */
    private static @Nullable String afterDollar(DimensionKey key, String value) {
        String prefix = key.name() + "$";
        String own = value.startsWith(prefix) ? value.substring(prefix.length()) : value;
        return own.isEmpty() ? null : own;
    }
}
