package io.xplorr.jdbc.internal.table;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The members of a JSON object that we have written ourselves, as our types. Immutable and thread-safe. */
public record JsonObject(Map<?, ?> members) {
    /** Returns the object that a JSON text is. */
    public static JsonObject parse(String json) {
        return new JsonObject((Map<?, ?>) Objects.requireNonNull(Json.read(json), "object"));
    }

    public String text(String name) {
        return (String) Objects.requireNonNull(members.get(name), name);
    }

    /** Returns a word that newer releases may add to; {@code unknown} for theirs. */
    public <E extends Enum<E>> E word(String name, E unknown) {
        return Words.read(text(name), unknown);
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable((String) members.get(name));
    }

    BigDecimal decimal(String name) {
        return (BigDecimal) Objects.requireNonNull(members.get(name), name);
    }

    public boolean flag(String name) {
        return (Boolean) Objects.requireNonNull(members.get(name), name);
    }

    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable((Map<?, ?>) members.get(name)).map(JsonObject::new);
    }

    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(members.get(name), name))
                .forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    static List<JsonObject> list(List<?> objects) {
        return objects.stream()
                .map(object -> new JsonObject((Map<?, ?>) object))
                .toList();
    }
}
