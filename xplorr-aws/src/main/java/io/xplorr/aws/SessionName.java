package io.xplorr.aws;

import io.xplorr.connection.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names a session, as the customer sees it in CloudTrail: {@code xplorr-<connection>-<run>}. */
final class SessionName {
    // Source: sts AssumeRole, parameter RoleSessionName: 2 to 64 of [\w+=,.@-]; connection ids have no others.
    private static final int LONGEST = 64;
    private static final int HASH = 8;

    private SessionName() {}

    static String of(ConnectionId connection, long run) {
        String whole = "xplorr-" + connection + "-" + run;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        String end = "-" + hash(connection.value()) + "-" + run;
        return whole.substring(0, LONGEST - end.length()) + end;
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
    }
}
