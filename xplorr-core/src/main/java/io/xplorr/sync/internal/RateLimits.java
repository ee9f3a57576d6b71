package io.xplorr.sync.internal;

import io.xplorr.spi.RateLimit;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.List;

/** The buckets of one process, each shared by every connection that draws on it. Thread-safe. */
final class RateLimits {
    private final TimeSource time;
    private final Recent<AdaptiveBucket> buckets;

    RateLimits(TimeSource time) {
        this.time = time;
        this.buckets = new Recent<>(time, AdaptiveBucket::isUntaught);
    }

    /** Takes a permit from each bucket and returns how long to wait before using them. */
    Duration reserve(List<RateLimit> limits) {
        long nanos = 0;
        for (RateLimit limit : limits) {
            nanos = Math.max(nanos, bucket(limit).reserveNanos());
        }
        return Duration.ofNanos(nanos);
    }

    /** Gives back the permits of a call that was not made. */
    void refund(List<RateLimit> limits) {
        limits.forEach(limit -> bucket(limit).refund());
    }

    void throttled(List<RateLimit> limits) {
        limits.forEach(limit -> bucket(limit).throttled());
    }

    void answered(List<RateLimit> limits) {
        limits.forEach(limit -> bucket(limit).answered());
    }

    int size() {
        return buckets.size();
    }

    private AdaptiveBucket bucket(RateLimit limit) {
        return buckets.get(limit.key(), key -> new AdaptiveBucket(limit, time));
    }
}
