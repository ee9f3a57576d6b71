package io.xplorr.connection;

import io.xplorr.Provider;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to be connected. Immutable and thread-safe. */
public sealed interface ConnectionRequest permits ConnectionRequestRecord {
    /**
     * Starts a request.
     *
     * @param displayName the name that people see, 1 to 200 characters and not blank
     * @throws IllegalArgumentException if {@code displayName} is not
     */
    static Builder builder(String displayName, Provider provider) {
        return new Builder(displayName, provider);
    }

    String displayName();

    Provider provider();

    /** Returns the tenant's organisation whose accounts share one external ID, as a StackSet's do; empty by default. */
    Optional<String> organizationGroup();

    /**
     * Returns the datasets that the connection is for: those that its verifications check, and that its syncs read unless
     * their request names others; empty, the default, for all that the provider has on.
     */
    Set<DatasetId> datasets();

    /** Returns what the provider needs besides, by its own names; none by default. */
    Map<String, String> settings();

    /** Returns how long the customer has; a minute to a year, 48 hours by default. */
    Duration expiresAfter();

    /** Returns whether a verification may make calls that the customer pays for; {@code true} by default. */
    boolean billedCalls();

    /** Builds a {@link ConnectionRequest}. Not thread-safe. */
    final class Builder {
        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofDays(366);

        private final String displayName;
        private final Provider provider;
        private final TreeSet<DatasetId> datasets = new TreeSet<>();
        private final TreeMap<String, String> settings = new TreeMap<>();
        private @Nullable String organizationGroup;
        private Duration expiresAfter = Duration.ofDays(2);
        private boolean billedCalls = true;

        private Builder(String displayName, Provider provider) {
            this.displayName = named("displayName", displayName, 200);
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        /**
         * Makes the connection share its external ID with the tenant's other connections of this group.
         *
         * @throws IllegalArgumentException if it is blank or has over 100 characters
         */
        public Builder organizationGroup(String organizationGroup) {
            this.organizationGroup = named("organizationGroup", organizationGroup, 100);
            return this;
        }

        /** Adds a dataset to check and to read; the first one added turns all others off, in scheduled syncs too. */
        public Builder addDataset(DatasetId dataset) {
            datasets.add(Objects.requireNonNull(dataset, "dataset"));
            return this;
        }

        /** Adds a setting of the provider's, such as the region to start from; never a secret. */
        public Builder addSetting(String name, String value) {
            settings.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets after how long the connection expires if it is not completed; 48 hours by default.
         *
         * @throws IllegalArgumentException if it is not a minute to 366 days
         */
        public Builder expiresAfter(Duration expiresAfter) {
            if (expiresAfter.compareTo(SHORTEST) < 0 || expiresAfter.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("expiresAfter must be 1 minute to 366 days, was: " + expiresAfter);
            }
            this.expiresAfter = expiresAfter;
            return this;
        }

        /** Keeps verifications from calls that the customer pays for; what they would tell is then not checked. */
        public Builder withoutBilledCalls() {
            this.billedCalls = false;
            return this;
        }

        public ConnectionRequest build() {
            return new ConnectionRequestRecord(
                    displayName,
                    provider,
                    Optional.ofNullable(organizationGroup),
                    Set.copyOf(datasets),
                    Map.copyOf(settings),
                    expiresAfter,
                    billedCalls);
        }

        private static String named(String parameter, String value, int longest) {
            if (value.isBlank() || value.length() > longest) {
                throw new IllegalArgumentException(
                        parameter + " must be 1 to " + longest + " characters and not blank, was: " + value);
            }
            return value;
        }
    }
}
