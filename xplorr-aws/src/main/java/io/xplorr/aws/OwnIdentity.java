package io.xplorr.aws;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Our own identity, which assumes the customers' roles; remembers what must be kept out of messages. Thread-safe. */
final class OwnIdentity implements AwsCredentialsProvider {
    private final AwsCredentialsProvider delegate;
    private volatile List<String> secrets = List.of();

    OwnIdentity(AwsCredentialsProvider delegate) {
        this.delegate = delegate;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AwsCredentials resolved = delegate.resolveCredentials();
        secrets = resolved instanceof AwsSessionCredentials session
                ? List.of(session.secretAccessKey(), session.sessionToken())
                : List.of(resolved.secretAccessKey());
        return resolved;
    }

    /** Returns the secrets that calls were last signed with. */
    List<String> secrets() {
        return secrets;
    }
}
