package io.xplorr.sync.internal;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Decides how long to wait before the next attempt: exponential, with full jitter; never less than asked for. */
final class Backoff {
    static final long FIRST_MILLIS = 300;
    static final long LONGEST_MILLIS = Duration.ofSeconds(20).toMillis();

    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Retry retry;

    Backoff(RandomGenerator random) {
        this.random = random;
        this.retry = Retry.of(
                "call",
                RetryConfig.custom()
                        .maxAttempts(Integer.MAX_VALUE) // the call's deadline is the bound
                        .retryOnException(thrown -> thrown instanceof CallException call
                                && call.error().reaction() == CallError.Reaction.RETRY)
                        .intervalBiFunction(this::waitMillis)
                        .build());
    }

    /** Starts to count the attempts of one call. */
    Retry.AsyncContext<Object> newCall() {
        return retry.asyncContext();
    }

    private Long waitMillis(int attempt, Either<Throwable, Object> outcome) {
        long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 16));
        long jittered;
        lock.lock();
        try {
            jittered = random.nextLong(longest + 1);
        } finally {
            lock.unlock();
        }
        long asked = outcome.getLeft() instanceof CallException call
                ? call.error().retryAfter().map(Duration::toMillis).orElse(0L)
                : 0;
        return Math.max(asked, jittered);
    }
}
