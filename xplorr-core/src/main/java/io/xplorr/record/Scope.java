package io.xplorr.record;

/**
 * Where a slice belongs: a region, or the account as a whole. Immutable and thread-safe.
 *
 * @param value a region's id, or {@code global}
 */
public record Scope(String value) implements Comparable<Scope> {
    /** The account as a whole. */
    public static final Scope GLOBAL = new Scope("global");

    public Scope {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("scope must be 1 to 64 characters, was: " + value);
        }
    }

    public static Scope region(String id) {
        return new Scope(id);
    }

    public boolean isGlobal() {
        return equals(GLOBAL);
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
