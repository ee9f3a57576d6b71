package io.xplorr.connection;

import java.util.Optional;

/**
 * All of a stored connection that a durable store must encrypt. Immutable and thread-safe.
 *
 * @param externalId what the role must demand; empty only when the connection is removed, or imported with a key
 * @param generation how often it has been rotated
 * @param credentials what the connection is, or is being verified to be, read with
 * @param rotation the rotation under way
 * @param formerExternalId the ID before the last rotation, until the role is seen to refuse it
 */
public record ConnectionKeys(
        Optional<ExternalId> externalId,
        int generation,
        Optional<CredentialSource> credentials,
        Optional<Rotation> rotation,
        Optional<ExternalId> formerExternalId) {

    /** Returns the keys of a connection that has just begun. */
    public static ConnectionKeys of(Optional<ExternalId> externalId, int generation) {
        return new ConnectionKeys(externalId, generation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns a copy that holds no secret any more. */
    public ConnectionKeys wiped() {
        return of(Optional.empty(), generation);
    }

    public ConnectionKeys withCredentials(Optional<CredentialSource> newCredentials) {
        return new ConnectionKeys(externalId, generation, newCredentials, rotation, formerExternalId);
    }

    public ConnectionKeys withRotation(Rotation begun) {
        return new ConnectionKeys(externalId, generation, credentials, Optional.of(begun), formerExternalId);
    }

    public ConnectionKeys withoutRotation() {
        return new ConnectionKeys(externalId, generation, credentials, Optional.empty(), formerExternalId);
    }

    public ConnectionKeys withoutFormer() {
        return new ConnectionKeys(externalId, generation, credentials, rotation, Optional.empty());
    }

    /** Returns a copy whose rotation is completed with these credentials. */
    public ConnectionKeys rotatedTo(CredentialSource newCredentials) {
        Optional<ExternalId> next = rotation.flatMap(Rotation::externalId);
        return new ConnectionKeys(
                next.or(() -> externalId),
                next.isPresent() ? generation + 1 : generation,
                Optional.of(newCredentials),
                Optional.empty(),
                next.isPresent() ? externalId : formerExternalId);
    }
}
