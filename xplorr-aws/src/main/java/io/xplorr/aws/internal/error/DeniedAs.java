package io.xplorr.aws.internal.error;

import io.xplorr.connection.CredentialSource;

/**
 * As whom we were denied something, and at what; it decides where to mend that. Immutable and thread-safe.
 *
 * @param who whom the policies are attached to, such as {@code the role}
 * @param again what to do when it is mended
 */
public record DeniedAs(String who, String again) {
    private static final String ROLE = "the role";
    private static final String USER = "the access key's user";

    public static DeniedAs syncing(CredentialSource source) {
        return new DeniedAs(whoIs(source), "Sync again.");
    }

    public static DeniedAs verifying(CredentialSource source) {
        return new DeniedAs(whoIs(source), "Verify the connection again.");
    }

    boolean isRole() {
        return who.equals(ROLE);
    }

    private static String whoIs(CredentialSource source) {
        return source instanceof CredentialSource.Role ? ROLE : USER;
    }
}
