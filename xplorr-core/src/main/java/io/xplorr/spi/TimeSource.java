package io.xplorr.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * Time, and every wait for it. All of the engine's waiting goes through here, so that a manual time source can run hours
 * in no time. Thread-safe.
 */
public interface TimeSource {
    /** Returns the machine's own time. */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }

    /** Returns the present instant. */
    Instant now();

    /** Returns nanoseconds from some fixed point; never goes back. */
    long nanoTime();

    /** Waits; returns at once if {@code duration} is zero or negative. */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns a new signal, not yet raised. */
    Signal newSignal();

    /** Wakes one waiting thread, once. Thread-safe. */
    interface Signal {
        /** Lets {@link #await} return, now or when it is called. */
        void raise();

        /**
         * Waits until raised, at most for {@code timeout}.
         *
         * @return whether it was raised
         */
        boolean await(Duration timeout) throws InterruptedException;
    }
}
