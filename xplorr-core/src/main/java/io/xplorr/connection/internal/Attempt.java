package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.StoredConnection;

/**
 * One verification, as it is marked on its connection. Immutable and thread-safe.
 *
 * @param before the version that was marked, whose credentials are verified and whose state a failure may go back to
 * @param next the version with the mark
 */
record Attempt(StoredConnection before, StoredConnection next, CredentialSource candidate)
        implements ConnectionBook.Step {

    /** Returns whether another verification has begun since, or the connection has gone elsewhere. */
    boolean isOvertakenIn(StoredConnection held) {
        boolean there = held.state() == next.state()
                || (held.state().isReadable() && next.state().isReadable()); // a sync may have found it degraded
        return !there || held.facts().verifications() != next.facts().verifications();
    }

    static ConnectionStateException overtaken(StoredConnection held) {
        return new ConnectionStateException(
                held.id(), held.state(), "it has changed while this verification ran, which counts for nothing");
    }
}
