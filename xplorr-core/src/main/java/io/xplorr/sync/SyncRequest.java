package io.xplorr.sync;

import io.xplorr.record.DatasetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one sync is to read, and how far it may go. Immutable and thread-safe. */
public sealed interface SyncRequest permits SyncRequestRecord {
    static Builder builder() {
        return new Builder();
    }

    /** Returns a request for every dataset that is on by default, with all defaults. */
    static SyncRequest defaults() {
        return builder().build();
    }

    /** Returns the datasets to read; empty for all that the provider has on by default. */
    Set<DatasetId> datasets();

    /** Returns the datasets to leave out; none by default. */
    Set<DatasetId> without();

    /**
     * Returns how many full months before the current one a first sync reads, 0 to 60; 13 by default. A dataset whose months all
     * lie further back is read whole where it is asked for.
     */
    int historyMonths();

    /** Returns the UTC months to read again although they are closed; none by default. */
    Set<YearMonth> restate();

    /**
     * Returns after how long a closed month is read again, one a dataset and sync, since closed months change; zero for
     * never, 30 days by default.
     */
    Duration sweepAfter();

    /** Returns how long the sync may take in all; at least a second, 2 hours by default. */
    Duration deadline();

    /** Returns how many US dollars the sync may spend on billed calls; empty, the default, for no cap. */
    Optional<BigDecimal> maxSpend();

    /** Returns a builder that begins with this request. */
    default Builder toBuilder() {
        return new Builder()
                .datasets(datasets())
                .without(without())
                .historyMonths(historyMonths())
                .restate(restate())
                .sweepAfter(sweepAfter())
                .deadline(deadline())
                .maxSpend(maxSpend());
    }

    /** Builds a {@link SyncRequest}. Not thread-safe. */
    final class Builder {
        private final TreeSet<DatasetId> datasets = new TreeSet<>();
        private final TreeSet<DatasetId> without = new TreeSet<>();
        private int historyMonths = 13;
        private final TreeSet<YearMonth> restate = new TreeSet<>();
        private Duration sweepAfter = Duration.ofDays(30);
        private Duration deadline = Duration.ofHours(2);
        private @Nullable BigDecimal maxSpend;

        private Builder() {}

        /** Adds a dataset to read, which the connection's provider must offer; the first one turns all others off. */
        public Builder addDataset(DatasetId dataset) {
            datasets.add(Objects.requireNonNull(dataset, "dataset"));
            return this;
        }

        /** Sets the datasets to read; none for all that the provider has on by default. */
        public Builder datasets(Collection<DatasetId> datasets) {
            this.datasets.clear();
            this.datasets.addAll(datasets);
            return this;
        }

        /** Sets the datasets to leave out. */
        public Builder without(Collection<DatasetId> without) {
            this.without.clear();
            this.without.addAll(without);
            return this;
        }

        /** Leaves a dataset out, which the connection's provider must offer. */
        public Builder addWithout(DatasetId dataset) {
            without.add(Objects.requireNonNull(dataset, "dataset"));
            return this;
        }

        /**
         * Sets how many full months before the current one a first sync reads; 13 by default.
         *
         * @throws IllegalArgumentException if it is not 0 to 60
         */
        public Builder historyMonths(int historyMonths) {
            if (historyMonths < 0 || historyMonths > 60) {
                throw new IllegalArgumentException("historyMonths must be 0 to 60, was: " + historyMonths);
            }
            this.historyMonths = historyMonths;
            return this;
        }

        /**
         * Reads a UTC month again although it is closed, and takes what the provider says now, also where its history has
         * shrunk. Months that the provider can no longer answer whole are left as they are.
         */
        public Builder addRestate(YearMonth month) {
            restate.add(Objects.requireNonNull(month, "month"));
            return this;
        }

        /** Sets the UTC months to read again, as {@link #addRestate} does. */
        public Builder restate(Collection<YearMonth> months) {
            restate.clear();
            restate.addAll(months);
            return this;
        }

        /**
         * Sets after how long a closed month is read again, one a dataset and sync; zero for never, 30 days by default.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder sweepAfter(Duration sweepAfter) {
            if (sweepAfter.isNegative()) {
                throw new IllegalArgumentException("sweepAfter must not be negative, was: " + sweepAfter);
            }
            this.sweepAfter = sweepAfter;
            return this;
        }

        /**
         * Sets how long the sync may take in all; 2 hours by default.
         *
         * @throws IllegalArgumentException if it is less than a second
         */
        public Builder deadline(Duration deadline) {
            if (deadline.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("deadline must be at least a second, was: " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * Caps what the sync may spend on billed calls, in US dollars. The price is put aside before each attempt, so
         * that the cap holds under retries too.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxSpend(BigDecimal maxSpend) {
            if (maxSpend.signum() < 0) {
                throw new IllegalArgumentException("maxSpend must not be negative, was: " + maxSpend);
            }
            this.maxSpend = maxSpend;
            return this;
        }

        private Builder maxSpend(Optional<BigDecimal> maxSpend) {
            this.maxSpend = maxSpend.orElse(null);
            return this;
        }

        public SyncRequest build() {
            return new SyncRequestRecord(
                    Set.copyOf(datasets),
                    Set.copyOf(without),
                    historyMonths,
                    Set.copyOf(restate),
                    sweepAfter,
                    deadline,
                    Optional.ofNullable(maxSpend));
        }
    }
}
