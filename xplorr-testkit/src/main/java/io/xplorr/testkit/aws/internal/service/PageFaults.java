package io.xplorr.testkit.aws.internal.service;

/** What goes wrong with the page of one call. Who asks is hit: ask only where it makes a difference. Not thread-safe. */
public interface PageFaults {
    /** Tells whether the page names itself as the next one. */
    boolean repeatsToken();

    /** Tells whether the page holds nothing yet. */
    boolean isEmpty();
}
