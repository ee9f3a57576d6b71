package io.xplorr.spi;

import io.xplorr.record.DatasetId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One kind of data that a provider offers. Immutable and thread-safe. */
public sealed interface Dataset permits DatasetRecord {
    static Builder builder(String id) {
        return new Builder(DatasetId.of(id));
    }

    DatasetId id();

    /** Returns whether it is read region by region, rather than once for the account; {@code false} by default. */
    boolean regional();

    /** Returns how it is cut into slices; {@link Windows#now()} by default. */
    Windows windows();

    /** Returns the actions that reading it takes. */
    Set<String> actions();

    /** Returns the dataset whose ids it needs, if any. */
    Optional<FollowOn> followOn();

    /** Returns whether a sync reads it when it was not asked for by name; {@code true} by default. */
    boolean onByDefault();

    /** Returns how many billed calls a read takes at least, for estimates; 0 by default. */
    int billedCalls();

    /** Builds a {@link Dataset}. Not thread-safe. */
    final class Builder {
        private final DatasetId id;
        private boolean regional;
        private Windows windows = Windows.now();
        private final TreeSet<String> actions = new TreeSet<>();
        private @Nullable FollowOn followOn;
        private boolean onByDefault = true;
        private int billedCalls;

        private Builder(DatasetId id) {
            this.id = id;
        }

        public Builder regional() {
            this.regional = true;
            return this;
        }

        public Builder windows(Windows windows) {
            this.windows = Objects.requireNonNull(windows, "windows");
            return this;
        }

        public Builder addAction(String action) {
            actions.add(Objects.requireNonNull(action, "action"));
            return this;
        }

        public Builder followOn(FollowOn followOn) {
            this.followOn = Objects.requireNonNull(followOn, "followOn");
            return this;
        }

        public Builder offByDefault() {
            this.onByDefault = false;
            return this;
        }

        /**
         * Sets how many billed calls a read takes at least.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder billedCalls(int billedCalls) {
            if (billedCalls < 0) {
                throw new IllegalArgumentException("billedCalls must not be negative, was: " + billedCalls);
            }
            this.billedCalls = billedCalls;
            return this;
        }

        public Dataset build() {
            return new DatasetRecord(
                    id,
                    regional,
                    windows,
                    Set.copyOf(actions),
                    Optional.ofNullable(followOn),
                    onByDefault,
                    billedCalls);
        }
    }
}
