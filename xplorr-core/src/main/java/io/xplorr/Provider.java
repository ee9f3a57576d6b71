package io.xplorr;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cloud. An open word: a provider module may bring its own. Immutable and thread-safe.
 *
 * @param id lower-case letters, digits and hyphens, at most 32
 */
public record Provider(String id) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public static final Provider AWS = new Provider("aws");
    public static final Provider AZURE = new Provider("azure");
    public static final Provider GCP = new Provider("gcp");

    public Provider {
        if (!SHAPE.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "provider id must be lower-case letters, digits and hyphens, at most 32, was: " + id);
        }
    }

    /** Returns the provider of this id, upper-case letters folded. */
    public static Provider of(String id) {
        return new Provider(id.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return id;
    }
}
