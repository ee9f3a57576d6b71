package io.xplorr.testkit.aws.internal.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer, or a part of one, before a protocol writes it. Values are text, numbers, booleans, instants, lists and
 * structures. Not thread-safe.
 */
public final class Structure {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** A list with the name that XML gives to each of its items. */
    public record Items(String itemName, List<?> values) {}

    /** Sets a member; a null or empty optional value leaves it out, as the services do. */
    public Structure put(String name, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return put(name, optional.orElse(null));
        }
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    public Structure list(String name, String itemName, List<?> values) {
        return put(name, new Items(itemName, values));
    }

    /** Sets a list whose items are called {@code member} in the query protocol and nothing in JSON. */
    public Structure list(String name, List<?> values) {
        return list(name, "member", values);
    }

    public Map<String, Object> members() {
        return members;
    }
}
