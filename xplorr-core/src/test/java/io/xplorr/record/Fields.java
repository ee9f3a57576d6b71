package io.xplorr.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A row of a provider's file, which remembers what nobody has read of it. Not thread-safe. */
final class Fields {
    private final Map<String, String> values;
    private final TreeSet<String> unread;

    /** Takes the fields that have a value. */
    Fields(Map<String, String> values) {
        this.values = values.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        this.unread = new TreeSet<>(this.values.keySet());
    }

    Optional<String> find(String name) {
        unread.remove(name);
        return Optional.ofNullable(values.get(name));
    }

    String text(String name) {
        return find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + values));
    }

    BigDecimal number(String name) {
        return new BigDecimal(text(name));
    }

    Optional<BigDecimal> findNumber(String name) {
        return find(name).map(BigDecimal::new);
    }

    /** Returns the names of the fields that match. */
    TreeSet<String> names(Predicate<String> filter) {
        return values.keySet().stream().filter(filter).collect(Collectors.toCollection(TreeSet::new));
    }

    void assertAllRead() {
        assertThat(unread).as("fields that have found no place").isEmpty();
    }
}
