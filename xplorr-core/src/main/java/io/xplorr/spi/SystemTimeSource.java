package io.xplorr.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's own time. */
enum SystemTimeSource implements TimeSource {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (!duration.isNegative()) {
            TimeUnit.NANOSECONDS.sleep(saturatedNanos(duration));
        }
    }

    @Override
    public Signal newSignal() {
        CountDownLatch latch = new CountDownLatch(1);
        return new Signal() {
            @Override
            public void raise() {
                latch.countDown();
            }

            @Override
            public boolean await(Duration timeout) throws InterruptedException {
                return latch.await(saturatedNanos(timeout), TimeUnit.NANOSECONDS);
            }
        };
    }

    private static long saturatedNanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }
}
