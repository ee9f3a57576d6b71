package io.xplorr.aws;

import java.util.Objects;

/**
 * A bucket from which AWS lets calls of an action be made. Immutable and thread-safe.
 *
 * @param owner whose bucket it is
 * @param bucket its name; actions that name the same bucket share it
 * @param burst how many calls a full bucket admits at once, at least 1
 * @param refillPerSecond how many calls it admits in the long run, above 0
 * @param published whether AWS publishes the figures; where not, they are a beginning, and throttles correct them
 */
public record AwsRate(Owner owner, String bucket, int burst, double refillPerSecond, boolean published) {
    /** Whose bucket it is. */
    public enum Owner {
        /** The account that is read, whatever the region. */
        ACCOUNT,
        /** The account that is read, in one region. */
        ACCOUNT_AND_REGION,
        /** The organisation of the account that is read, whose members share it. */
        ORGANIZATION,
        /** Our own account, whose identity assumes the role. */
        CALLER
    }

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if {@code burst} is less than 1, or {@code refillPerSecond} is not above 0
     */
    public AwsRate {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(bucket, "bucket");
        if (burst < 1) {
            throw new IllegalArgumentException("burst of " + bucket + " must be at least 1, was: " + burst);
        }
        if (!(refillPerSecond > 0) || Double.isInfinite(refillPerSecond)) {
            throw new IllegalArgumentException(
                    "refillPerSecond of " + bucket + " must be above 0, was: " + refillPerSecond);
        }
    }

    /** Returns a bucket whose figures AWS publishes. */
    public static AwsRate published(Owner owner, String bucket, int burst, double refillPerSecond) {
        return new AwsRate(owner, bucket, burst, refillPerSecond, true);
    }

    /** Returns a bucket whose figures nobody knows, to begin with. */
    public static AwsRate assumed(Owner owner, String bucket, int burst, double refillPerSecond) {
        return new AwsRate(owner, bucket, burst, refillPerSecond, false);
    }
}
