package io.xplorr.connection;

import java.util.regex.Pattern;

/**
 * Names one connection, for ever. Immutable and thread-safe.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit
 */
public record ConnectionId(String value) implements Comparable<ConnectionId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ConnectionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("connection id must be 1 to 64 letters, digits, '.', '-' or '_',"
                    + " starting with a letter or digit, was: " + value);
        }
    }

    public static ConnectionId of(String value) {
        return new ConnectionId(value);
    }

    @Override
    public int compareTo(ConnectionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
