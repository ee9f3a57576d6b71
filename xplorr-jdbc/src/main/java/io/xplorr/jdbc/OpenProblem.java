package io.xplorr.jdbc;

import io.xplorr.sync.Problem;
import java.time.Instant;

/**
 * One thing that is wrong until a sync looks again. Immutable and thread-safe.
 *
 * @param firstSeenAt when the first of the syncs that found it without a break ended
 * @param lastSeenAt when the last of them ended
 */
public record OpenProblem(Problem problem, Instant firstSeenAt, Instant lastSeenAt) {}
