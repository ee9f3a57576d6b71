package io.xplorr.connection.internal;

import io.xplorr.Provider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.Connections;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.Rotation;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.TimeSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The connections of one tenant. Thread-safe. */
final class TenantConnections implements Connections {
    private final TenantId tenant;
    private final ConnectionBook book;
    private final Map<Provider, CloudProvider> providers;
    private final Issuer issuer;
    private final TimeSource time;
    private final ExternalIds externalIds;
    private final Verifications verifications;

    TenantConnections(
            TenantId tenant,
            ConnectionBook book,
            Map<Provider, CloudProvider> providers,
            Verifying verifying,
            Issuer issuer,
            TimeSource time) {
        this.tenant = tenant;
        this.book = book;
        this.providers = providers;
        this.issuer = issuer;
        this.time = time;
        this.externalIds = new ExternalIds(tenant, book, issuer);
        Inspector inspector =
                new Inspector(book, connection -> provider(connection.request().provider()), verifying, issuer, time);
        this.verifications = new Verifications(tenant, book, inspector, time);
    }

    @Override
    public PendingConnection begin(ConnectionRequest request) {
        requireUsable(request);
        int generation = externalIds.generationOf(request);
        ExternalId externalId = externalIds.of(request, generation);
        return pendingOf(add(request, ConnectionKeys.of(Optional.of(externalId), generation)));
    }

    @Override
    public PendingConnection pending(ConnectionId id) {
        verifications.expire(id);
        return pendingOf(requireThere(id));
    }

    @Override
    public Completion complete(ConnectionId id, String roleReference) {
        Objects.requireNonNull(roleReference, "roleReference");
        book.change(tenant, id, externalIds::upToDate);
        return verifications.complete(id, held -> Candidates.role(held, roleReference));
    }

    @Override
    public Completion completeWithAccessKey(ConnectionId id, String keyId, Secret secret) {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(secret, "secret");
        return verifications.complete(id, held -> Candidates.accessKey(held, keyId, secret));
    }

    @Override
    public ConnectionReport verify(ConnectionId id) {
        return verifications.verify(id);
    }

    @Override
    public BigDecimal verificationPrice(Provider provider) {
        return provider(provider).verificationPrice();
    }

    @Override
    public List<ConnectionStatus> list() {
        List<StoredConnection> all = book.list(tenant);
        Payers payers = new Payers(() -> all);
        return all.stream()
                .filter(connection -> connection.state() != ConnectionState.REMOVED)
                .map(payers::upToDate)
                .map(ConnectionStatus::of)
                .toList();
    }

    @Override
    public ConnectionStatus status(ConnectionId id) {
        StoredConnection held = book.require(tenant, id);
        return ConnectionStatus.of(new Payers(() -> book.list(tenant)).upToDate(held));
    }

    @Override
    public CloudConnection connection(ConnectionId id) {
        return book.require(tenant, id).connection();
    }

    @Override
    public Rotation beginRotation(ConnectionId id) {
        StoredConnection begun = book.change(tenant, id, held -> {
            if (held.keys().rotation().isPresent()) {
                return held;
            }
            CredentialSource present = held.connection().credentials();
            Optional<ExternalId> next = present instanceof CredentialSource.Role
                    ? Optional.of(externalIds.of(held.request(), held.keys().generation() + 1))
                    : Optional.empty();
            ConnectionKeys keys = held.keys().withRotation(new Rotation(time.now(), next));
            return held.become(held.state(), keys, held.facts());
        });
        return begun.keys().rotation().orElseThrow();
    }

    @Override
    public void cancelRotation(ConnectionId id) {
        book.change(
                tenant,
                id,
                held -> held.keys().rotation().isEmpty()
                        ? held
                        : held.become(held.state(), held.keys().withoutRotation(), held.facts()));
    }

    @Override
    public Completion completeRotation(ConnectionId id) {
        return verifications.rotate(id, Candidates::rotatedRole);
    }

    @Override
    public Completion completeRotationWithAccessKey(ConnectionId id, String keyId, Secret secret) {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(secret, "secret");
        return verifications.rotate(id, held -> Candidates.rotatedKey(held, keyId, secret));
    }

    @Override
    public void remove(ConnectionId id) {
        book.change(tenant, id, held -> held.state() == ConnectionState.REMOVED ? held : removed(held));
    }

    @Override
    public Completion importExisting(ConnectionRequest request, CredentialSource credentials) {
        requireUsable(request);
        if (!credentials.provider().equals(request.provider())) {
            throw new IllegalArgumentException("credentials must be for the request's provider " + request.provider()
                    + ", were for: " + credentials.provider());
        }
        Optional<ExternalId> externalId = Optional.empty();
        if (credentials instanceof CredentialSource.Role role) {
            externalId = role.externalId();
            requireForeign(externalId);
        }
        StoredConnection added = add(request, ConnectionKeys.of(externalId, 0));
        return verifications.complete(added.id(), held -> credentials);
    }

    /** Looks again at whether a readable connection is safe; sets its state if it is not, or if that is refused. */
    ConnectionReport checkSafety(ConnectionId id) {
        return verifications.checkSafety(id);
    }

    /** Returns the version of a connection that holds nothing of the customer's any more. */
    static StoredConnection removed(StoredConnection held) {
        return held.become(
                ConnectionState.REMOVED,
                held.keys().wiped(),
                held.facts().withMembers(List.of()).withProblems(List.of(), List.of()));
    }

    private static void requireForeign(Optional<ExternalId> externalId) {
        if (externalId.isEmpty()) {
            throw new IllegalArgumentException("credentials of an imported role must have an external ID");
        }
        if (Issuer.isIssued(externalId.get())) {
            throw new IllegalArgumentException(
                    "externalId must not be one that was issued for another connection, was: "
                            + externalId.get().masked());
        }
    }

    private void requireUsable(ConnectionRequest request) {
        CloudProvider provider = provider(request.provider());
        Offers.require(List.of(provider), "datasets", request.datasets());
        provider.checkSettings(request.settings());
    }

    private StoredConnection add(ConnectionRequest request, ConnectionKeys keys) {
        return book.add(new StoredConnection(
                issuer.connectionId(),
                1,
                tenant,
                request,
                ConnectionState.PENDING,
                time.now(),
                keys,
                ConnectionFacts.NONE));
    }

    private StoredConnection requireThere(ConnectionId id) {
        StoredConnection held = book.change(tenant, id, externalIds::upToDate);
        if (held.state() == ConnectionState.REMOVED) {
            throw new ConnectionStateException(id, held.state(), "it is removed");
        }
        return held;
    }

    private static PendingConnection pendingOf(StoredConnection held) {
        ExternalId externalId = held.keys()
                .externalId()
                .orElseThrow(() -> new ConnectionStateException(held.id(), held.state(), "it has no external ID"));
        return new PendingConnection(
                held.id(),
                held.tenant(),
                held.request().displayName(),
                held.request().provider(),
                externalId,
                held.expiresAt());
    }

    private CloudProvider provider(Provider id) {
        CloudProvider provider = providers.get(id);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "provider must be one that was added, " + providers.keySet() + ", was: " + id);
        }
        return provider;
    }
}
