package io.xplorr.connection;

import io.xplorr.Provider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer account (or payer account) that we may read. Immutable and thread-safe.
 *
 * <p>A connection built here is for an operator's own accounts: its role has not been probed, and {@link #verified()}
 * says so.
 */
public sealed interface CloudConnection permits CloudConnectionRecord {
    /** Starts a connection of this id. */
    static Builder builder(String id) {
        return new Builder(ConnectionId.of(id));
    }

    ConnectionId id();

    /** Returns whose connection it is; {@link TenantId#OPERATOR} by default. */
    TenantId tenant();

    /** Returns the name that people see; the id by default. */
    String displayName();

    CredentialSource credentials();

    /** Returns whether the connection went through the verification protocol; {@code false} by default. */
    boolean verified();

    default Provider provider() {
        return credentials().provider();
    }

    /** Builds a {@link CloudConnection}. Not thread-safe. */
    final class Builder {
        private final ConnectionId id;
        private TenantId tenant = TenantId.OPERATOR;
        private @Nullable String displayName;
        private @Nullable CredentialSource credentials;

        private Builder(ConnectionId id) {
            this.id = id;
        }

        public Builder tenant(TenantId tenant) {
            this.tenant = Objects.requireNonNull(tenant, "tenant");
            return this;
        }

        /**
         * Sets the name that people see.
         *
         * @throws IllegalArgumentException if it is blank or has over 200 characters
         */
        public Builder displayName(String displayName) {
            if (displayName.isBlank() || displayName.length() > 200) {
                throw new IllegalArgumentException(
                        "displayName must be 1 to 200 characters and not blank, was: " + displayName);
            }
            this.displayName = displayName;
            return this;
        }

        public Builder credentials(CredentialSource credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * Builds the connection.
         *
         * @throws IllegalArgumentException if no credentials were given
         */
        public CloudConnection build() {
            if (credentials == null) {
                throw new IllegalArgumentException("credentials of connection " + id + " must be given");
            }
            return new CloudConnectionRecord(
                    id, tenant, displayName == null ? id.value() : displayName, credentials, false);
        }
    }
}
