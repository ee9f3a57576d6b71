package io.xplorr.record;

import java.util.regex.Pattern;

/**
 * Names one kind of data that a sync keeps, such as {@code cost.daily}. An open word. Immutable and thread-safe.
 *
 * @param value two or more lower-case words joined by dots, at most 100 characters
 */
public record DatasetId(String value) implements Comparable<DatasetId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

    public DatasetId {
        if (value.length() > 100 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "dataset id must be two or more lower-case words joined by dots, was: " + value);
        }
    }

    public static DatasetId of(String value) {
        return new DatasetId(value);
    }

    @Override
    public int compareTo(DatasetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
