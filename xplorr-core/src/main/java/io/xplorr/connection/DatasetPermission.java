package io.xplorr.connection;

import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import java.util.Optional;

/**
 * Whether one dataset is readable. Immutable and thread-safe.
 *
 * @param deniedBy which kind of policy denies it, where the provider says so
 * @param problem why it is not readable and what to do about it; empty where it is, or was not tried
 */
public record DatasetPermission(
        DatasetId dataset, Status status, Optional<String> deniedBy, Optional<Problem> problem) {
    /** Whether a dataset is readable. */
    public enum Status {
        GRANTED,
        DENIED,
        /** The permission is there, but the account has not switched on what it is about. */
        NOT_ENABLED,
        /** The account has no such data, or another account of its organisation has it. */
        NOT_APPLICABLE,
        /** It could not be told. */
        UNKNOWN,
        /** It was not tried, as it would have been billed or an earlier check failed. */
        SKIPPED
    }

    public static DatasetPermission of(DatasetId dataset, Status status) {
        return new DatasetPermission(dataset, status, Optional.empty(), Optional.empty());
    }

    public static DatasetPermission of(DatasetId dataset, Status status, Problem problem) {
        return new DatasetPermission(dataset, status, Optional.empty(), Optional.of(problem));
    }

    /** Returns whether something is missing that a person can give. */
    public boolean isLacking() {
        return status == Status.DENIED || status == Status.NOT_ENABLED;
    }
}
