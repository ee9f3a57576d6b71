package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one sync got, what it did not get and why, and what the calls cost. Immutable and thread-safe. */
public sealed interface SyncResult permits SyncResultRecord {
    /** Puts a result together, as the engine does; for fakes and tests. */
    static SyncResult of(
            ConnectionId connectionId,
            long run,
            Instant startedAt,
            Duration duration,
            List<SliceOutcome> outcomes,
            List<Problem> problems,
            List<Moved> moved,
            CallSummary calls) {
        return new SyncResultRecord(
                connectionId,
                run,
                startedAt,
                duration,
                List.copyOf(outcomes),
                List.copyOf(problems),
                List.copyOf(moved),
                calls);
    }

    ConnectionId connectionId();

    /** Returns the run's number, which rises from run to run of a connection. */
    long run();

    Instant startedAt();

    Duration duration();

    /** Returns how each slice that was due ended, in the order of datasets, scopes and windows. */
    List<SliceOutcome> outcomes();

    /** Returns each problem once, the worst first, however many slices it hit. */
    List<Problem> problems();

    /** Returns which sums of money are not what they were after the sync before, in the order of slices. */
    List<Moved> moved();

    CallSummary calls();

    /** Returns how the sync ended. */
    default SyncStatus status() {
        boolean failedOutright = outcomes().isEmpty()
                && problems().stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        if (failedOutright) {
            return SyncStatus.FAILED;
        }
        boolean nothingReplaced = outcomes().stream().noneMatch(SliceOutcome.Replaced.class::isInstance);
        boolean whole = outcomes().stream()
                        .allMatch(outcome -> outcome instanceof SliceOutcome.Replaced
                                || outcome instanceof SliceOutcome.NotApplicable)
                && problems().stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        if (whole) {
            return SyncStatus.COMPLETE;
        }
        return nothingReplaced ? SyncStatus.FAILED : SyncStatus.PARTIAL;
    }

    /** Returns how many records were written to the slices of one dataset that were replaced. */
    default long records(DatasetId dataset) {
        return outcomes().stream()
                .filter(outcome -> outcome.slice().dataset().equals(dataset))
                .mapToLong(outcome -> outcome instanceof SliceOutcome.Replaced replaced ? replaced.records() : 0)
                .sum();
    }

    /**
     * Returns this result unless it is {@link SyncStatus#FAILED}.
     *
     * @throws SyncFailedException if the sync failed
     */
    default SyncResult orThrow() {
        if (status() == SyncStatus.FAILED) {
            throw new SyncFailedException(this);
        }
        return this;
    }
}
