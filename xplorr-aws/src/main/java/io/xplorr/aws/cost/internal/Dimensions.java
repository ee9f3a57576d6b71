package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostFilter;
import io.xplorr.record.DimensionKey;
import java.util.Map;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.MatchOption;

/** Puts our keys and filters into Cost Explorer's words. */
final class Dimensions {
    private static final Map<DimensionKey, String> NAMES = Map.of(
            DimensionKey.SUB_ACCOUNT, "LINKED_ACCOUNT",
            DimensionKey.SERVICE, "SERVICE",
            DimensionKey.REGION, "REGION",
            DimensionKey.AVAILABILITY_ZONE, "AZ",
            DimensionKey.RESOURCE, "RESOURCE_ID",
            DimensionKey.SKU_METER, "USAGE_TYPE",
            DimensionKey.PRICING_CATEGORY, "PURCHASE_TYPE",
            DimensionKey.CHARGE_TYPE, "RECORD_TYPE");

    private Dimensions() {}

    static String nameOf(DimensionKey key) {
        return NAMES.getOrDefault(key, key.name());
    }

    static GroupDefinition groupBy(DimensionKey key) {
        GroupDefinitionType type = switch (key.kind()) {
            case DIMENSION -> GroupDefinitionType.DIMENSION;
            case TAG -> GroupDefinitionType.TAG;
            case COST_CATEGORY -> GroupDefinitionType.COST_CATEGORY;
        };
        return GroupDefinition.builder().type(type).key(nameOf(key)).build();
    }

    static Expression expression(CostFilter filter) {
        Expression.Builder expression = Expression.builder();
        if (filter instanceof CostFilter.In in) {
            switch (in.key().kind()) {
                case DIMENSION ->
                    expression.dimensions(d -> d.key(nameOf(in.key())).values(in.values()));
                case TAG -> expression.tags(t -> t.key(in.key().name()).values(in.values()));
                case COST_CATEGORY ->
                    expression.costCategories(c -> c.key(in.key().name()).values(in.values()));
            }
        } else if (filter instanceof CostFilter.Absent absent) {
            String key = absent.key().name();
            if (absent.key().kind() == DimensionKey.Kind.TAG) {
                expression.tags(t -> t.key(key).matchOptions(MatchOption.ABSENT));
            } else {
                expression.costCategories(c -> c.key(key).matchOptions(MatchOption.ABSENT));
            }
        } else if (filter instanceof CostFilter.And and) {
            expression.and(and.filters().stream().map(Dimensions::expression).toList());
        } else if (filter instanceof CostFilter.Or or) {
            expression.or(or.filters().stream().map(Dimensions::expression).toList());
        } else if (filter instanceof CostFilter.Not not) {
            expression.not(expression(not.filter()));
        }
        return expression.build();
    }
}
