package io.xplorr.sync.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.xplorr.spi.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** One circuit breaker for each account, region and service: what is down is asked by one caller now and then. */
final class Circuits {
    private static final int WINDOW = 10;
    private static final float FAILURES_PERCENT = 80;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final CircuitBreakerConfig config;
    private final Recent<CircuitBreaker> breakers;

    Circuits(TimeSource time) {
        this.breakers = new Recent<>(time, breaker -> breaker.getState() == CircuitBreaker.State.CLOSED);
        this.config = CircuitBreakerConfig.custom()
                .clock(new SteadyClock(time))
                .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .failureRateThreshold(FAILURES_PERCENT)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .maxWaitDurationInHalfOpenState(PAUSE) // whatever becomes of the one call
                .build();
    }

    CircuitBreaker of(String endpoint) {
        return breakers.get(endpoint, name -> CircuitBreaker.of(name, config));
    }

    int size() {
        return breakers.size();
    }

    /** A pause goes by it: dates would not do, since a machine's clock that is set back an hour would pause an hour longer. */
    private static final class SteadyClock extends Clock {
        private final TimeSource time;

        SteadyClock(TimeSource time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(time.nanoTime());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this; // instants are all that a breaker asks for
        }
    }
}
