package io.xplorr.spi;

import java.time.Instant;

/**
 * When a scheduled connection is due next. Immutable and thread-safe.
 *
 * @param refusals how often in a row the provider did not let us in
 */
public record Turn(Instant dueAt, int refusals) {}
