package io.xplorr.connection.internal;

import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Verifies connections of one tenant. A verification first marks the connection with its number, and settles it only if
 * no other has begun since. Thread-safe.
 */
final class Verifications {
    // New roles and changed trust policies take some seconds to be known everywhere.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId tenant;
    private final ConnectionBook book;
    private final Inspector inspector;
    private final TimeSource time;

    Verifications(TenantId tenant, ConnectionBook book, Inspector inspector, TimeSource time) {
        this.tenant = tenant;
        this.book = book;
        this.inspector = inspector;
        this.time = time;
    }

    /** Verifies what was handed in, and connects the connection if that passes. */
    Completion complete(ConnectionId id, Function<StoredConnection, CredentialSource> candidateOf) {
        StoredConnection before = book.require(tenant, id);
        if (isExpired(before)) {
            expire(before);
            return new Completion.Refused(id, Refusals.expired(before.expiresAt()));
        }
        CredentialSource candidate = candidateOf.apply(before);
        StoredConnection begun = book.change(
                tenant,
                id,
                held -> held.become(
                        ConnectionState.VERIFYING,
                        held.keys().withCredentials(Optional.of(candidate)),
                        held.facts().verifying()));
        ConnectionReport report = run(begun, before.state(), candidate, PATIENCE, Optional.empty());
        return completion(settle(begun, report, candidate, (held, how) -> how.settle(held, before.state())), report);
    }

    /** Verifies what the connection has; patiently where it has never passed. */
    ConnectionReport verify(ConnectionId id) {
        StoredConnection before = book.require(tenant, id);
        CredentialSource candidate = before.keys()
                .credentials()
                .orElseThrow(() -> new ConnectionStateException(id, before.state(), "nothing was handed in yet"));
        StoredConnection begun = book.change(
                tenant,
                id,
                held -> held.become(
                        held.state().isReadable() ? held.state() : ConnectionState.VERIFYING,
                        held.keys(),
                        held.facts().verifying()));
        Duration patience = before.facts().verifiedAt().isPresent() ? Duration.ZERO : PATIENCE;
        ConnectionReport report =
                run(begun, before.state(), candidate, patience, before.keys().formerExternalId());
        settle(begun, report, candidate, (held, how) -> how.settle(held, before.state()));
        return report;
    }

    /** Verifies what a rotation is to go over to, and goes over if that passes. */
    Completion rotate(ConnectionId id, Function<StoredConnection, CredentialSource> candidateOf) {
        StoredConnection before = book.require(tenant, id);
        if (!before.state().isReadable() || before.keys().rotation().isEmpty()) {
            throw new ConnectionStateException(id, before.state(), "no rotation is under way");
        }
        CredentialSource candidate = candidateOf.apply(before);
        StoredConnection begun = book.change(
                tenant,
                id,
                held -> held.become(held.state(), held.keys(), held.facts().verifying()));
        ConnectionReport report = run(begun, before.state(), candidate, PATIENCE, Optional.empty());
        Settlement how = new Settlement(report, candidate, time.now());
        settle(begun, report, candidate, (held, settlement) -> settlement.settleRotation(held));
        return how.passed()
                ? new Completion.Connected(book.require(tenant, id).connection(), report)
                : new Completion.Refused(id, report);
    }

    private static Completion completion(StoredConnection settled, ConnectionReport report) {
        return settled.state().isReadable()
                ? new Completion.Connected(settled.connection(), report)
                : new Completion.Refused(settled.id(), report);
    }

    private StoredConnection settle(
            StoredConnection begun,
            ConnectionReport report,
            CredentialSource candidate,
            BiFunction<StoredConnection, Settlement, StoredConnection> settling) {
        Settlement settlement = new Settlement(report, candidate, time.now());
        return ifNotOvertaken(begun, held -> settling.apply(held, settlement));
    }

    private StoredConnection ifNotOvertaken(StoredConnection begun, UnaryOperator<StoredConnection> settling) {
        return book.change(tenant, begun.id(), held -> {
            boolean there = held.state() == begun.state()
                    || (held.state().isReadable() && begun.state().isReadable()); // a sync may have found it degraded
            if (!there || held.facts().verifications() != begun.facts().verifications()) {
                throw new ConnectionStateException(
                        begun.id(),
                        held.state(),
                        "it has changed while this verification ran, which counts for nothing");
            }
            return settling.apply(held);
        });
    }

    private ConnectionReport run(
            StoredConnection begun,
            ConnectionState before,
            CredentialSource candidate,
            Duration patience,
            Optional<ExternalId> former) {
        try {
            return inspector.inspect(begun, candidate, patience, former);
        } catch (RuntimeException e) {
            // Stopped, or a defect: what stood before stands again, and the caller is told.
            putBack(begun, before, e);
            throw e;
        }
    }

    private void putBack(StoredConnection begun, ConnectionState before, RuntimeException cause) {
        if (begun.state() != ConnectionState.VERIFYING) {
            return;
        }
        try {
            ifNotOvertaken(begun, held -> {
                ConnectionState back = backTo(held, before);
                ConnectionKeys keys =
                        back == ConnectionState.PENDING ? held.keys().withCredentials(Optional.empty()) : held.keys();
                return held.become(back, keys, held.facts());
            });
        } catch (RuntimeException e) {
            cause.addSuppressed(e); // the first failure is the one to tell
        }
    }

    private static ConnectionState backTo(StoredConnection held, ConnectionState before) {
        if (before != ConnectionState.VERIFYING) {
            return before;
        }
        return held.facts().verifiedAt().isPresent() ? ConnectionState.BROKEN : ConnectionState.PENDING;
    }

    private boolean isExpired(StoredConnection connection) {
        boolean waiting =
                connection.state() == ConnectionState.PENDING || connection.state() == ConnectionState.VERIFYING;
        return waiting
                && connection.facts().verifiedAt().isEmpty()
                && !time.now().isBefore(connection.expiresAt());
    }

    private void expire(StoredConnection connection) {
        book.change(tenant, connection.id(), held -> isExpired(held) ? TenantConnections.removed(held) : held);
    }
}
