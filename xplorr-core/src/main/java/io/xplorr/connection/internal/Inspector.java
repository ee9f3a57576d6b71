package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.StoredConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.VerificationRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the provider look at what was handed in, and adds to its report what only the registry knows. Changes nothing.
 * Thread-safe.
 */
final class Inspector {
    private final ConnectionBook book;
    private final Function<StoredConnection, CloudProvider> providers;
    private final Verifying verifying;
    private final Issuer issuer;
    private final TimeSource time;

    Inspector(
            ConnectionBook book,
            Function<StoredConnection, CloudProvider> providers,
            Verifying verifying,
            Issuer issuer,
            TimeSource time) {
        this.book = book;
        this.providers = providers;
        this.verifying = verifying;
        this.issuer = issuer;
        this.time = time;
    }

    /**
     * Looks at a candidate.
     *
     * @param patience how long a refusal may mean that something new is not known everywhere yet
     * @param former the external ID that the role should refuse by now
     */
    ConnectionReport inspect(
            StoredConnection connection, CredentialSource candidate, Duration patience, Optional<ExternalId> former) {
        CloudProvider provider = providers.apply(connection);
        Set<DatasetId> datasets = datasetsOf(connection, provider);
        boolean billed = connection.request().billedCalls();
        ConnectionReport report =
                verifying.verify(provider, request(connection, candidate, patience, former, datasets, billed));
        return withPayer(connection, withAccount(connection, report));
    }

    /** Looks at no more than whether a connection is safe, at no price. */
    ConnectionReport inspectSafety(StoredConnection connection, CredentialSource candidate) {
        VerificationRequest request = request(connection, candidate, Duration.ZERO, Optional.empty(), Set.of(), false);
        return withAccount(connection, verifying.verify(providers.apply(connection), request));
    }

    private VerificationRequest request(
            StoredConnection connection,
            CredentialSource candidate,
            Duration patience,
            Optional<ExternalId> former,
            Set<DatasetId> datasets,
            boolean billed) {
        return new VerificationRequest(
                connection.id(),
                connection.facts().verifications(),
                candidate,
                patience,
                former,
                datasets,
                billed,
                issuer::externalId,
                time);
    }

    private static Set<DatasetId> datasetsOf(StoredConnection connection, CloudProvider provider) {
        Set<DatasetId> asked = connection.request().datasets();
        return provider.datasets().stream()
                .filter(dataset -> asked.isEmpty() ? dataset.onByDefault() : asked.contains(dataset.id()))
                .map(Dataset::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is kept of a connection is one account's; another's must not be mixed in. */
    private static ConnectionReport withAccount(StoredConnection connection, ConnectionReport report) {
        Optional<String> known = connection.facts().account();
        if (known.isEmpty() || report.account().isEmpty() || report.account().equals(known)) {
            return report;
        }
        return report.toBuilder()
                .addCheck(Refusals.accountChanged(report.account().get(), known.get()))
                .build();
    }

    private ConnectionReport withPayer(StoredConnection connection, ConnectionReport report) {
        return new Payers(() -> book.list(connection.tenant()))
                .missing(report)
                .map(problem -> report.toBuilder().addRemark(problem).build())
                .orElse(report);
    }
}
