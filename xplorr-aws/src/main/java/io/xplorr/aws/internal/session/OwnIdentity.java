package io.xplorr.aws.internal.session;

import io.xplorr.aws.internal.error.OwnIdentityException;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Our own identity, which assumes the customers' roles; remembers what must be kept out of messages. Thread-safe. */
public final class OwnIdentity implements AwsCredentialsProvider {
    private final AwsCredentialsProvider delegate;
    private volatile List<String> secrets = List.of();

    public OwnIdentity(AwsCredentialsProvider delegate) {
        this.delegate = delegate;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AwsCredentials resolved = resolve();
        secrets = resolved instanceof AwsSessionCredentials session
                ? List.of(session.secretAccessKey(), session.sessionToken())
                : List.of(resolved.secretAccessKey());
        return resolved;
    }

    // The delegate may ask AWS itself, as a web identity does, whose refusals look like those of a customer's role.
    private AwsCredentials resolve() {
        try {
            return delegate.resolveCredentials();
        } catch (RuntimeException e) {
            throw new OwnIdentityException(e);
        }
    }

    /** Returns the secrets that calls were last signed with. */
    public List<String> secrets() {
        return secrets;
    }
}
