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

    /**
     * Runs what waits by this time for most of its life, such as a scheduler, on a daemon thread of its own: an executor of
     * the host's may have none to spare. Returns at once. A time source that counts threads counts this one.
     *
     * @param name the thread's
     */
    default void startDaemon(String name, Runnable waiting) {
        Thread thread = new Thread(waiting, name);
        thread.setDaemon(true);
        thread.start();
    }

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
