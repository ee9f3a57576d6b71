package io.xplorr.spi;

import java.time.Duration;

/**
 * What a run tells the transport of its provider: when an answer may come into memory, and when a wait is over. All of it is
 * called on the thread that makes the call. Thread-safe.
 *
 * <p>It bounds the answers that are in memory at once: {@link #answerArrived} is called when the head of an answer has arrived
 * and its body has not been read, so that waiting for an answer occupies no place. A provider that cannot may leave it out:
 * the gate then takes the place when the call returns.
 */
public interface Admission {
    /** As long as anybody waits. */
    Duration FOR_EVER = Duration.ofDays(365);

    /** Waits for a place for the answer that has arrived; does nothing on a thread that makes no call of a page. */
    void answerArrived();

    /**
     * Tells that the calling thread is about to wait for the provider, and how that wait is broken off; an earlier way that
     * it told is forgotten. A run that is cancelled breaks off at once. A provider that leaves it out is interrupted, which
     * ends no blocking read of a socket before Java 21.
     *
     * @param breakOff called at most once, on another thread, and harmless if the wait is over
     * @return how long the wait may last before the run is out of time; the caller sees to it
     */
    default Duration waiting(Runnable breakOff) {
        return FOR_EVER;
    }
}
