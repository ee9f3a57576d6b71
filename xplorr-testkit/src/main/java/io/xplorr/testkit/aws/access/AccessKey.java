package io.xplorr.testkit.aws.access;

import java.util.Optional;

/**
 * Credentials that a client signs with. Immutable and thread-safe; its text form keeps the secrets out.
 *
 * <p>Secrets that the fake AWS mints hold the word {@code FakeSecret}, and session tokens {@code FakeToken}: look for them in
 * your logs to see that none leaks.
 *
 * @param sessionToken present for temporary credentials
 * @param accountId the account that the key belongs to
 */
public record AccessKey(String accessKeyId, String secretAccessKey, Optional<String> sessionToken, String accountId) {
    @Override
    public String toString() {
        return "AccessKey[accessKeyId=" + accessKeyId + ", accountId=" + accountId + "]";
    }
}
