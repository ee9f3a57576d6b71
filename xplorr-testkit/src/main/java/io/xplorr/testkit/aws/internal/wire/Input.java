package io.xplorr.testkit.aws.internal.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, the same whatever protocol they came by. A value of the wrong type is an
 * {@link IllegalArgumentException} that names the parameter. Immutable and thread-safe.
 */
public final class Input {
    private final Map<String, Object> members;

    Input(Map<String, Object> members) {
        this.members = members;
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** Tells whether a member is an empty text, which is none where AWS asks for a page token. */
    boolean isEmpty(String name) {
        return "".equals(members.get(name));
    }

    public Collection<String> names() {
        return members.keySet();
    }

    /** Returns the parameters but one. */
    public Input without(String name) {
        Map<String, Object> rest = new HashMap<>(members);
        rest.remove(name);
        return new Input(rest);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> scalar(name, value));
    }

    public Optional<Integer> integer(String name) {
        return text(name).map(value -> {
            try {
                return new BigDecimal(value).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be an integer, was: " + value, e);
            }
        });
    }

    public Optional<BigDecimal> decimal(String name) {
        return text(name).map(value -> {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a number, was: " + value, e);
            }
        });
    }

    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** Returns a time: text in ISO form, or seconds since 1970. */
    public Optional<Instant> instant(String name) {
        return text(name).map(value -> {
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : Instant.ofEpochMilli(
                                new BigDecimal(value).movePointRight(3).longValue());
            } catch (DateTimeException | NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a time, was: " + value, e);
            }
        });
    }

    public Optional<Input> input(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> nested(name, value));
    }

    public List<Input> inputs(String name) {
        return elements(members.get(name)).stream()
                .map(value -> nested(name, value))
                .toList();
    }

    public List<String> texts(String name) {
        return elements(members.get(name)).stream()
                .map(value -> scalar(name, value))
                .toList();
    }

    /** Returns a text that two requests share if and only if they ask for the same, {@code ignored} members apart. */
    public String canonical(Collection<String> ignored) {
        Map<String, Object> rest = new TreeMap<>(members);
        rest.keySet().removeAll(ignored);
        return canonical(rest);
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                    .forEach(entry -> text.append(entry.getKey())
                            .append('=')
                            .append(canonical(entry.getValue()))
                            .append(';'));
            return text.append('}').toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(Input::canonical).toList().toString()
                : String.valueOf(value);
    }

    private static String scalar(String name, Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(name + " must be a single value");
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Input nested(String name, Object value) {
        if (!(value instanceof Map)) {
            throw new IllegalArgumentException(name + " must be a structure");
        }
        return new Input((Map<String, Object>) value);
    }

    /** A list is a list in JSON and CBOR; in a form it is a map of numbers, maybe below the name of its items. */
    @SuppressWarnings("unchecked")
    private static List<Object> elements(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List) {
            return (List<Object>) value;
        }
        if (!(value instanceof Map)) {
            return List.of(value);
        }
        Map<String, Object> map = (Map<String, Object>) value;
        if (map.keySet().stream().allMatch(Input::isNumber)) {
            return map.entrySet().stream()
                    .sorted(Comparator.comparingInt(entry -> Integer.parseInt(entry.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        return map.size() == 1 ? elements(map.values().iterator().next()) : List.of();
    }

    private static boolean isNumber(String key) {
        return !key.isEmpty() && key.length() < 9 && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
