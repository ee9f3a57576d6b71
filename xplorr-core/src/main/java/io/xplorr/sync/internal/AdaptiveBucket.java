package io.xplorr.sync.internal;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.xplorr.spi.RateLimit;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Our copy of a token bucket that a provider keeps. It starts with the provider's figures, lowers itself when the provider
 * throttles all the same (others draw on the same bucket), and recovers. Thread-safe.
 */
final class AdaptiveBucket {
    private static final double CUT = 0.7;
    private static final double FLOOR = 0.02;
    private static final double RECOVERY_PER_SECOND = 0.05;
    // Where no figure is published a throttle is the only teacher: forget its lesson slowly.
    private static final double UNPUBLISHED_RECOVERY_PER_SECOND = 0.002;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final RateLimit limit;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Bucket bucket;
    private double share = 1; // of the provider's figures
    private long changedAt;

    AdaptiveBucket(RateLimit limit, TimeSource time) {
        this.limit = limit;
        this.time = time;
        this.changedAt = time.nanoTime();
        this.bucket = Bucket.builder()
                .addLimit(bandwidth())
                .withCustomTimePrecision(new NanoMeter(time))
                .build();
    }

    /** Takes one permit, on credit where none is left, and returns how long to wait before using it. */
    long reserveNanos() {
        return bucket.consumeIgnoringRateLimits(1);
    }

    /** Takes a permit back that was not used. */
    void refund() {
        bucket.addTokens(1);
    }

    /** Learns that the provider throttled a call; a storm of throttles within a second counts once. */
    void throttled() {
        lock.lock();
        try {
            bucket.tryConsumeAsMuchAsPossible(); // what we thought was left was not
            if (share == 1 || time.nanoTime() - changedAt >= NANOS_PER_SECOND) {
                change(Math.max(FLOOR, share * CUT));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Learns that the provider answered a call. */
    void answered() {
        lock.lock();
        try {
            long idle = time.nanoTime() - changedAt;
            if (share < 1 && idle >= NANOS_PER_SECOND) {
                double perSecond = limit.published() ? RECOVERY_PER_SECOND : UNPUBLISHED_RECOVERY_PER_SECOND;
                change(Math.min(1, share + perSecond * idle / NANOS_PER_SECOND));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it has learned nothing that a new one would not know. */
    boolean isUntaught() {
        lock.lock();
        try {
            return share == 1;
        } finally {
            lock.unlock();
        }
    }

    double refillPerSecond() {
        lock.lock();
        try {
            return limit.refillPerSecond() * share;
        } finally {
            lock.unlock();
        }
    }

    private void change(double newShare) {
        share = newShare;
        changedAt = time.nanoTime();
        bucket.replaceConfiguration(
                BucketConfiguration.builder().addLimit(bandwidth()).build(), TokensInheritanceStrategy.AS_IS);
    }

    private Bandwidth bandwidth() {
        long burst = Math.max(1, Math.round(limit.burst() * share));
        long nanosPerPermit = Math.max(1, Math.round(NANOS_PER_SECOND / (limit.refillPerSecond() * share)));
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(1, Duration.ofNanos(nanosPerPermit))
                .build();
    }

    private record NanoMeter(TimeSource time) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return time.nanoTime();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
