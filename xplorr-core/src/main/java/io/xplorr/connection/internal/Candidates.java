package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.Rotation;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import java.util.Optional;

/** Makes what is to be verified: what the customer handed in, with the external ID that the registry holds. */
final class Candidates {
    private Candidates() {}

    /** Returns a role of the customer's, with the external ID that the connection was issued. */
    static CredentialSource role(StoredConnection held, String reference) {
        if (held.keys().externalId().isEmpty()) {
            throw new ConnectionStateException(held.id(), held.state(), "it has no external ID for a role to demand");
        }
        return new CredentialSource.Role(
                held.request().provider(),
                reference,
                held.keys().externalId(),
                held.request().settings());
    }

    static CredentialSource accessKey(StoredConnection held, String keyId, Secret secret) {
        return new CredentialSource.AccessKey(
                held.request().provider(),
                keyId,
                secret,
                Optional.empty(),
                held.request().settings());
    }

    /** Returns the role that the connection has, with the external ID that it is being rotated to. */
    static CredentialSource rotatedRole(StoredConnection held) {
        Optional<CredentialSource> rotated = held.keys()
                .credentials()
                .flatMap(present -> held.keys()
                        .rotation()
                        .flatMap(Rotation::externalId)
                        .map(next -> new CredentialSource.Role(
                                present.provider(), present.principal(), Optional.of(next), present.settings())));
        return rotated.orElseThrow(() -> new ConnectionStateException(
                held.id(), held.state(), "an access key is rotated with completeRotationWithAccessKey"));
    }

    static CredentialSource rotatedKey(StoredConnection held, String keyId, Secret secret) {
        if (held.keys()
                .credentials()
                .filter(CredentialSource.Role.class::isInstance)
                .isPresent()) {
            throw new ConnectionStateException(held.id(), held.state(), "a role is rotated with completeRotation");
        }
        return accessKey(held, keyId, secret);
    }
}
