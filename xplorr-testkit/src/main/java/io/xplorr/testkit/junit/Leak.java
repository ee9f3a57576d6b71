package io.xplorr.testkit.junit;

/** A way for a test to leave something behind; each is looked for at the end unless it is allowed. */
public enum Leak {
    /**
     * A thread that began during the test, lives on after everything was closed, and does not end within a few seconds.
     * Not looked for where tests run at once, since threads tell not whose they are; virtual threads are not seen.
     */
    THREADS,
    /** A task that still runs, or waits, on the executor of the manual clock: a sync, or a scheduler, that nobody ended. */
    TASKS,
    /**
     * A run of the store that was opened and not closed when the test ended: a sync that nobody waited for, also one of the
     * {@link TestWorld#xplorr} and of its schedules. A sync that had not begun by then has no run yet.
     */
    RUNS,
    /** A provider given to {@link TestWorld#watched} that is not closed: an Xplorr that nobody closed. */
    PROVIDERS,
    /**
     * A fault that was armed, or a failure of a fake provider given to {@link TestWorld#watched}, and that no call has met: the
     * test has not tested what it says.
     */
    FAULTS
}
