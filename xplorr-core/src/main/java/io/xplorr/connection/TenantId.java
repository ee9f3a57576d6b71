package io.xplorr.connection;

import java.util.regex.Pattern;

/**
 * Names one customer of the embedding product; a tenant owns connections, and nothing crosses tenants. Immutable and
 * thread-safe.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,128}");

    /** Owns the connections that an operator builds for own accounts. */
    public static final TenantId OPERATOR = new TenantId("operator");

    public TenantId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("tenant id must be 1 to 128 visible ASCII characters, was: " + value);
        }
    }

    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
