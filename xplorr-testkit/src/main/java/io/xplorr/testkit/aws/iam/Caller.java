package io.xplorr.testkit.aws.iam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sends a request: an IAM user, a role's session, or an account's root user. Immutable and thread-safe.
 *
 * @param arn the ARN that {@code GetCallerIdentity} shows and denied texts name
 * @param principalArn the ARN that {@code aws:PrincipalArn} carries: for a session that of its role, otherwise the same
 * @param account the 12 digits of the account
 */
public record Caller(String arn, String principalArn, String account) {
    private static final Pattern IDENTITY =
            Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):(?:root|user/[\\w+=,.@/-]+|role/[\\w+=,.@/-]+)");
    private static final Pattern SESSION =
            Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([\\w+=,.@-]+)/([\\w+=,.@-]+)");

    /**
     * Returns the caller with an ARN of a user, of root, of a role or of a role's session. A session's ARN hides the
     * path of its role, which is then taken to be {@code /}; see {@link #session}.
     *
     * @throws IllegalArgumentException if the ARN is none of these
     */
    public static Caller of(String arn) {
        Matcher session = SESSION.matcher(arn);
        if (session.matches()) {
            String role = "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3);
            return new Caller(arn, role, session.group(2));
        }
        Matcher identity = IDENTITY.matcher(arn);
        if (identity.matches()) {
            return new Caller(arn, arn, identity.group(1));
        }
        throw new IllegalArgumentException("arn must be of an IAM user, role, session or root, was: " + arn);
    }

    /** Returns the caller that a role's session is, its role's path included. */
    public static Caller session(String roleArn, String sessionName) {
        Caller role = of(roleArn);
        String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String partition = roleArn.split(":", -1)[1];
        String arn = "arn:" + partition + ":sts::" + role.account() + ":assumed-role/" + name + "/" + sessionName;
        return new Caller(arn, roleArn, role.account());
    }
}
