package io.xplorr.connection.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.sync.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Verifies connections of one tenant. A verification first marks the connection with its number, and settles it only if
 * no other has begun since. Thread-safe.
 */
final class Verifications {
    // New roles and changed trust policies take some seconds to be known everywhere.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId tenant;
    private final ConnectionBook book;
    private final Function<StoredConnection, CloudProvider> providers;
    private final Verifying verifying;
    private final Issuer issuer;
    private final TimeSource time;

    Verifications(
            TenantId tenant,
            ConnectionBook book,
            Function<StoredConnection, CloudProvider> providers,
            Verifying verifying,
            Issuer issuer,
            TimeSource time) {
        this.tenant = tenant;
        this.book = book;
        this.providers = providers;
        this.verifying = verifying;
        this.issuer = issuer;
        this.time = time;
    }

    /** Verifies what was handed in, and connects the connection if that passes. */
    Completion complete(ConnectionId id, Function<StoredConnection, CredentialSource> candidateOf) {
        StoredConnection before = book.require(tenant, id);
        if (isExpired(before)) {
            expire(before);
            return new Completion.Refused(id, expired(before));
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
                    || held.state().isReadable() && begun.state().isReadable(); // a sync may have found it degraded
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
        CloudProvider provider = providers.apply(begun);
        try {
            ConnectionReport report = verifying.verify(
                    provider,
                    new VerificationRequest(
                            begun.id(),
                            begun.facts().verifications(),
                            candidate,
                            patience,
                            former,
                            datasetsOf(begun, provider),
                            begun.request().billedCalls(),
                            issuer::externalId,
                            time));
            return sameAccount(begun, report);
        } catch (RuntimeException e) {
            // Stopped, or a defect: what stood before stands again, and the caller is told.
            if (begun.state() == ConnectionState.VERIFYING) {
                ifNotOvertaken(begun, held -> held.become(backTo(held, before), held.keys(), held.facts()));
            }
            throw e;
        }
    }

    private static ConnectionState backTo(StoredConnection held, ConnectionState before) {
        if (before != ConnectionState.VERIFYING) {
            return before;
        }
        return held.facts().verifiedAt().isPresent() ? ConnectionState.BROKEN : ConnectionState.PENDING;
    }

    private static Set<DatasetId> datasetsOf(StoredConnection connection, CloudProvider provider) {
        Set<DatasetId> asked = connection.request().datasets();
        return provider.datasets().stream()
                .filter(dataset -> asked.isEmpty() ? dataset.onByDefault() : asked.contains(dataset.id()))
                .map(Dataset::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is kept of a connection is one account's; another's must not be mixed in. */
    private static ConnectionReport sameAccount(StoredConnection connection, ConnectionReport report) {
        Optional<String> known = connection.facts().account();
        if (known.isEmpty() || report.account().isEmpty() || report.account().equals(known)) {
            return report;
        }
        Problem problem = Problem.builder(ConnectionProblems.ACCOUNT_CHANGED)
                .kind(ErrorKind.INVALID_REQUEST)
                .message("This is account " + report.account().get() + ", but the connection is to account "
                        + known.get() + ".")
                .remedy("1. Hand in a role or key of account " + known.get()
                        + ". 2. To read the other account as well, begin a connection of its own for it.")
                .build();
        return report.toBuilder()
                .addCheck(Check.failed("same-account", Check.Weight.NEEDED, problem))
                .build();
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

    private static ConnectionReport expired(StoredConnection connection) {
        Problem problem = Problem.builder(ConnectionProblems.EXPIRED)
                .kind(ErrorKind.INVALID_REQUEST)
                .message("The connection had to be completed by " + connection.expiresAt() + ".")
                .remedy("1. Begin the connection again. 2. Put its new external ID into the role's trust policy."
                        + " 3. Complete it.")
                .build();
        return ConnectionReport.builder()
                .addCheck(Check.failed("in-time", Check.Weight.NEEDED, problem))
                .build();
    }
}
