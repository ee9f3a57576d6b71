package io.xplorr.examples.cli.moto;

import io.xplorr.record.CloudRecord;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a record says, by the path of each value; what is absent has no path. Decimals are told by their value, times to
 * the millisecond. When it was observed is left out.
 */
final class RecordFields {
    private final Map<String, String> fields = new TreeMap<>();

    private RecordFields() {}

    static Map<String, String> of(CloudRecord row) {
        RecordFields all = new RecordFields();
        all.add("", row);
        return all.fields;
    }

    private void add(String path, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(it -> add(path, it));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, it) -> add(path + "." + key, it == null ? "unset" : it));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(it -> fields.put(path + "[" + it + "]", "present"));
        } else if (value instanceof BigDecimal decimal) {
            fields.put(path, decimal.stripTrailingZeros().toPlainString());
        } else if (value instanceof Instant instant) {
            fields.put(path, instant.truncatedTo(ChronoUnit.MILLIS).toString());
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                add(path + "[" + i + "]", Array.get(value, i));
            }
        } else if (value instanceof Record) {
            addComponents(path, value);
        } else {
            fields.put(path, value.toString());
        }
    }

    private void addComponents(String path, Object row) {
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            if (!component.getName().equals("observedAt")) {
                add(path.isEmpty() ? component.getName() : path + "." + component.getName(), valueOf(component, row));
            }
        }
    }

    private static Object valueOf(RecordComponent component, Object row) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component.toString(), e);
        }
    }
}
