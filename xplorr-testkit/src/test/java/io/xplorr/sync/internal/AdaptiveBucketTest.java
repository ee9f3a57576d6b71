package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xplorr.spi.RateLimit;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveBucketTest {
    private static final RateLimit DESCRIBE = new RateLimit("111122223333/eu-west-1", "ec2:Describe", 100, 20, true);

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");

    @Test
    void reserve_fullBucketOf100With20PerSecond_admits100AtOnceThen20ASecond() {
        AdaptiveBucket bucket = new AdaptiveBucket(DESCRIBE, clock);

        for (int i = 0; i < 100; i++) {
            assertThat(bucket.reserveNanos()).as("call %s", i).isZero();
        }
        for (int i = 1; i <= 40; i++) {
            assertThat(Duration.ofNanos(bucket.reserveNanos()).toMillis())
                    .as("call %s after the burst", i)
                    .isEqualTo(50L * i);
        }
    }

    @Test
    void reserve_afterARest_hasItsBurstBackButNoMore() {
        AdaptiveBucket bucket = new AdaptiveBucket(DESCRIBE, clock);
        drain(bucket, 100);
        clock.advance(Duration.ofHours(1));

        drain(bucket, 100);

        assertThat(bucket.reserveNanos()).isPositive();
    }

    @Test
    void reserve_slowBucket_keepsItsRateOverTime() {
        AdaptiveBucket bucket = new AdaptiveBucket(new RateLimit("org", "DescribeOrganization", 2, 1, true), clock);

        assertThat(bucket.reserveNanos()).isZero();
        assertThat(bucket.reserveNanos()).isZero();
        assertThat(bucket.reserveNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void throttled_lowersTheRateOnceASecondAndEmptiesTheBucket() {
        AdaptiveBucket bucket = new AdaptiveBucket(DESCRIBE, clock);

        bucket.throttled();
        bucket.throttled();
        bucket.throttled();

        assertThat(bucket.refillPerSecond()).isCloseTo(14, within(1e-9));
        assertThat(bucket.reserveNanos()).as("nothing is left").isPositive();
        clock.advance(Duration.ofSeconds(1));
        bucket.throttled();
        assertThat(bucket.refillPerSecond()).isCloseTo(9.8, within(1e-9));
    }

    @Test
    void throttled_forEver_keepsAFloor() {
        AdaptiveBucket bucket = new AdaptiveBucket(DESCRIBE, clock);
        for (int i = 0; i < 100; i++) {
            bucket.throttled();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(bucket.refillPerSecond()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void answered_recoversToTheProvidersFigureAndNoFurther() {
        AdaptiveBucket bucket = new AdaptiveBucket(DESCRIBE, clock);
        bucket.throttled();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            bucket.answered();
        }
        assertThat(bucket.refillPerSecond()).isCloseTo(19, within(1e-9));

        clock.advance(Duration.ofHours(1));
        bucket.answered();

        assertThat(bucket.refillPerSecond()).isEqualTo(20);
    }

    @Test
    void answered_unpublishedFigure_remembersTheLesson() {
        AdaptiveBucket bucket = new AdaptiveBucket(new RateLimit("payer", "cost", 10, 10, false), clock);
        bucket.throttled();
        clock.advance(Duration.ofSeconds(10));
        bucket.answered();

        assertThat(bucket.refillPerSecond()).isCloseTo(7.2, within(1e-9));
    }

    private static void drain(AdaptiveBucket bucket, int permits) {
        for (int i = 0; i < permits; i++) {
            assertThat(bucket.reserveNanos()).isZero();
        }
    }
}
