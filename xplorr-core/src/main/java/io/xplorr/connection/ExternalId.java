package io.xplorr.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * The word that a role demands of us before it lets itself be assumed, so that nobody can make us read an account in
 * somebody else's name. It is no secret to the provider; we treat it as one in logs. Immutable and thread-safe.
 */
public final class ExternalId {
    // Source: sts AssumeRole, parameter ExternalId (AWS's service model, 2026).
    private static final Pattern SHAPE = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final int SHOWN = 4;

    private final String value;

    private ExternalId(String value) {
        this.value = value;
    }

    /**
     * Returns an external ID that exists already, such as one read from a store.
     *
     * @throws IllegalArgumentException if it is not 2 to 1,224 letters, digits or any of {@code _+=,.@:/-}; the message
     *     does not show it
     */
    public static ExternalId ofStored(String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("external ID must be 2 to 1224 letters, digits or any of _+=,.@:/-, had "
                    + value.length() + " characters");
        }
        return new ExternalId(value);
    }

    /** Returns the ID itself; call it only where it is sent to the provider, stored, or shown to its owner. */
    public String reveal() {
        return value;
    }

    /** Returns the last four characters behind an ellipsis, enough for a person to tell two apart. */
    public String masked() {
        return value.length() <= 2 * SHOWN ? "…" : "…" + value.substring(value.length() - SHOWN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExternalId that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ExternalId[" + masked() + "]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
