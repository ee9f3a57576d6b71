package io.xplorr.record;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import java.time.Instant;

/**
 * Where a record comes from: one value shared by all records of a page. Immutable and thread-safe.
 *
 * @param observedAt when the page was asked for
 */
public record Origin(ConnectionId connectionId, Provider provider, DatasetId dataset, Instant observedAt) {}
