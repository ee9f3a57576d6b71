package io.xplorr.jdbc.internal.table;

/** Words of enums that may grow, as the database keeps them. */
final class Words {
    private Words() {}

    /** Returns what a word means to this release: while an upgrade goes on, a newer one may have written one of its own. */
    static <E extends Enum<E>> E read(String word, E unknown) {
        for (E known : unknown.getDeclaringClass().getEnumConstants()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        return unknown;
    }
}
