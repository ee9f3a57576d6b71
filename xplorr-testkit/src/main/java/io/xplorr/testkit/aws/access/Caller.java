package io.xplorr.testkit.aws.access;

import java.util.Optional;

/**
 * Who signed a request. Immutable and thread-safe.
 *
 * @param arn the ARN of a user, of a session of a role, or of the root of an account
 * @param userId what {@code sts:GetCallerIdentity} calls the user ID
 * @param roleArn the role behind a session
 * @param sessionName the name that the session was given
 */
public record Caller(
        String accountId, String arn, String userId, Optional<String> roleArn, Optional<String> sessionName) {

    /** Returns a user of an account. */
    public static Caller user(String accountId, String name, String userId) {
        return new Caller(
                accountId, "arn:aws:iam::" + accountId + ":user/" + name, userId, Optional.empty(), Optional.empty());
    }

    /** Returns a session of a role; the path of the role is not in the ARN of the session. */
    public static Caller session(String accountId, String roleArn, String roleId, String sessionName) {
        String roleName = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return new Caller(
                accountId,
                "arn:aws:sts::" + accountId + ":assumed-role/" + roleName + "/" + sessionName,
                roleId + ":" + sessionName,
                Optional.of(roleArn),
                Optional.of(sessionName));
    }
}
