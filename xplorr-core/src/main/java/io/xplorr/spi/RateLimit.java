package io.xplorr.spi;

/**
 * A token bucket that a provider keeps. Immutable and thread-safe.
 *
 * @param owner whose bucket it is, such as an account with a region; calls of one owner share the bucket, whichever
 *     connection makes them
 * @param name which of the owner's buckets
 * @param burst how many calls a full bucket admits at once, at least 1
 * @param refillPerSecond how many calls it admits in the long run, above 0
 * @param published whether the provider publishes the figures; where not, a throttle teaches, and the lesson is kept
 */
public record RateLimit(String owner, String name, int burst, double refillPerSecond, boolean published) {
    public RateLimit {
        if (burst < 1) {
            throw new IllegalArgumentException("burst of " + name + " must be at least 1, was: " + burst);
        }
        if (!(refillPerSecond > 0) || Double.isInfinite(refillPerSecond)) {
            throw new IllegalArgumentException(
                    "refillPerSecond of " + name + " must be above 0, was: " + refillPerSecond);
        }
    }

    /** Returns what tells this bucket from all others. */
    public String key() {
        return owner + "/" + name;
    }
}
