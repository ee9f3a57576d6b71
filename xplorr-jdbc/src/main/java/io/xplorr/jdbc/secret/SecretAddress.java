package io.xplorr.jdbc.secret;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.TenantId;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Says whose secret it is and what it is; a sealed secret opens at its own address only. Immutable and thread-safe.
 *
 * @param kind what it is, such as {@code access-key}: 1 to 64 lower-case letters, digits and hyphens
 */
public record SecretAddress(TenantId tenantId, ConnectionId connectionId, String kind) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,64}");

    public SecretAddress {
        if (!SHAPE.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "kind must be 1 to 64 lower-case letters, digits or hyphens, was: " + kind);
        }
    }

    /** Returns the address as names and values, in order, for a key service that binds a wrapped key to them. */
    public Map<String, String> context() {
        return new TreeMap<>(Map.of("tenant", tenantId.value(), "connection", connectionId.value(), "kind", kind));
    }
}
