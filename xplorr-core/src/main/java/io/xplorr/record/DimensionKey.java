package io.xplorr.record;

/**
 * One key by which cost is grouped. Immutable and thread-safe.
 *
 * @param kind what the name names
 * @param name for a dimension the FOCUS column where there is one, else the provider's own name; for a tag or cost
 *     category its key
 */
public record DimensionKey(Kind kind, String name) {
    public static final DimensionKey SUB_ACCOUNT = dimension("SubAccountId");
    public static final DimensionKey SERVICE = dimension("ServiceName");
    public static final DimensionKey REGION = dimension("RegionId");
    public static final DimensionKey AVAILABILITY_ZONE = dimension("AvailabilityZone");
    public static final DimensionKey RESOURCE = dimension("ResourceId");
    public static final DimensionKey SKU_METER = dimension("SkuMeter");
    public static final DimensionKey PRICING_CATEGORY = dimension("PricingCategory");
    public static final DimensionKey CHARGE_TYPE = dimension("x_RecordType");
    /** The key of files that hold every charge by itself. */
    public static final DimensionKey LINE_ITEM = dimension("x_LineItem");

    /** What a {@link DimensionKey} names. */
    public enum Kind {
        DIMENSION,
        TAG,
        COST_CATEGORY
    }

    public DimensionKey {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a " + kind + " key must not be blank");
        }
    }

    public static DimensionKey dimension(String name) {
        return new DimensionKey(Kind.DIMENSION, name);
    }

    public static DimensionKey tag(String key) {
        return new DimensionKey(Kind.TAG, key);
    }

    public static DimensionKey costCategory(String name) {
        return new DimensionKey(Kind.COST_CATEGORY, name);
    }

    @Override
    public String toString() {
        return kind == Kind.DIMENSION ? name : kind + ":" + name;
    }
}
