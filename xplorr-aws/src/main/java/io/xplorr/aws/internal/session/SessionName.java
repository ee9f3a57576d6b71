package io.xplorr.aws.internal.session;

import io.xplorr.connection.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names sessions, as the customer sees it in CloudTrail: {@code xplorr-<connection>-<run>}, or {@code
 * xplorr-<connection>-v<number>} for a verification.
 */
final class SessionName {
    // Source: sts AssumeRole, parameter RoleSessionName: 2 to 64 of [\w+=,.@-]; connection ids have no others.
    private static final int LONGEST = 64;
    private static final int HASH = 8;

    private SessionName() {}

    static String ofRun(ConnectionId connection, long run) {
        return shortened("xplorr-" + connection, connection, "-" + run);
    }

    static String ofVerification(ConnectionId connection, int number) {
        return shortened("xplorr-" + connection, connection, "-v" + number);
    }

    /** Returns what a connection's sessions have in common, as their source identity; STS takes the same characters. */
    static String sourceIdentity(ConnectionId connection) {
        return shortened("xplorr-" + connection, connection, "");
    }

    private static String shortened(String name, ConnectionId connection, String end) {
        if (name.length() + end.length() <= LONGEST) {
            return name + end;
        }
        String hashed = "-" + hash(connection.value()) + end;
        return name.substring(0, LONGEST - hashed.length()) + hashed;
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
    }
}
