package io.xplorr.connection.internal;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import java.util.Optional;
import java.util.function.Function;

/** Gives out the external IDs of one tenant: one for each connection, or one for each organisation group. Thread-safe. */
final class ExternalIds {
    private final TenantId tenant;
    private final ConnectionBook book;
    private final Issuer issuer;

    ExternalIds(TenantId tenant, ConnectionBook book, Issuer issuer) {
        this.tenant = tenant;
        this.book = book;
        this.issuer = issuer;
    }

    /** Returns a new ID, or that of the group, whose first caller's becomes it. */
    ExternalId of(ConnectionRequest request, int generation) {
        ExternalId fresh = issuer.externalId();
        Function<String, ExternalId> shared = group -> book.store()
                .shareExternalId(new OrganizationGroup(tenant, request.provider(), group, generation), fresh);
        return request.organizationGroup().map(shared).orElse(fresh);
    }

    /** Returns the generation that a connection begins with: that of its group, or the first. */
    int generationOf(ConnectionRequest request) {
        return request.organizationGroup()
                .map(group -> generationOf(request.provider(), group))
                .orElse(0);
    }

    /**
     * Returns a connection that waits for its role with the present ID of its group, if that has gone over to another: the
     * one that it began with is no longer let in.
     */
    StoredConnection upToDate(StoredConnection held) {
        int generation = generationOf(held.request());
        boolean issued = held.keys().externalId().filter(Issuer::isIssued).isPresent(); // one brought along stays
        if (held.state() != ConnectionState.PENDING
                || !issued
                || generation <= held.keys().generation()) {
            return held;
        }
        ConnectionKeys keys = ConnectionKeys.of(Optional.of(of(held.request(), generation)), generation);
        return held.become(held.state(), keys, held.facts());
    }

    /** Returns the newest ID's generation that any of the group's connections, removed ones included, has gone over to. */
    private int generationOf(Provider provider, String group) {
        return book.list(tenant).stream()
                .filter(connection -> connection.request().provider().equals(provider)
                        && connection.request().organizationGroup().equals(Optional.of(group)))
                .mapToInt(connection -> connection.keys().generation())
                .max()
                .orElse(0);
    }
}
