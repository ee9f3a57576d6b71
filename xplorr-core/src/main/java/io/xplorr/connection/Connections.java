package io.xplorr.connection;

import io.xplorr.Provider;
import java.math.BigDecimal;
import java.util.List;

/**
 * The connections of one tenant: begun, verified, watched and removed. Thread-safe.
 *
 * <p>An id that is another tenant's is unknown here, like one that never was: every method that takes an id throws {@link
 * UnknownConnectionException} for both, and {@link ConnectionStateException} where the connection's state does not allow
 * what is asked. No method but {@link #importExisting} takes an external ID.
 *
 * <p>A verification that is stopped throws an {@link io.xplorr.XplorrException} of the kind {@code STOPPED}, and leaves the
 * connection as it was: where its thread is interrupted, the {@code Xplorr} is closed, or it takes more than 10 minutes.
 */
public interface Connections {
    /**
     * Begins a connection: generates its external ID, which is unguessable, unique, and bound to the connection, or to
     * the tenant's organisation group, for good.
     *
     * @throws IllegalArgumentException if the provider was not added, does not offer one of the datasets, or cannot use one
     *     of the settings
     */
    PendingConnection begin(ConnectionRequest request);

    /**
     * Returns what the customer's administrator needs, again; the same as {@link #begin} returned, unless its organisation
     * group has gone over to another external ID before it was completed.
     *
     * @throws ConnectionStateException if it is removed, or was not completed in time and so is removed now
     */
    PendingConnection pending(ConnectionId id);

    /**
     * Verifies a role of the customer's, and connects it if it is safe and works. Waits for calls to the provider; a role
     * made a moment ago is given a minute. Makes billed calls of at most {@link #verificationPrice}. What is refused may be
     * handed in again, and so may another role for a connection that is broken or quarantined; one that is completed throws
     * {@link ConnectionStateException}.
     *
     * <p>If another verification of the same connection begins meanwhile, that one counts, and this one throws {@link
     * ConnectionStateException}.
     *
     * @param roleReference the provider's name of the role, such as an ARN, as the customer handed it in
     */
    Completion complete(ConnectionId id, String roleReference);

    /** Verifies an access key of the customer's, and connects it if it works; otherwise as {@link #complete}. */
    Completion completeWithAccessKey(ConnectionId id, String keyId, Secret secret);

    /**
     * Verifies a connection again, and sets its state by what is found. A connected one stays readable meanwhile; an
     * undecided verification leaves it as it is; one that was not completed in time is refused and removed. Makes billed
     * calls of at most {@link #verificationPrice}.
     */
    ConnectionReport verify(ConnectionId id);

    /**
     * Returns what one verification costs the customer at most, in US dollars at the price table's figures; nothing
     * where the request was built {@link ConnectionRequest.Builder#withoutBilledCalls()}.
     *
     * @throws IllegalArgumentException if the provider was not added
     */
    BigDecimal verificationPrice(Provider provider);

    /** Returns the status of all connections but removed ones, in the order of their ids. */
    List<ConnectionStatus> list();

    ConnectionStatus status(ConnectionId id);

    /** Returns the connection to sync, with its present credentials. */
    CloudConnection connection(ConnectionId id);

    /**
     * Begins to change what a readable connection authenticates with. A role gets a second external ID, which its trust policy is
     * to accept besides the first; an access key gets a second slot. A rotation under way is returned as it is.
     */
    Rotation beginRotation(ConnectionId id);

    /**
     * Ends a rotation under way without going over: the connection keeps what it has. Does nothing if there is none. The
     * next one of a role gets another external ID, unless its organisation group has its next ID already.
     */
    void cancelRotation(ConnectionId id);

    /**
     * Verifies the role with its second external ID, and goes over to it if that works. Until then nothing changes. A
     * connection that is broken, as where the ID was replaced rather than added, or quarantined works again after that.
     *
     * @throws ConnectionStateException if no rotation is under way
     */
    Completion completeRotation(ConnectionId id);

    /**
     * Verifies a second access key of the same account, and goes over to it if that works. Until then nothing changes; as
     * for a role, a connection that is broken or quarantined works again after that. Syncs under way end with the first:
     * let them, before it is deleted.
     */
    Completion completeRotationWithAccessKey(ConnectionId id, String keyId, Secret secret);

    /**
     * Forgets a connection's credentials and refuses its syncs from now on. Its syncs under way end: this process's at once,
     * those of others when they need new credentials, for a role after an hour at most by default. What was synced stays in the store until it
     * is removed there. Does nothing if it is removed already.
     */
    void remove(ConnectionId id);

    /**
     * Verifies a role or key that exists already, and connects it if it is safe and works. It is the only way to bring an
     * external ID along, for an operator who moves connections here: never let a customer choose one.
     *
     * @throws IllegalArgumentException if the request's provider was not added, is not the credentials', or does not offer
     *     one of the datasets; if a role has no external ID; or if its ID was issued by a registry like this, as those belong to one connection
     */
    Completion importExisting(ConnectionRequest request, CredentialSource credentials);
}
