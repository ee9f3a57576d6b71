package io.xplorr.sync.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.xplorr.spi.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One circuit breaker for each account, region and service: what is down is asked by one caller now and then. */
final class Circuits {
    private static final int WINDOW = 10;
    private static final float FAILURES_PERCENT = 80;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final CircuitBreakerConfig config;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    Circuits(TimeSource time) {
        this.config = CircuitBreakerConfig.custom()
                .clock(new TimeSourceClock(time))
                .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .failureRateThreshold(FAILURES_PERCENT)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    CircuitBreaker of(String endpoint) {
        return breakers.computeIfAbsent(endpoint, name -> CircuitBreaker.of(name, config));
    }

    private static final class TimeSourceClock extends Clock {
        private final TimeSource time;

        TimeSourceClock(TimeSource time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.now();
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
