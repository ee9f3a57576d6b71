package io.xplorr.record;

import java.util.Comparator;

/**
 * The unit that is replaced as a whole: one dataset, one scope, one window. Immutable and thread-safe.
 *
 * @param dataset what
 * @param scope where
 * @param window when; {@link Window#NOW} for data that is a state
 */
public record Slice(DatasetId dataset, Scope scope, Window window) implements Comparable<Slice> {
    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::dataset).thenComparing(Slice::scope).thenComparing(Slice::window);

    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return dataset + "/" + scope + "/" + window;
    }
}
