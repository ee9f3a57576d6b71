package io.xplorr.testkit;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Scope;
import java.time.Instant;

/**
 * One attempt that reached a {@link FakeProvider}. Immutable and thread-safe.
 *
 * @param action {@code fake:} and the dataset, or {@code fake:authenticate}, {@code fake:account}, {@code fake:payer},
 *     {@code fake:regions}
 * @param at when it was made
 * @param number 1 for the first attempt of this action in this scope over this connection
 */
public record FakeCall(ConnectionId connectionId, String action, Scope scope, Instant at, int number) {}
