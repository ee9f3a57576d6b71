package io.xplorr.sync.internal;

import io.xplorr.spi.RateLimit;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All buckets of one process, each shared by every connection that draws on it. Thread-safe. */
final class RateLimits {
    private final TimeSource time;
    private final Map<String, AdaptiveBucket> buckets = new ConcurrentHashMap<>();

    RateLimits(TimeSource time) {
        this.time = time;
    }

    /** Takes a permit from each bucket and returns how long to wait before using them. */
    Duration reserve(List<RateLimit> limits) {
        long nanos = 0;
        for (RateLimit limit : limits) {
            nanos = Math.max(nanos, bucket(limit).reserveNanos());
        }
        return Duration.ofNanos(nanos);
    }

    void throttled(List<RateLimit> limits) {
        limits.forEach(limit -> bucket(limit).throttled());
    }

    void answered(List<RateLimit> limits) {
        limits.forEach(limit -> bucket(limit).answered());
    }

    private AdaptiveBucket bucket(RateLimit limit) {
        return buckets.computeIfAbsent(limit.key(), key -> new AdaptiveBucket(limit, time));
    }
}
