package io.xplorr.jdbc.internal.table;

import io.xplorr.record.CostCategory;
import io.xplorr.record.CostDimensionValue;
import io.xplorr.record.CostTag;
import java.sql.SQLException;
import java.util.Optional;

/** The words that costs can be broken down by. */
final class VocabularyTables {
    static final RecordTable<CostDimensionValue> DIMENSION_VALUES = RecordTable.of(
                    "cost_dimension_value_row", CostDimensionValue.class)
            .text("context", CostDimensionValue::context)
            .text("dimension", CostDimensionValue::dimension)
            .text("dimension_value", CostDimensionValue::value)
            .map("attributes", CostDimensionValue::attributes)
            .readBy(row -> new CostDimensionValue(
                    row.origin(),
                    row.text("context"),
                    row.text("dimension"),
                    row.text("dimension_value"),
                    row.texts("attributes")));

    static final RecordTable<CostTag> TAGS = RecordTable.of("cost_tag_row", CostTag.class)
            .text("tag_key", CostTag::tagKey)
            .optional("tag_value", CostTag::value)
            .optional("tag_type", CostTag::type)
            .optional("status", CostTag::status)
            .time("last_used_at", CostTag::lastUsed)
            .readBy(row -> new CostTag(
                    row.origin(),
                    row.text("tag_key"),
                    row.optional("tag_value"),
                    row.optional("tag_type"),
                    row.optional("status"),
                    row.optionalTime("last_used_at")));

    static final RecordTable<CostCategory> CATEGORIES = RecordTable.of("cost_category_row", CostCategory.class)
            .text("uid", CostCategory::uid)
            .text("name", CostCategory::name)
            .time("effective_from", row -> Optional.of(row.effectiveFrom()))
            .time("effective_to", CostCategory::effectiveTo)
            .optional("default_value", CostCategory::defaultValue)
            .list("category_values", CostCategory::values)
            .list("rules", CostCategory::rules)
            .readBy(VocabularyTables::category);

    private VocabularyTables() {}

    private static CostCategory category(Row row) throws SQLException {
        return new CostCategory(
                row.origin(),
                row.text("uid"),
                row.text("name"),
                row.time("effective_from"),
                row.optionalTime("effective_to"),
                row.optional("default_value"),
                row.textList("category_values"),
                row.textList("rules"));
    }
}
