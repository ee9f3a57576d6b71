package io.xplorr.aws.internal.session;

import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.Secret;
import io.xplorr.spi.CallGate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** An access key of the customer's, which cannot be renewed from here. Immutable and thread-safe. */
public final class FixedKey implements SessionCredentials {
    private final AwsCredentials credentials;
    private final List<String> secrets;

    public FixedKey(CredentialSource.AccessKey key) {
        this.credentials = key.sessionToken()
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(
                        key.principal(), key.secret().reveal(), token.reveal()))
                .orElseGet(() ->
                        AwsBasicCredentials.create(key.principal(), key.secret().reveal()));
        this.secrets = Stream.concat(Stream.of(key.secret()), key.sessionToken().stream())
                .map(Secret::reveal)
                .toList();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return credentials;
    }

    @Override
    public void ensure(CallGate calls) {}

    @Override
    public void expired() {}

    @Override
    public Collection<String> secrets() {
        return secrets;
    }
}
