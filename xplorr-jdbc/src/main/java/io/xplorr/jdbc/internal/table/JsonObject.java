package io.xplorr.jdbc.internal.table;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The members of a JSON object that we have written ourselves, as our types. */
record JsonObject(Map<?, ?> members) {
    String text(String name) {
        return (String) Objects.requireNonNull(members.get(name), name);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable((String) members.get(name));
    }

    BigDecimal decimal(String name) {
        return (BigDecimal) Objects.requireNonNull(members.get(name), name);
    }
}
