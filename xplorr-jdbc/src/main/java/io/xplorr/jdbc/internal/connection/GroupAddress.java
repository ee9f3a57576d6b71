package io.xplorr.jdbc.internal.connection;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.jdbc.internal.table.Json;
import io.xplorr.jdbc.secret.SecretAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Where the external ID of a group is kept: in place of a connection's id, a hash of what identifies the group. */
public final class GroupAddress {
    private static final String KIND = "group-external-id";

    private GroupAddress() {}

    public static SecretAddress of(OrganizationGroup group) {
        String identity = Json.write( // so that no two lists of fields give the same text
                List.of(group.provider().id(), group.name(), Integer.toString(group.generation())));
        return new SecretAddress(group.tenant(), ConnectionId.of(sha256(identity)), KIND);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
