package io.xplorr.aws.cost.internal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes an object of AWS's model as AWS writes it: JSON with AWS's names, without what is not set. */
final class ModelJson {
    private ModelJson() {}

    static String write(SdkPojo object) {
        return object.sdkFields().stream()
                .filter(field -> isSet(field.getValueOrDefault(object)))
                .map(field -> member(field, object))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(SdkField<?> field, SdkPojo object) {
        return quoted(field.locationName()) + ":" + value(field.getValueOrDefault(object));
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof SdkPojo object) {
            return write(object);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(ModelJson::value).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, Object> sorted = new TreeMap<>();
            entries.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
            return sorted.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + value(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
