package io.xplorr.jdbc.internal.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts, exact numbers, booleans and null as JSON. Our own, because a JSON library would be a
 * dependency of every host for the few columns that need it.
 */
public final class Json {
    private Json() {}

    /** Returns the JSON text of {@code value}. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /**
     * Reads a JSON text: numbers as {@link BigDecimal}, objects as maps in the order of the text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(text).read();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            members(map, out);
        } else if (value instanceof Collection<?> list) {
            elements(list, out);
        } else if (value == null || value instanceof BigDecimal || value instanceof Boolean) {
            out.append(value); // BigDecimal prints a number of JSON's grammar
        } else if (value instanceof String text) {
            string(text, out);
        } else {
            throw new IllegalArgumentException(
                    "no JSON form of a " + value.getClass().getName());
        }
    }

    private static void members(Map<?, ?> map, StringBuilder out) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<?, ?> member = it.next();
            string(String.valueOf(member.getKey()), out);
            out.append(':');
            write(member.getValue(), out);
            out.append(it.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void elements(Collection<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
            write(it.next(), out);
            out.append(it.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
