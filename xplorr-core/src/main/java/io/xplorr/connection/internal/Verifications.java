package io.xplorr.connection.internal;

import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Verifies connections of one tenant. A verification first marks the connection with its number, and settles it only if
 * no other has begun since; but what it found unsafe stays so. Thread-safe.
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
        Optional<ConnectionReport> late = expire(id);
        if (late.isPresent()) {
            return new Completion.Refused(id, late.get());
        }
        Attempt attempt = book.take(tenant, id, held -> {
            requireIncomplete(held);
            CredentialSource candidate = candidateOf.apply(held);
            ConnectionKeys keys = held.keys().withCredentials(Optional.of(candidate));
            return new Attempt(
                    held,
                    held.become(ConnectionState.VERIFYING, keys, held.facts().verifying()),
                    candidate);
        });
        ConnectionReport report =
                run(attempt, () -> inspector.inspect(attempt.next(), attempt.candidate(), PATIENCE, Optional.empty()));
        StoredConnection settled = settle(
                attempt,
                report,
                (held, how) -> how.settle(held, attempt.before().state()));
        return settled.state().isReadable()
                ? new Completion.Connected(settled.connection(), report)
                : new Completion.Refused(id, report);
    }

    /** Verifies what the connection has; patiently where it has never passed. */
    ConnectionReport verify(ConnectionId id) {
        Optional<ConnectionReport> late = expire(id);
        if (late.isPresent()) {
            return late.get();
        }
        Attempt attempt = book.take(tenant, id, held -> attempt(held, Verifications::present));
        Duration patience = attempt.before().facts().verifiedAt().isPresent() ? Duration.ZERO : PATIENCE;
        ConnectionReport report = run(
                attempt,
                () -> inspector.inspect(
                        attempt.next(),
                        attempt.candidate(),
                        patience,
                        attempt.before().keys().formerExternalId()));
        settle(attempt, report, (held, how) -> how.settle(held, attempt.before().state()));
        return report;
    }

    /** Verifies what a rotation is to go over to, and goes over if that passes. */
    Completion rotate(ConnectionId id, Function<StoredConnection, CredentialSource> candidateOf) {
        Attempt attempt = book.take(tenant, id, held -> {
            if (held.keys().rotation().isEmpty()) {
                throw new ConnectionStateException(id, held.state(), "no rotation is under way");
            }
            return attempt(held, candidateOf);
        });
        ConnectionReport report =
                run(attempt, () -> inspector.inspect(attempt.next(), attempt.candidate(), PATIENCE, Optional.empty()));
        StoredConnection settled = settle(
                attempt,
                report,
                (held, how) -> how.settleRotation(held, attempt.before().state()));
        return new Settlement(report, attempt.candidate(), time.now()).passed()
                ? new Completion.Connected(settled.connection(), report)
                : new Completion.Refused(id, report);
    }

    /** Looks again at whether a readable connection is safe, by nothing that is billed. */
    ConnectionReport checkSafety(ConnectionId id) {
        StoredConnection held = book.require(tenant, id);
        held.connection(); // throws unless it is readable
        // Unmarked: a verification that somebody waits for tells more, and is not to be overtaken.
        Attempt attempt = new Attempt(held, held, present(held));
        ConnectionReport report = run(attempt, () -> inspector.inspectSafety(attempt.next(), attempt.candidate()));
        settle(attempt, report, (now, how) -> how.settleSafety(now, held.state()), now -> now);
        return report;
    }

    /** Removes a connection that was not completed in time, and returns what to say of that. */
    Optional<ConnectionReport> expire(ConnectionId id) {
        StoredConnection held = book.require(tenant, id);
        if (!isExpired(held)) {
            return Optional.empty();
        }
        book.change(tenant, id, late -> isExpired(late) ? TenantConnections.removed(late) : late);
        return Optional.of(Refusals.expired(held.expiresAt()));
    }

    /** A readable connection stays so meanwhile. */
    private static Attempt attempt(StoredConnection held, Function<StoredConnection, CredentialSource> candidateOf) {
        CredentialSource candidate = candidateOf.apply(held);
        ConnectionState state = held.state().isReadable() ? held.state() : ConnectionState.VERIFYING;
        return new Attempt(held, held.become(state, held.keys(), held.facts().verifying()), candidate);
    }

    private static void requireIncomplete(StoredConnection held) {
        requireThere(held);
        if (held.state().isReadable()) {
            throw new ConnectionStateException(
                    held.id(),
                    held.state(),
                    "it is completed already: verify looks at it again, and a rotation changes what it authenticates with");
        }
    }

    private static void requireThere(StoredConnection held) {
        if (held.state() == ConnectionState.REMOVED) {
            throw new ConnectionStateException(held.id(), held.state(), "it is removed: begin another one");
        }
    }

    private static CredentialSource present(StoredConnection held) {
        requireThere(held);
        return held.keys()
                .credentials()
                .orElseThrow(() -> new ConnectionStateException(
                        held.id(),
                        held.state(),
                        "nothing was handed in yet, or it was refused: complete the connection"));
    }

    private StoredConnection settle(
            Attempt attempt,
            ConnectionReport report,
            BiFunction<StoredConnection, Settlement, StoredConnection> settling) {
        return settle(attempt, report, settling, held -> {
            throw Attempt.overtaken(held);
        });
    }

    private StoredConnection settle(
            Attempt attempt,
            ConnectionReport report,
            BiFunction<StoredConnection, Settlement, StoredConnection> settling,
            UnaryOperator<StoredConnection> overtaken) {
        Settlement settlement = new Settlement(report, attempt.candidate(), time.now());
        return book.change(tenant, attempt.next().id(), held -> {
            if (!attempt.isOvertakenIn(held)) {
                return settling.apply(held, settlement);
            }
            return settlement.isUnsafeFor(held) ? settlement.quarantined(held) : overtaken.apply(held);
        });
    }

    private ConnectionReport run(Attempt attempt, Supplier<ConnectionReport> inspection) {
        try {
            return inspection.get();
        } catch (RuntimeException e) {
            // Stopped, or a defect: what stood before stands again, and the caller is told.
            putBack(attempt, e);
            throw e;
        }
    }

    private void putBack(Attempt attempt, RuntimeException cause) {
        if (attempt.next().state() != ConnectionState.VERIFYING) {
            return;
        }
        try {
            book.change(tenant, attempt.next().id(), held -> {
                if (attempt.isOvertakenIn(held)) {
                    throw Attempt.overtaken(held);
                }
                return Settlement.putBack(held, attempt.before().state(), held.facts());
            });
        } catch (RuntimeException e) {
            cause.addSuppressed(e); // the first failure is the one to tell
        }
    }

    private boolean isExpired(StoredConnection connection) {
        boolean waiting =
                connection.state() == ConnectionState.PENDING || connection.state() == ConnectionState.VERIFYING;
        return waiting
                && connection.facts().verifiedAt().isEmpty()
                && !time.now().isBefore(connection.expiresAt());
    }
}
