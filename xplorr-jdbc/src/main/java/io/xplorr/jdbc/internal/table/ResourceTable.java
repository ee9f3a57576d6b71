package io.xplorr.jdbc.internal.table;

import io.xplorr.record.AttributeValue;
import io.xplorr.record.Measure;
import io.xplorr.record.Relation;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources. */
final class ResourceTable {
    static final RecordTable<ResourceRecord> TABLE = RecordTable.of("resource_row", ResourceRecord.class)
            .text("uid", ResourceRecord::uid)
            .text("resource_type", row -> row.type().value())
            .text("native_id", ResourceRecord::nativeId)
            .text("native_type", ResourceRecord::nativeType)
            .optional("name", ResourceRecord::name)
            .optional("account_id", ResourceRecord::account)
            .optional("region_id", ResourceRecord::regionId)
            .optional("availability_zone", ResourceRecord::zone)
            .word("state", ResourceRecord::state)
            .optional("native_state", ResourceRecord::nativeState)
            .time("created_at", ResourceRecord::createdAt)
            .optional("sku", ResourceRecord::sku)
            .list("sizes", ResourceTable::sizes)
            .list("relations", ResourceTable::relations)
            .map("tags", ResourceRecord::tags)
            .map("attributes", ResourceTable::attributes)
            .readBy(ResourceTable::read);

    private ResourceTable() {}

    private static List<Map<String, Object>> sizes(ResourceRecord row) {
        return row.sizes().stream()
                .map(size -> Map.<String, Object>of("name", size.name(), "value", size.value(), "unit", size.unit()))
                .toList();
    }

    private static List<Map<String, String>> relations(ResourceRecord row) {
        return row.relations().stream()
                .map(relation -> Map.of("kind", relation.kind().name(), "uid", relation.uid()))
                .toList();
    }

    /** A time is an object, which tells it from a text that looks like one. */
    private static Map<String, Object> attributes(ResourceRecord row) {
        Map<String, Object> members = new LinkedHashMap<>();
        row.attributes().forEach((name, attribute) -> members.put(name, json(attribute)));
        return members;
    }

    private static Object json(AttributeValue attribute) {
        if (attribute instanceof AttributeValue.Decimal number) {
            return number.value();
        }
        if (attribute instanceof AttributeValue.Flag flag) {
            return flag.value();
        }
        return attribute instanceof AttributeValue.Time ? Map.of("time", attribute.text()) : attribute.text();
    }

    private static AttributeValue attribute(@Nullable Object json) {
        if (json instanceof BigDecimal number) {
            return AttributeValue.of(number);
        }
        if (json instanceof Boolean flag) {
            return AttributeValue.of(flag.booleanValue());
        }
        return json instanceof Map<?, ?> time
                ? AttributeValue.of(Instant.parse(String.valueOf(time.get("time"))))
                : AttributeValue.of(String.valueOf(json));
    }

    private static ResourceRecord read(Row row) throws SQLException {
        ResourceRecord.Builder resource = ResourceRecord.builder(
                        row.origin(), row.text("uid"), new ResourceType(row.text("resource_type")))
                .nativeId(row.text("native_id"))
                .nativeType(row.text("native_type"))
                .name(row.optional("name").orElse(null))
                .account(row.optional("account_id").orElse(null))
                .regionId(row.optional("region_id").orElse(null))
                .zone(row.optional("availability_zone").orElse(null))
                .state(
                        row.word("state", ResourceState.class),
                        row.optional("native_state").orElse(null))
                .createdAt(row.optionalTime("created_at").orElse(null))
                .sku(row.optional("sku").orElse(null));
        row.objects("sizes")
                .forEach(size ->
                        resource.size(new Measure(size.text("name"), size.decimal("value"), size.text("unit"))));
        row.objects("relations")
                .forEach(relation ->
                        resource.relation(Relation.Kind.valueOf(relation.text("kind")), relation.text("uid")));
        row.texts("tags").forEach(resource::tag);
        row.map("attributes").forEach((name, value) -> resource.attribute(name, attribute(value)));
        return resource.build();
    }
}
