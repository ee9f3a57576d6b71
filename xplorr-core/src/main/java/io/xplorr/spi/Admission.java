package io.xplorr.spi;

/**
 * Bounds the answers that are in memory at once. A provider calls it on the calling thread when the head of an answer has
 * arrived and its body has not been read, so that waiting for an answer occupies no place. A provider that cannot may leave
 * it out: the gate then takes the place when the call returns. Thread-safe.
 */
public interface Admission {
    /** Waits for a place for the answer that has arrived; does nothing on a thread that makes no call of a page. */
    void answerArrived();
}
