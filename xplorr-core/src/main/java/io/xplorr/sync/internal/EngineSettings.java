package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What the engine runs on.
 *
 * @param random where jitter comes from; used by one thread at a time
 * @param callsInFlight how many calls may be under way at once, over all connections
 * @param pagesInFlight how many answers may be in memory at once, over all connections
 * @param readsPerConnection how many reads of one connection run at once
 * @param callDeadline how long one call may take with its retries, from the grant of its first permits
 * @param maxPagesPerRead after how many pages a read is taken for endless
 */
public record EngineSettings(
        TimeSource time,
        RandomGenerator random,
        int callsInFlight,
        int pagesInFlight,
        int readsPerConnection,
        Duration callDeadline,
        int maxPagesPerRead) {}
